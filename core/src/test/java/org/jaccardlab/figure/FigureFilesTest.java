package org.jaccardlab.figure;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jaccardlab.colour.ColourMap;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.picture.Content;
import org.jaccardlab.picture.Rendering;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.ClassTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Figures of several pictures, as pixels, as SVG and as PDF. */
class FigureFilesTest {

    private static final Size SIZE = new Size(60, 80);
    private static final Photo PHOTO = new Photo(SIZE, photo());
    private static final List<Panel> FOUR = List.of(numbers("Loss share, lake", 0.3), numbers("Loss share, land", 0.9),
            classes("Target (class)"),
            new Panel("Image", "Image", "", new Content.Image(), PHOTO, 1));
    private static final Style TWO_BY_TWO = Style.STANDARD.withColumns(2).withTitles(true);

    private static int[] photo() {
        int[] rgb = new int[SIZE.pixels()];
        Arrays.setAll(rgb, i -> i * 2654435 & 0xffffff);
        return rgb;
    }

    private static Panel numbers(String title, double opacity) {
        float[] values = new float[SIZE.pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 97 / 97f;
        }
        return new Panel(title, "Loss share", "× 4,800 kept pixels", new Content.Scalar(new Field(SIZE, values), 1,
                ColourMap.named("viridis"), new Limits(0.1, 0.9), KeepMask.where(SIZE, i -> i > 500)), PHOTO, opacity);
    }

