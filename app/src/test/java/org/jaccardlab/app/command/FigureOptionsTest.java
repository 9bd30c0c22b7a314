package org.jaccardlab.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Figures of several panes, several fields in one file, and tables, by the command line. */
class FigureOptionsTest {

    private static final String EARTH = Told.sample("earth");
    private static final int WIDTH = 637;
    private static final int HEIGHT = 364;

    @TempDir
    Path folder;

    private Path exported(String name, String... more) {
        Path file = folder.resolve(name);
        Told.by(Stream.concat(Stream.of("export", EARTH, "--out", file.toString()), Arrays.stream(more))
                .toArray(String[]::new)).silent();
        return file;
    }

    private static int[] pixels(BufferedImage image, int x, int y, int width, int height) {
        return image.getRGB(x, y, width, height, null, 0, width);
    }

    @Test
    void everyPaneOfAFigureHasThePixelsOfItsOwnPicture() throws IOException {
        BufferedImage figure = ImageIO.read(exported("figure.png", "--panes", "image,share@0.5", "--plain",
                "--columns", "1", "--scale", "2").toFile());
        BufferedImage image = ImageIO.read(exported("image.png", "--field", "image", "--plain", "--scale", "2")
                .toFile());
        BufferedImage share = ImageIO.read(exported("share.png", "--field", "share", "--opacity", "0.5", "--plain",
                "--scale", "2").toFile());
        assertThat(figure.getWidth()).isEqualTo(2 * WIDTH);
        assertThat(pixels(figure, 0, 0, 2 * WIDTH, 2 * HEIGHT)).isEqualTo(pixels(image, 0, 0, 2 * WIDTH, 2 * HEIGHT));
        assertThat(pixels(figure, 0, figure.getHeight() - 2 * HEIGHT, 2 * WIDTH, 2 * HEIGHT))
                .isEqualTo(pixels(share, 0, 0, 2 * WIDTH, 2 * HEIGHT));
    }

