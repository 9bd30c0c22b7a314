package org.jaccardlab.figure;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jaccardlab.colour.ColourMap;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.picture.Content;
import org.jaccardlab.picture.Painter;
import org.jaccardlab.picture.Rendering;
import org.jaccardlab.picture.View;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.ClassTable;

/** Writes figures of every kind to {@code target/figures} for somebody to look at: run it from the module's folder. */
final class FigureGallery {

    private static final Path FOLDER = Path.of("target", "figures");

    private FigureGallery() {
    }

    public static void main(String[] args) throws IOException {
        Files.createDirectories(FOLDER);
        Size wide = new Size(364, 637);
        Photo photo = landscape(wide);
        KeepMask kept = KeepMask.where(wide, i -> !ignored(wide, i));
        for (Paper paper : Paper.values()) {
            String end = "-" + paper.name().toLowerCase(Locale.ROOT);
            ColourMap signed = ColourMap.named(paper == Paper.LIGHT ? "blue-white-red" : "blue-black-amber");
            Style style = Style.STANDARD.on(paper);
            Panel gradient = new Panel("Gradient w.r.t. logit, glaciated area", "Gradient w.r.t. logit",
                    "\u00d7 231,868 kept pixels", gradient(wide, kept, signed), photo, 0.85);
            Panel share = new Panel("Loss share, all classes", "Loss share", "\u00d7 231,868 kept pixels",
                    shares(wide, kept), photo, 0.8);
            Panel lake = new Panel("Loss share, lake", "Loss share", "\u00d7 231,868 kept pixels", shares(wide, kept),
                    photo, 0.8);
            Panel target = new Panel("Target (class)", "Target (class)", "", classes(wide, 7), photo, 0.7);
            Panel predicted = new Panel("Prediction (class)", "Prediction (class)", "", classes(wide, 6), photo, 0.7);
            Panel image = new Panel("Image", "Image", "", new Content.Image(), photo, 1);
            write("one" + end, new Figure("", List.of(gradient),
                    "JML1, class 3 of 7, \u03b5 = 0.10, T = 1. Loss 0.407 = shares 0.407 + constant 0. Red pixels are pushed"
                            + " down, blue pixels are pushed up; values beyond the limits take the colours of the caps.",
                    style));
            write("image" + end, new Figure("", List.of(image), "The image.", style));
            write("four" + end, new Figure("Natural Earth under JML1", List.of(target, share, gradient, predicted),
                    "JML1 (smooth 0) = 0.4071. Prediction: student. Ground truth: hard. Earth.",
                    style.withColumns(2).withTitles(true)));
            write("shared" + end, new Figure("Natural Earth under JML1",
                    List.of(target, share, predicted, lake, image, gradient),
                    "JML1 (smooth 0) = 0.4071. Prediction: student. Ground truth: hard. Earth.",
                    style.withColumns(2).withTitles(true).withKeys(Keys.SHARED).withTransparent(true)));
            write("row" + end, new Figure("", List.of(share, lake, share), "",
                    style.withColumns(3).withTitles(true).withKeys(Keys.SHARED)));
            write("plain" + end, new Figure("", List.of(image, share), "", style.withColumns(2).withKeys(Keys.NONE)));
        }
        onScreen("screen-classes", classes(wide, 7), photo, new View(wide, 300, 20, 4.3, 800, 500));
        onScreen("screen-shares", shares(wide, kept), photo, new View(wide, 438, 110, 17.3, 800, 500));
        onScreen("screen-small", gradient(wide, kept, ColourMap.named("blue-white-red")), photo,
                View.fit(wide, 300, 240, 12));
        Size tiny = new Size(3, 3);
        Content nine = new Content.Scalar(new Field(tiny, new float[]{-2e-6f, -1e-6f, 0, 1e-6f, 2e-6f, 3e-6f,
                Float.NaN, 1.5e-6f, -0.5e-6f}), 1, ColourMap.named("blue-white-red"), new Limits(-2e-6, 2e-6),
                KeepMask.where(tiny, i -> i != 8));
        Panel small = new Panel("Gradient w.r.t. probability", "Gradient", "per pixel", nine, landscape(tiny), 1);
        write("tiny", new Figure("", List.of(small), "Nine pixels, one of them not a number.",
                Style.STANDARD.withUpscale(Style.suggestedUpscale(tiny))));
        write("tiny-not-enlarged", new Figure("", List.of(small, small), "Nine pixels at data resolution.",
                Style.STANDARD.withColumns(2).withTitles(true)));
        write("many-classes", new Figure("", List.of(
                new Panel("Prediction", "Prediction", "arg max", classes(wide, 40), photo, 1)), "Forty classes.",
                Style.STANDARD));
        Size large = new Size(1024, 2048);
        write("large", new Figure("", List.of(new Panel("Loss share", "Loss share", "\u00d7 2,097,152 kept pixels",
                shares(large, KeepMask.where(large, i -> !ignored(large, i))), landscape(large), 0.8)),
                "A street at full resolution: type grows with the picture. \u4e2d\u6587 \u03b5 \u2192 \u221e",
                Style.STANDARD));
    }

