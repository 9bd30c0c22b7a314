package org.jaccardlab.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person says of a target's labels, and what the command line makes of it. */
class LabelOptionsTest {

    private static final String EARTH = Told.sample("earth") + "/";

    @TempDir
    Path folder;

    private static Told evaluated(String target, String... more) {
        return Told.by(Stream.concat(Stream.of("evaluate", "--image", EARTH + "image.png", "--target", target,
                "--prediction", EARTH + "student.npy"), Arrays.stream(more)).toArray(String[]::new));
    }

    private static Told earth(String... more) {
        return evaluated(EARTH + "hard.png", more);
    }

    private String table(String text) throws IOException {
        return Files.writeString(folder.resolve("earth.csv"), text).toString();
    }

    private static JsonNode metrics(Told told) throws IOException {
        return told.json().path("metrics");
    }

    @Test
    void whatLookingFindsMayBeSaid() throws IOException {
        assertThat(metrics(earth("--coding", "indices", "--target-kind", "hard", "--target-at", "0,0")))
                .isEqualTo(metrics(earth()));
    }

    @Test
    void aTableOfYourOwnNamesTheClassesAndSaysWhatValuesMean() throws IOException {
        String own = table("name,value,class\nsea,0,0\nland,1,1\nlake,2,2\nice,3,ignored\nsnow,9,3\n");
        String named = earth("--classes", own).json().toString();
        assertThat(named).contains("\"sea\"", "\"snow\"");
        assertThat(metrics(earth("--classes", own))).isNotEqualTo(metrics(earth()));
        assertThat(metrics(earth("--classes", own, "--coding", "values:earth")))
                .isEqualTo(metrics(earth("--classes", own)));
        assertThat(metrics(earth("--classes", own, "--coding", "indices")).path("d"))
                .isEqualTo(metrics(earth()).path("d"));
    }

    @Test
    void aPartOfTheImageIsEvaluatedWhereItLies() throws IOException {
        BufferedImage hard = ImageIO.read(Path.of(EARTH, "hard.png").toFile());
        Path part = folder.resolve("part.png");
        ImageIO.write(hard.getSubimage(100, 50, 200, 100), "png", part.toFile());
        evaluated(part.toString()).refused("part.png is 200 x 100 but the image image.png is 637 x 364", "--target-at");
        assertThat(evaluated(part.toString(), "--target-at", "100,50").json().toString())
                .contains("part.png covers 200 x 100 pixels of the image: those around it do not count.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --classes       | citscapes     | There is no class table and no file "citscapes": choose one of cityscapes,
            --classes       | cityscapes    | student.npy has 4 classes but the class table Cityscapes (label ids, colours)
            --coding        | masks         | There is no label coding "masks", only indices, negative-ignored
            --coding        | values:mine   | There is no class table "mine", only cityscapes
            --coding        | mask          | is not one of a mask: choose another coding.
            --target-at     | 1             | A corner is written X,Y such as 120,64, but this is "1".
            --target-at     | 1,0           | choose a corner at which it lies within.
            --target-kind   | soft          | is a picture of class indices but was called soft
            --target-layout | HWX           | A layout is written with the letters N, C, H and W
            """)
    void mistakesAreRefused(String option, String value, String words) {
        earth(option, value).refused(words);
    }

    @Test
    void whatOnlyAPersonCanSayIsSaidByAnOption() throws IOException {
        BufferedImage labels = new BufferedImage(637, 364, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 637 * 364; i++) {
            labels.getRaster().setSample(i % 637, i / 637, 0, 1 + i % 4);
        }
        Path counted = folder.resolve("counted.png");
        ImageIO.write(labels, "png", counted.toFile());
        evaluated(counted.toString()).refused("counted.png holds 4 where there are 4 classes, numbered from 0, and no"
                + " 0: add --coding shifted, or --ignore 4.");
        assertThat(metrics(evaluated(counted.toString(), "--coding", "shifted")))
                .isNotEqualTo(metrics(evaluated(counted.toString(), "--ignore", "4")));
        JsonNode told = Told.by("inspect", EARTH + "image.png", counted.toString(), EARTH + "student.npy").json();
        assertThat(told.at("/questions/0").asText()).endsWith(": is it coded as shifted or indices with 4 ignored?");
        assertThat(told.at("/files/1/coding").asText()).isEqualTo("shifted");
        assertThat(told.at("/files/1/otherCodings/0").asText()).isEqualTo("indices with 4 ignored");
    }

    @Test
    void aSoftTargetMayBeTurned() throws IOException {
        assertThat(metrics(evaluated(EARTH + "area_share.npz", "--target-turn", "rotate-180", "--target-fit", "exact",
                "--target-index", "0"))).isNotEqualTo(metrics(evaluated(EARTH + "area_share.npz")));
        evaluated(EARTH + "area_share.npz", "--target-index", "2").refused("number 2 was asked for");
        evaluated(EARTH + "area_share.npz", "--target-turn", "left").refused("A turn is one of none, rotate-90");
    }

    @Test
    void optionsAreGivenOnceForAllOrOnceForEach() {
        earth("--coding", "mask", "--coding", "indices").refused(
                "There are 1 targets but --coding is given 2 times: give it once for all, or once for each.");
    }

    @Test
    void aFolderSaysItsCodingsItself() {
        Told.by("evaluate", Told.sample("earth"), "--classes", "voc").refused("says them in its sample.json");
    }

    @Test
    void theHelpListsTheTables() {
        assertThat(Told.by("evaluate", "--help").out().replaceAll("\\s+", " "))
                .contains("cityscapes, cityscapes-train, voc, ade20k, camvid, deepglobe, binary, generic");
    }
}
