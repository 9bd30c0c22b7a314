package org.jaccardlab.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jaccardlab.io.PngWriter;
import org.jaccardlab.picture.Rendering;

/** A figure as SVG 1.1: text is text, lines are lines, and pictures are PNG files within that viewers do not smooth. */
final class SvgCanvas implements Canvas {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String LINK = "http://www.w3.org/1999/xlink";

    private final XMLStreamWriter xml;

    private SvgCanvas(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static void write(Sheet sheet, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out,
                    StandardCharsets.UTF_8.name());
            String width = Integer.toString(sheet.size().width());
            String height = Integer.toString(sheet.size().height());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("svg");
            xml.writeDefaultNamespace(SVG);
            xml.writeNamespace("xlink", LINK);
            xml.writeAttribute("version", "1.1");
            xml.writeAttribute("width", width);
            xml.writeAttribute("height", height);
            xml.writeAttribute("viewBox", "0 0 " + width + " " + height);
            xml.writeAttribute("font-family", Typeface.FAMILIES);
            if (!sheet.title().isEmpty()) {
                xml.writeStartElement("title");
                xml.writeCharacters(legal(sheet.title()));
                xml.writeEndElement();
            }
            sheet.drawOn(new SvgCanvas(xml));
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (Unwritten problem) {
            throw new IOException(problem.getCause());
        } catch (XMLStreamException problem) {
            throw new IOException(problem);
        }
    }

    /** Carries the writer's own exception out of a drawing that knows nothing of files. */
    private static final class Unwritten extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unwritten(XMLStreamException cause) {
            super(cause);
        }
    }

    private void element(String name, String text, String... attributes) {
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement(name);
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute(attributes[i], attributes[i + 1]);
            }
            if (!text.isEmpty()) {
                xml.writeCharacters(legal(text));
            }
            xml.writeEndElement();
        } catch (XMLStreamException problem) {
            throw new Unwritten(problem);
        }
    }

    /** Without what XML has no way to say: names come from files, in which anything may stand. */
    private static String legal(String text) {
        return text.codePoints()
                .map(c -> c == '\t' || c >= ' ' && c < 0xd800 || c > 0xdfff && c < 0xfffe || c > 0xffff ? c : 0xfffd)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    @Override
    public void picture(Rendering picture, double x, double y) {
        String png = Base64.getEncoder().encodeToString(PngWriter.bytes(picture.size(), picture.argb()));
        // Browsers know the style, other viewers the attribute.
        element("image", "", "x", number(x), "y", number(y), "width", Integer.toString(picture.size().width()),
                "height", Integer.toString(picture.size().height()), "preserveAspectRatio", "none",
                "image-rendering", "optimizeSpeed", "style", "image-rendering:pixelated", "xlink:href",
                "data:image/png;base64," + png);
    }

    @Override
    public void fill(Shape shape, Color colour) {
        element("path", "", "d", path(shape), "fill", hex(colour));
    }

    @Override
    public void stroke(Shape shape, Color colour, double width) {
        element("path", "", "d", path(shape), "fill", "none", "stroke", hex(colour), "stroke-width", number(width),
                "stroke-linejoin", "round");
    }

    @Override
    public void text(String line, Font font, Color ink, double x, double y) {
        element("text", line, "x", number(x), "y", number(y), "font-size", number(font.getSize2D()), "fill", hex(ink));
    }

    @Override
    public void upwardText(String line, Font font, Color ink, double x, double y) {
        element("text", line, "transform", "translate(" + number(x) + " " + number(y) + ") rotate(-90)", "font-size",
                number(font.getSize2D()), "fill", hex(ink));
    }

    private static String path(Shape shape) {
        StringBuilder path = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator steps = shape.getPathIterator(null); !steps.isDone(); steps.next()) {
            switch (steps.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> append(path, 'M', at, 2);
                case PathIterator.SEG_LINETO -> append(path, 'L', at, 2);
                case PathIterator.SEG_QUADTO -> append(path, 'Q', at, 4);
                case PathIterator.SEG_CUBICTO -> append(path, 'C', at, 6);
                default -> path.append('Z');
            }
        }
        return path.toString();
    }

    private static void append(StringBuilder path, char step, double[] at, int count) {
        path.append(step);
        for (int i = 0; i < count; i++) {
            path.append(i == 0 ? "" : " ").append(number(at[i]));
        }
    }

    private static String hex(Color colour) {
        return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xffffff);
    }

    /** To a thousandth of a pixel. */
    private static String number(double value) {
        double rounded = Math.rint(value * 1000) / 1000;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
