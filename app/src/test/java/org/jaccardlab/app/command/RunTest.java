package org.jaccardlab.app.command;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What was exported can be made again from its recipe alone. */
class RunTest {

    private static final String BRAIN = Told.sample("brain");

    @TempDir
    Path folder;

    private Path file(String name) {
        return folder.resolve(name);
    }

    private void export(String name, String... more) {
        Told.by(Stream.concat(Stream.of("export", BRAIN, "--out", file(name).toString()), Stream.of(more))
                .toArray(String[]::new)).silent();
    }

    private Told run(String recipe, String... more) {
        return Told.by(Stream.concat(Stream.of("run", file(recipe).toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private static int[] pixels(Path png) throws IOException {
        BufferedImage image = ImageIO.read(png.toFile());
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --field share --member 2 --loss jml2 --temperature 2.7 --epsilon 0.1
            --field gradient-logit --class 1 --preset smp-dice --set smooth=0.3
            --field gradient-logit --class 0 --term 0.25*cross-entropy --term 0.75*jml1(smooth=1)[temperature=2]
            --field gain --class 1 --loss tversky --set alpha=0.3 --engine nd4j
            --field probability --class 0 --region 10,20,101x77 --float16
            """)
    void rawNumbersComeBackBitForBit(String options) throws IOException {
        export("field.npy", options.split(" "));
        byte[] first = Files.readAllBytes(file("field.npy"));
        run("field.npy.json", "--out", file("again.npy").toString()).silent();
        assertThat(Files.readAllBytes(file("again.npy"))).isEqualTo(first);
        assertThat(Files.readString(file("again.npy.json")).replace("again.npy", "field.npy"))
                .isEqualTo(Files.readString(file("field.npy.json")));
    }

    @ParameterizedTest
    @CsvSource({"--field share --opacity 0.6", "--field predicted-class --class 1 --plain",
            "--field error --class 1 --use-prediction target --epsilon 0.2"})
    void aPictureComesBackPixelForPixelFromTheRecipeItCarries(String options) throws IOException {
        export("picture.png", options.split(" "));
        run("picture.png", "--out", file("again.png").toString()).silent();
        assertThat(pixels(file("again.png"))).isEqualTo(pixels(file("picture.png")));
        assertThat(file("picture.png.json")).doesNotExist();
        run("again.png", "--out", file("third.png").toString()).silent();
        assertThat(pixels(file("third.png"))).isEqualTo(pixels(file("picture.png")));
    }

    @Test
    void aFigureOfAComparisonComesBackPixelForPixel() throws IOException {
        export("picture.png", "--epsilon", "0.2", "--against-loss", "soft-jaccard", "--panes",
                "a/share,b/share,a-b/share,gradient-cosine,opposed");
        run("picture.png", "--out", file("again.png").toString()).silent();
        assertThat(pixels(file("again.png"))).isEqualTo(pixels(file("picture.png")));
    }

    @Test
    void filesOfOnesOwnAndHowTheyWereReadAreInTheRecipe() throws IOException {
        Told.by("export", "--image", BRAIN + "/slice060.png", "--target", BRAIN + "/slice060_mask.png", "--coding",
                "indices", "--prediction", BRAIN + "/slice060_network.npy", "--kind", "logits", "--layout", "CHW",
                "--field", "share", "--out", file("field.npy").toString()).silent();
        run("field.npy.json", "-o", file("again.npy").toString()).silent();
        assertThat(Files.readAllBytes(file("again.npy"))).isEqualTo(Files.readAllBytes(file("field.npy")));
        assertThat(Files.readString(file("field.npy.json"))).contains("\"indices\"", "\"logits\"");
    }

    @Test
    void withoutANameTheFileIsMadeWhereItWas() throws IOException {
        export("field.npy", "--field", "share");
        run("field.npy.json").refused("Field.npy is there already: say what to write with --out FILE.");
        byte[] first = Files.readAllBytes(file("field.npy"));
        Files.delete(file("field.npy"));
        run("field.npy.json").silent();
        assertThat(Files.readAllBytes(file("field.npy"))).isEqualTo(first);
    }

    @Test
    void noRecipeIsWrittenWhereNoneIsWanted() throws IOException {
        export("field.npy", "--field", "share", "--no-recipe");
        export("picture.png", "--field", "share", "--no-recipe");
        assertThat(file("field.npy.json")).doesNotExist();
        run("picture.png", "-o", file("again.png").toString())
                .refused("picture.png carries no recipe: name a picture that JaccardLab has exported.");
    }

    @Test
    void whatIsNoRecipeOrWrongIsRefusedInASentence() throws IOException {
        export("field.npy", "--field", "share");
        Path recipe = file("field.npy.json");
        String whole = Files.readString(recipe);
        for (List<String> wrong : List.of(
                List.of("\"temperature\" : 1.0", "\"temperature\" : 900",
                        "\"settings.terms[0].temperature\", which must lie in 0.1 to 20 but is 900"),
                List.of("\"format\" : 1", "\"format\" : 7", "is of format 7, which this version does not know"),
                List.of("\"quantity\" : \"share\"", "\"quantity\" : \"mood\"",
                        "\"export.panes[0].quantity\", which must be one of image"),
                List.of("/brain\"", "/brawn\"", "brawn is not there: put back what field.npy.json was made from"),
                List.of("\"export\"", "\"exports\"", "is no recipe"))) {
            Files.writeString(recipe, whole.replace(wrong.get(0), wrong.get(1)), StandardCharsets.UTF_8);
            run("field.npy.json", "-o", file("again.npy").toString()).refused(wrong.get(2));
        }
        run("nothing.json").refused("nothing.json is not there");
        assertThat(file("again.npy")).doesNotExist();
    }
}