    private static void onScreen(String name, Content content, Photo photo, View view) throws IOException {
        int[] argb = new int[view.width() * view.height()];
        new Painter().paint(content, photo, 0.7, view, 0x2b2b2b, argb);
        write(name, new Rendering(new Size(view.height(), view.width()), argb));
    }

    private static void write(String name, Figure figure) throws IOException {
        write(name, figure.rendering());
        try (OutputStream svg = Files.newOutputStream(FOLDER.resolve(name + ".svg"));
                OutputStream pdf = Files.newOutputStream(FOLDER.resolve(name + ".pdf"))) {
            figure.writeSvg(svg);
            figure.writePdf(pdf);
        }
        try (PDDocument document = Loader.loadPDF(FOLDER.resolve(name + ".pdf").toFile())) {
            ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, 96), "png",
                    FOLDER.resolve(name + "-pdf.png").toFile());
        }
    }

    private static void write(String name, Rendering rendering) throws IOException {
        int width = rendering.size().width();
        int height = rendering.size().height();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.getRaster().setDataElements(0, 0, width, height, rendering.argb());
        ImageIO.write(image, "png", FOLDER.resolve(name + ".png").toFile());
    }

    private static Photo landscape(Size size) {
        int[] rgb = new int[size.pixels()];
        for (int i = 0; i < rgb.length; i++) {
            double x = i % size.width() / (double) size.width();
            double y = i / size.width() / (double) size.height();
            double hill = 0.45 + 0.12 * Math.sin(7 * x) + 0.03 * Math.sin(31 * x);
            double grain = 12 * Math.sin(i * 12.9898 % 6.28) * Math.sin(i * 0.37);
            rgb[i] = y < hill
                    ? rgb(120 + 90 * y, 160 + 80 * y, 225)
                    : rgb(70 + 60 * (y - hill) + grain, 110 + 50 * y + grain, 50 + grain);
        }
        return new Photo(size, rgb);
    }

    private static int rgb(double r, double g, double b) {
        return (int) r << 16 | (int) g << 8 | (int) b;
    }

    private static boolean ignored(Size size, int pixel) {
        double x = pixel % size.width() / (double) size.width();
        double y = pixel / size.width() / (double) size.height();
        return y > 0.93 || Math.abs(Math.hypot(x - 0.7, (y - 0.4) * 0.6) - 0.15) < 0.006;
    }

    private static Content gradient(Size size, KeepMask kept, ColourMap map) {
        float[] values = new float[size.pixels()];
        for (int i = 0; i < values.length; i++) {
            double x = i % size.width() / (double) size.width();
            double y = i / size.width() / (double) size.height();
            values[i] = kept.keeps(i) ? (float) (1.4 * Math.sin(6 * x) * Math.cos(5 * y) * Math.exp(-2 * x * y)) : 0;
            if (Math.hypot(x - 0.15, (y - 0.7) * 0.6) < 0.03) {
                values[i] = Float.NaN;
            }
        }
        Field field = new Field(size, values);
        return new Content.Scalar(field, 1, map, Limits.robust(field, kept, 1, 97).symmetric(), kept);
    }

    private static Content shares(Size size, KeepMask kept) {
        float[] values = new float[size.pixels()];
        for (int i = 0; i < values.length; i++) {
            double x = i % size.width() / (double) size.width();
            double y = i / size.width() / (double) size.height();
            double edge = (Math.hypot(x - 0.5, (y - 0.5) * 0.6) - 0.2) / 0.03;
            values[i] = kept.keeps(i) ? (float) ((1e-4 + Math.exp(-edge * edge) * (1 + x)) / size.pixels()) : 0;
        }
        Field field = new Field(size, values);
        double factor = kept.count();
        return new Content.Scalar(field, factor, ColourMap.named("viridis"), Limits.robust(field, kept, factor, 98),
                kept);
    }

    private static Content classes(Size size, int count) {
        byte[] labels = new byte[size.pixels()];
        for (int i = 0; i < labels.length; i++) {
            double x = i % size.width() / (double) size.width();
            double y = i / size.width() / (double) size.height();
            int label = (int) (count * (0.5 + 0.499 * Math.sin(5 * x + 2 * y) * Math.cos(3 * y)));
            labels[i] = (byte) (ignored(size, i) ? LabelMap.IGNORED : label);
        }
        List<ClassTable.Entry> entries = new ArrayList<>();
        String[] names = {"land", "ocean", "lake", "river", "glaciated area", "urban area", "reef"};
        for (int c = 0; c < count; c++) {
            String name = c < names.length
                    ? names[c]
                    : c == 20
                            ? "a very long class name that somebody has thought of"
                            : "class " + c;
            entries.add(new ClassTable.Entry(name, ClassTable.distinctColour(c)));
        }
        return new Content.Classes(new LabelMap(size, labels), new ClassTable(entries));
    }
}