    @Test
    void aPdfSaysWhatItShowsUnderWhichSettings() throws IOException {
        Path file = exported("figure.pdf", "--panes", "predicted-class,gradient-logit:glacier", "--title", "Ice",
                "--epsilon", "0.1", "--keys", "shared");
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(document)).contains("Ice", "Prediction (class)",
                    "Gradient w.r.t. logit, glacier", "epsilon 0.1");
        }
    }

    @Test
    void limitsOfTheColoursAreThoseGiven() throws IOException {
        String svg = Files.readString(exported("share.svg", "--field", "share", "--limits", "share=0,8"));
        assertThat(svg).contains(">8</text>").contains("Loss share, all classes");
    }

    @Test
    void aFigureCanLieOnDarkPaperOrOnNone() throws IOException {
        BufferedImage dark = ImageIO.read(exported("dark.png", "--field", "share", "--paper", "dark").toFile());
        assertThat(dark.getRGB(0, 0)).isEqualTo(0xff16181c);
        BufferedImage none = ImageIO.read(exported("none.png", "--field", "share", "--transparent").toFile());
        assertThat(none.getRGB(0, 0) >>> 24).isZero();
    }

    @Test
    void severalFieldsGoIntoOneFileByName() throws IOException {
        Path file = exported("fields.npz", "--panes", "share,gradient-logit:glacier,error:0");
        Told told = Told.by("inspect", file.toString());
        assertThat(told.code()).isZero();
        assertThat(told.out()).contains("share", "gradient-logit_glacier", "error_");
        assertThat(Files.size(exported("fields.tif", "--panes", "share,gradient-logit:glacier")))
                .isGreaterThan(2L * 4 * WIDTH * HEIGHT);
    }

    @Test
    void bothSidesOfAComparisonAndTheirDifferenceAreFieldsOfTheirOwn() throws IOException {
        Path file = exported("compared.npz", "--against-loss", "soft-jaccard", "--epsilon", "0.2", "--panes",
                "a/share,b/share,a-b/share,gradient-cosine");
        assertThat(Told.by("inspect", file.toString()).out()).contains("share_a", "share_b", "share_a-minus-b",
                "gradient-cosine");
        assertThat(Files.readAllBytes(exported("b.npy", "--against-loss", "soft-jaccard", "--epsilon", "0.2", "--field",
                "b/share"))).isEqualTo(Files.readAllBytes(exported("alone.npy", "--loss", "soft-jaccard", "--epsilon",
                        "0.2", "--field", "share")));
        refused("x.png", "--field", "a-b/share").refused("say how B differs");
        refused("x.png", "--field", "c/share").refused("\"c\" is no side of a comparison");
    }

    @Test
    void theTableOfClassesHoldsWhatEvaluatePrintsDigitForDigit() throws IOException {
        List<String> lines = Files.readAllLines(exported("classes.csv", "--loss", "dml1", "--epsilon", "0.1"));
        JsonNode printed = Told.by("evaluate", EARTH, "--loss", "dml1", "--epsilon", "0.1").json();
        List<String> head = List.of(lines.getFirst().split(","));
        JsonNode classes = printed.at("/terms/0/classes");
        assertThat(lines).hasSize(1 + classes.size());
        for (int c = 0; c < classes.size(); c++) {
            Map<String, String> row = new HashMap<>();
            String[] cells = lines.get(1 + c).split(",", -1);
            for (int i = 0; i < cells.length; i++) {
                row.put(head.get(i), cells[i]);
            }
            for (String name : List.of("name", "loss", "contribution", "shareOfLoss", "iou", "dice", "pixels")) {
                assertThat(row.get(name)).as(name).isEqualTo(classes.get(c).get(name).asText());
            }
            assertThat(row).containsEntry("sums.d", classes.get(c).at("/sums/d").asText());
        }
        assertThat(classes.findValues("shareOfLoss").stream().mapToDouble(JsonNode::asDouble).sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void theTableOfMetricsAndTheJsonHoldTheSame() throws IOException {
        JsonNode printed = Told.by("evaluate", EARTH).json();
        assertThat(Files.readAllLines(exported("metrics.csv", "--table", "metrics"))).contains("metric,value",
                "accuracy," + printed.at("/metrics/accuracy").asText(),
                "meanIoU.dataset," + printed.at("/metrics/meanIoU/dataset").asText());
        assertThat(Files.readString(exported("all.json")).strip())
                .isEqualTo(Told.by("evaluate", EARTH).out().strip());
    }

    private Told refused(String name, String... more) {
        return Told.by(Stream.concat(Stream.of("export", EARTH, "--out", folder.resolve(name).toString()),
                Arrays.stream(more)).toArray(String[]::new));
    }

    @Test
    void whatCannotBeUnderstoodIsRefusedInOneSentence() {
        refused("x.png", "--panes", "share,loss").refused("There is no field \"loss\": choose one of image");
        refused("x.png", "--panes", "share@much").refused("write a number behind the @");
        refused("x.png", "--panes", "share:sea,gradient-logit").refused("There is no class \"sea\"");
        refused("x.png", "--panes", "gradient-logit").refused("say which with --class, or behind a colon");
        refused("x.png", "--panes", "share", "--field", "share").refused("--panes takes the place of --field");
        refused("x.png", "--field", "share", "--limits", "share=2").refused("its two limits, such as share=0,2");
        refused("x.png", "--field", "share", "--limits", "share=2,1").refused("is not below the upper");
        refused("x.png", "--field", "share", "--scale", "65").refused("1 to 64 times larger, not 65");
        refused("x.png", "--field", "share", "--columns", "0").refused("at least one column");
        refused("x.npy", "--panes", "share,error:0").refused("would hold 2 fields", "export them as .npz");
        refused("x.npz", "--panes", "share,image").refused("would hold Image");
        refused("x.png", "--field", "share", "--table", "metrics").refused("--table is for a .csv");
    }
}