    private static Panel classes(String title) {
        byte[] labels = new byte[SIZE.pixels()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % 11 == 0 ? LabelMap.IGNORED : i % 3);
        }
        return new Panel(title, title, "", new Content.Classes(new LabelMap(SIZE, labels), new ClassTable(List.of(
                new ClassTable.Entry("R&D <land>", 0x40a040), new ClassTable.Entry("lake", 0x4040a0),
                new ClassTable.Entry("\u4e2d\u6587", 0xa04040)))), PHOTO, 0.5);
    }

    private static Figure figure(Style style) {
        return new Figure("Earth under JML1", FOUR, "JML1 = 0.407. Prediction: student → ε.", style);
    }

    /** Where in the whole a part begins whose pixels are all there; fails if there is no such place. */
    private static int[] place(Rendering part, Rendering whole) {
        int width = whole.size().width();
        for (int y = 0; y + part.size().height() <= whole.size().height(); y++) {
            for (int x = 0; x + part.size().width() <= width; x++) {
                if (holds(part, whole, x, y)) {
                    return new int[]{x, y};
                }
            }
        }
        throw new AssertionError("the picture is not in the figure");
    }

    private static boolean holds(Rendering part, Rendering whole, int x, int y) {
        for (int row = 0; row < part.size().height(); row++) {
            int from = row * part.size().width();
            int at = (y + row) * whole.size().width() + x;
            if (!Arrays.equals(part.argb(), from, from + part.size().width(), whole.argb(), at,
                    at + part.size().width())) {
                return false;
            }
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void everyPictureOfAFigureHasThePixelsItHasAlone(int upscale) {
        Rendering whole = figure(TWO_BY_TWO.withUpscale(upscale)).rendering();
        List<int[]> places = new ArrayList<>();
        for (Panel panel : FOUR) {
            places.add(place(panel.picture(upscale, Paper.LIGHT), whole));
        }
        assertThat(places.get(1)[1]).isEqualTo(places.get(0)[1]);
        assertThat(places.get(2)[0]).isEqualTo(places.get(0)[0]);
        assertThat(places.get(3)).containsExactly(places.get(1)[0], places.get(2)[1]);
        assertThat(places.get(1)[0]).isGreaterThan(places.get(0)[0] + upscale * SIZE.width());
    }

    @Test
    void picturesWithoutAnythingElseStandCloseAndWithoutMargin() {
        Rendering whole = new Figure("", FOUR.subList(0, 2), "", Style.STANDARD.withColumns(2).withKeys(Keys.NONE))
                .rendering();
        assertThat(whole.size().height()).isEqualTo(SIZE.height());
        assertThat(holds(FOUR.get(0).picture(1, Paper.LIGHT), whole, 0, 0)).isTrue();
        assertThat(holds(FOUR.get(1).picture(1, Paper.LIGHT), whole, whole.size().width() - SIZE.width(), 0)).isTrue();
    }

    @Test
    void aSharedKeyTakesLessRoomThanTwo() {
        List<Panel> alike = FOUR.subList(0, 2);
        Style row = Style.STANDARD.withColumns(2);
        assertThat(new Figure("", alike, "", row.withKeys(Keys.SHARED)).size().width())
                .isLessThan(new Figure("", alike, "", row.withKeys(Keys.OWN)).size().width());
        assertThat(Key.sharedBy(FOUR)).extracting(Key::name).containsExactly("Loss share", "Target (class)");
    }

    @Test
    void aTransparentFigureLetsThroughWhatLiesBeneathItsMarginAndNothingOfItsPictures() {
        Rendering whole = figure(TWO_BY_TWO.withTransparent(true)).rendering();
        assertThat(whole.argb()[0]).isZero();
        assertThat(whole.isOpaque()).isFalse();
        place(FOUR.get(0).picture(1, Paper.LIGHT), whole);
    }

    @Test
    void aFigureThatNoPictureCanHoldIsRefusedBeforeItIsDrawn() {
        Photo large = new Photo(new Size(4000, 4000), new int[16_000_000]);
        Panel image = new Panel("Image", "Image", "", new Content.Image(), large, 1);
        assertThatThrownBy(() -> new Figure("", List.of(image), "", Style.STANDARD.withUpscale(64)).size())
                .hasMessageContaining("which no picture can be: choose fewer panes or a smaller scale");
    }

    private static Document svg(Figure figure) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        figure.writeSvg(out);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(out.toByteArray()));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    @ParameterizedTest
    @EnumSource(Keys.class)
    void anSvgHoldsTextAsTextAndPicturesPixelByPixel(Keys keys) throws Exception {
        Figure figure = figure(TWO_BY_TWO.withKeys(keys));
        Document document = svg(figure);
        assertThat(document.getDocumentElement().getAttribute("viewBox"))
                .isEqualTo("0 0 " + figure.size().width() + " " + figure.size().height());
        List<String> texts = elements(document, "text").stream().map(Element::getTextContent).toList();
        assertThat(texts).contains("Earth under JML1", "Target (class)", "Image");
        if (keys != Keys.NONE) {
            assertThat(texts).contains("R&D <land>", "\u4e2d\u6587", "ignored");
        }
        List<BufferedImage> images = new ArrayList<>();
        for (Element image : elements(document, "image")) {
            assertThat(image.getAttribute("style")).contains("pixelated");
            String link = image.getAttributeNS("http://www.w3.org/1999/xlink", "href");
            images.add(ImageIO.read(new ByteArrayInputStream(
                    Base64.getDecoder().decode(link.substring("data:image/png;base64,".length())))));
        }
        for (Panel panel : FOUR) {
            assertThat(images).anySatisfy(image -> assertThat(pixels(image))
                    .isEqualTo(panel.picture(1, Paper.LIGHT).argb()));
        }
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void whatXmlCannotSayIsNoReasonNotToWrite() throws Exception {
        Document document = svg(new Figure("a\u0000b", FOUR, "", TWO_BY_TWO));
        assertThat(elements(document, "title").getFirst().getTextContent()).isEqualTo("a\ufffdb");
    }

    private static byte[] pdf(Figure figure) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        figure.writePdf(out);
        return out.toByteArray();
    }

    @Test
    void aPdfHasItsTextItsSizeAndItsPictures() throws IOException {
        Figure figure = figure(TWO_BY_TWO);
        try (PDDocument document = Loader.loadPDF(pdf(figure))) {
            PDPage page = document.getPage(0);
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            // A pixel is 1/96 inch, a point 1/72.
            assertThat((double) page.getMediaBox().getWidth()).isCloseTo(figure.size().width() * 0.75, within(0.01));
            assertThat((double) page.getMediaBox().getHeight()).isCloseTo(figure.size().height() * 0.75,
                    within(0.01));
            assertThat(new PDFTextStripper().getText(document)).contains("Earth under JML1", "Target (class)",
                    "R&D <land>", "JML1 = 0.407.", "→ ε");
            List<BufferedImage> images = images(page.getResources());
            for (Panel panel : FOUR) {
                assertThat(images).anySatisfy(image -> assertThat(pixels(image))
                        .isEqualTo(panel.picture(1, Paper.LIGHT).argb()));
            }
        }
    }

    private static List<BufferedImage> images(PDResources resources) throws IOException {
        List<BufferedImage> images = new ArrayList<>();
        for (COSName name : resources.getXObjectNames()) {
            PDImageXObject image = (PDImageXObject) resources.getXObject(name);
            assertThat(image.getInterpolate()).isFalse();
            images.add(image.getImage());
        }
        return images;
    }

    @Test
    void theFontOfAPdfLiesWithin() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(figure(TWO_BY_TWO)))) {
            PDResources resources = document.getPage(0).getResources();
            for (COSName name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
                assertThat(resources.getFont(name).getName()).endsWith("LiberationSans");
            }
        }
    }

    @Test
    void theSameFigureIsTheSameFile() throws IOException {
        assertThat(pdf(figure(TWO_BY_TWO))).isEqualTo(pdf(figure(TWO_BY_TWO)));
    }
}
