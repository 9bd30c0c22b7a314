package org.jaccardlab.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jaccardlab.io.PredictionFile;
import org.jaccardlab.io.SampleFiles;
import org.jaccardlab.io.TargetFile;
import org.jaccardlab.io.TargetKind;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ExportTest {

    private static final String EARTH = Told.sample("earth");

    @TempDir
    Path folder;

    private Path out(String name) {
        return folder.resolve(name);
    }

    /** Adds up an exported field, read as the logits of one channel. */
    private static double sum(Path numbers, Path image) throws IOException {
        TargetFile target = new TargetFile(numbers, Optional.empty(), Optional.of(TargetKind.LOGITS));
        PredictionFile field = new PredictionFile(numbers, Optional.empty(), Optional.of(PredictionKind.LOGITS));
        SampleFiles files = new SampleFiles(List.of(image), List.of(target), List.of(field), 255, List.of());
        try (Batch batch = files.read().batch()) {
            Volume values = batch.sample(0).predictions().getFirst().values();
            double sum = 0;
            for (int i = 0; i < values.size().pixels(); i++) {
                sum += values.at(0, i);
            }
            return sum;
        }
    }

    private double exportedSum(String... more) throws IOException {
        String[] args = new String[more.length + 4];
        args[0] = "export";
        args[1] = EARTH;
        args[2] = "--out";
        args[3] = out("field.npy").toString();
        System.arraycopy(more, 0, args, 4, more.length);
        Told.by(args).silent();
        return sum(out("field.npy"), Path.of(EARTH, "image.png"));
    }

    @Test
    void sharesAddUpToTheLoss() throws IOException {
        double loss = Told.by("evaluate", EARTH, "--epsilon", "0.1", "--temperature", "2").json().get("loss")
                .asDouble();
        assertThat(exportedSum("--field", "share", "--epsilon", "0.1", "--temperature", "2"))
                .isCloseTo(loss, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jml1", "cross-entropy"})
    void sharesOfAClassAddUpToItsContribution(String loss) throws IOException {
        JsonNode classes = Told.by("evaluate", EARTH, "--loss", loss).json().at("/terms/0/classes");
        for (JsonNode cls : classes) {
            assertThat(exportedSum("--field", "share", "--loss", loss, "--class", cls.get("name").asText()))
                    .as(cls.get("name").asText()).isCloseTo(cls.get("contribution").asDouble(), within(1e-6));
        }
    }

    @Test
    void logitGradientsOfAllClassesCancel() throws IOException {
        double sum = 0;
        for (String cls : List.of("0", "1", "2", "GLACIER")) {
            sum += exportedSum("--field", "gradient-logit", "--class", cls);
        }
        assertThat(sum).isCloseTo(0, within(1e-6));
    }

    @Test
    void sharesOfTheMembersOfABatchAddUpToItsLoss() throws IOException {
        String brain = Told.sample("brain");
        double sum = 0;
        for (int member = 1; member <= 3; member++) {
            Path file = out("share.npy");
            Told.by("export", brain, "--field", "share", "--member", Integer.toString(member), "-o", file.toString())
                    .silent();
            sum += sum(file, Path.of(brain, "slice060.png"));
        }
        assertThat(sum).isCloseTo(Told.by("evaluate", brain).json().get("loss").asDouble(), within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "target-class", "predicted-class", "share", "target", "error", "gradient-logit"})
    void aPlainPictureHasThePixelsOfTheData(String field) throws IOException {
        Told.by("export", EARTH, "--field", field, "--class", "land", "--plain", "-o", out("plain.png").toString())
                .silent();
        BufferedImage picture = ImageIO.read(out("plain.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(637);
        assertThat(picture.getHeight()).isEqualTo(364);
    }

    @Test
    void colourBarAndCaptionTakeRoomOfTheirOwn() throws IOException {
        Told.by("export", EARTH, "--field", "share", "-o", out("framed.png").toString()).silent();
        BufferedImage picture = ImageIO.read(out("framed.png").toFile());
        assertThat(picture.getWidth()).isGreaterThan(637);
        assertThat(picture.getHeight()).isGreaterThan(364);
    }

    @Test
    void whatTheReaderDoubtsIsSaidBesideTheResult() {
        String brain = Told.sample("brain");
        Told told = Told.by("export", "--image", brain + "/slice060.png", "--target", brain + "/slice060_mask.png",
                "--prediction", brain + "/slice060_network.npy", "--ignore", "1", "--field", "share", "-o",
                out("share.png").toString());
        assertThat(told.code()).isZero();
        assertThat(told.err().lines()).singleElement().asString().contains("slice060_mask.png");
        assertThat(out("share.png")).exists();
    }

    @Test
    void aResultNeverTakesThePlaceOfWhatItIsMadeFrom() throws IOException {
        Path prediction = Files.copy(Path.of(EARTH, "student.npy"), out("student.npy"));
        byte[] before = Files.readAllBytes(prediction);
        Told.by("export", "--image", EARTH + "/image.png", "--target", EARTH + "/hard.png", "--prediction",
                prediction.toString(), "--field", "share", "-o", folder.resolve("./student.npy").toString())
                .refused("student.npy", "one of the files it would be made from", "another name");
        assertThat(prediction).hasBinaryContent(before);
    }

    @Test
    void aSampleFoldersFilesAreSafeToo() {
        Told.by("export", EARTH, "--field", "share", "-o", EARTH + "/image.png")
                .refused("image.png", "one of the files it would be made from");
    }

    @Test
    void aResultNeverBecomesOneOfAPredictionsPictures() throws IOException {
        Path shares = Files.createDirectory(out("shares"));
        Files.copy(Path.of(EARTH, "hard.png"), shares.resolve("0.png"));
        Told.by("export", "--image", EARTH + "/image.png", "--target", EARTH + "/hard.png", "--prediction",
                shares.toString(), "--field", "share", "-o", shares.resolve("share.png").toString())
                .refused("lies in", "which it would be made from", "another folder");
        assertThat(shares.resolve("share.png")).doesNotExist();
    }
}
