package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jaccardlab.prediction.PredictionKind.LOGITS;
import static org.jaccardlab.prediction.PredictionKind.PROBABILITIES;

class PredictionFileTest extends LoadingTest {

    private static final double[] SUMMING = {0.25, 0.5, 1, 0, 0.75, 0.5, 0, 1};

    private Path twoClasses(String type, double... values) throws IOException {
        return file("net.npy", NpyBytes.of(type, "(2, 2, 2)", values));
    }

    private void isRead(PredictionFile file, PredictionKind kind, String... warnings) throws IOException {
        Loaded loaded = predicted(file).read();
        try (var batch = loaded.batch()) {
            assertThat(batch.sample(0).predictions().getFirst().kind()).isEqualTo(kind);
            assertThat(loaded.warnings()).containsExactly(warnings);
        }
    }

    private static PredictionFile called(Path file, PredictionKind kind) {
        return new PredictionFile(file, Optional.empty(), Optional.of(kind));
    }

    @Test
    void numbersWithin0And1ThatSumTo1AreProbabilities() throws IOException {
        isRead(PredictionFile.of(twoClasses("<f4", SUMMING)), PROBABILITIES);
    }

    @Test
    void numbersBeyond1AreLogits() throws IOException {
        isRead(PredictionFile.of(twoClasses("<f4", 0, 0, 0, 0, 2, -1, 3, 0)), LOGITS);
    }

    @Test
    void halfPrecisionMaySumLessExactly() throws IOException {
        double[] values = {0.25, 0.5, 1, 0, 0.753, 0.5, 0, 1};
        isRead(PredictionFile.of(twoClasses("<f2", values)), PROBABILITIES);
    }

    @Test
    void sumsThatMissOneAreLogitsWithAWarning() throws IOException {
        double[] values = {0.25, 0.5, 1, 0, 0.753, 0.5, 0, 1};
        isRead(PredictionFile.of(twoClasses("<f4", values)), LOGITS,
                "net.npy lies within 0..1 but its classes do not sum to 1 (1 to 1.003), so it was read as logits:"
                        + " open it as probabilities if that is what it holds.");
    }

    @Test
    void aPixelOfZerosIsNoProbability() throws IOException {
        isRead(PredictionFile.of(twoClasses("<f4", 0, 0.5, 1, 0, 0, 0.5, 0, 1)), LOGITS,
                "net.npy lies within 0..1 but its classes do not sum to 1 (0 to 1), so it was read as logits:"
                        + " open it as probabilities if that is what it holds.");
    }

    @Test
    void oneChannelWithin0And1IsProbabilities() throws IOException {
        isRead(PredictionFile.of(file("net.npy", NpyBytes.of("<f4", "(2, 2)", 0, 0.2, 0.4, 1))), PROBABILITIES);
    }

    @Test
    void oneChannelBeyond1IsLogits() throws IOException {
        isRead(PredictionFile.of(file("net.npy", NpyBytes.of("<f4", "(1, 2, 2)", -4, 0.2, 0.4, 1))), LOGITS);
    }

    @Test
    void theCallerMayCallProbabilitiesLogits() throws IOException {
        isRead(called(twoClasses("<f4", SUMMING), LOGITS), LOGITS);
    }

    @Test
    void theCallerMayInsistOnProbabilitiesThatDoNotSumTo1() throws IOException {
        isRead(called(twoClasses("<f4", 0.5, 0.5, 0.5, 0.5, 1, 0.5, 0.5, 0.5), PROBABILITIES), PROBABILITIES,
                "net.npy was opened as probabilities although its classes do not sum to 1 (1 to 1.5):"
                        + " check that each pixel has one class only.");
    }

    @Test
    void logitsCalledProbabilitiesAreRefused() throws IOException {
        refused(predicted(called(twoClasses("<f4", 0, 0, 0, 0, 2, -1, 3, 0), PROBABILITIES)),
                "net.npy was called probabilities but its numbers reach from -1 to 3: open it as logits.");
    }

    @Test
    void numbersThatAreNoNumbersAreCountedAndPlaced() throws IOException {
        refused(predicted(PredictionFile.of(twoClasses("<f4", 0, 0, 0, Double.NaN, 2, Double.POSITIVE_INFINITY, 3,
                Double.NEGATIVE_INFINITY))), "net.npy holds 3 numbers that are NaN or infinite,"
                        + " the first in class 0 at x 1, y 1: mend them where the file was made.");
    }

    @Test
    void anArrayOfAZipIsChosenByItsKey() throws IOException {
        Path zip = file("net.npz", NpyBytes.zip(true, "a", NpyBytes.of("<f4", "(2, 2)", 1, 1, 1, 1), "b",
                NpyBytes.of("<f4", "(2, 2, 2)", SUMMING)));
        isRead(new PredictionFile(zip, Optional.of("b"), Optional.empty()), PROBABILITIES);
    }

    @Test
    void predictionsMustAgreeOnTheClasses() throws IOException {
        Path two = twoClasses("<f4", SUMMING);
        Path one = file("one.npy", NpyBytes.of("<f4", "(2, 2)", 0, 0.2, 0.4, 1));
        refused(files(List.of(TargetFile.of(file("label.png"))), List.of(PredictionFile.of(two),
                PredictionFile.of(one))),
                "one.npy has 1 class but net.npy has 2: give files with the same classes.");
    }

    private void holds(PredictionFile file, float[] expected, String... warnings) throws IOException {
        Loaded loaded = predicted(file).read();
        try (var batch = loaded.batch()) {
            Volume values = batch.sample(0).predictions().getFirst().values();
            float[] found = new float[values.classes() * 4];
            for (int i = 0; i < found.length; i++) {
                found[i] = values.at(i);
            }
            assertThat(found).containsExactly(expected);
            assertThat(batch.sample(0).predictions().getFirst().kind()).isEqualTo(PROBABILITIES);
            assertThat(loaded.warnings()).containsExactly(warnings);
        }
    }

    private static String certain(String file) {
        return file + " holds class indices, so every pixel counts as certain of its class: save logits or"
                + " probabilities to see more.";
    }

    @Test
    void anArrayOfClassIndicesBecomesCertainPrediction() throws IOException {
        holds(PredictionFile.of(file("net.npy", NpyBytes.of("<i8", "(2, 2)", 0, 2, 1, 0))),
                new float[]{1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0}, certain("net.npy"));
    }

    @Test
    void aLabelPictureBecomesCertainPrediction() throws IOException {
        holds(PredictionFile.of(file("net.png", PngBytes.palette(2, 2, 0, 1, 1, 0))),
                new float[]{1, 0, 0, 1, 0, 1, 1, 0}, certain("net.png"));
    }

    @Test
    void aMaskOf255IsAPredictionOfTwoClasses() throws IOException {
        holds(PredictionFile.of(file("net.png", PngBytes.grey(2, 2, 8, 0, 255, 255, 0))),
                new float[]{1, 0, 0, 1, 0, 1, 1, 0}, certain("net.png"));
    }

    @Test
    void classIndicesBeyondTheClassesAreRefused() throws IOException {
        Path hard = file("hard.npy", NpyBytes.of("|u1", "(2, 2)", 0, 7, 1, 0));
        refused(files(List.of(TargetFile.of(file("label.png"))), List.of(PredictionFile.of(twoClasses("<f4", SUMMING)),
                PredictionFile.of(hard))),
                "hard.npy holds the value 7 on 1 pixel, the first at x 1, y 0, but there are 2"
                        + " classes: number the labels from 0 to 1 or name 7 as the ignored value.");
    }

    @Test
    void wholeNumbersThatSumTo65535AreProbabilities() throws IOException {
        holds(PredictionFile.of(file("net.npy", NpyBytes.of("<u2", "(2, 2, 2)", 0, 65535, 13107, 52428, 65535, 0,
                52428, 13107))), new float[]{0, 1, 0.2f, 0.8f, 1, 0, 0.8f, 0.2f},
                "net.npy holds whole numbers, of which 65535 was taken for probability 1.");
    }

    @Test
    void wholeNumbersCalledProbabilitiesAreScaledAndCalledLogitsAreNot() throws IOException {
        Path file = file("net.npy", NpyBytes.of("|u1", "(2, 2)", 0, 51, 204, 255));
        holds(called(file, PROBABILITIES), new float[]{0, 0.2f, 0.8f, 1},
                "net.npy holds whole numbers, of which 255 was taken for probability 1.");
        isRead(called(file, LOGITS), LOGITS);
    }

    @Test
    void halvesWithTheClassesLastAreReadUnasked() throws IOException {
        file("photo.png", PngBytes.grey(3, 2, 8, new int[6]));
        file("label.png", PngBytes.palette(3, 2, new int[6]));
        Path file = file("net.npz", NpyBytes.zip(true, "x", NpyBytes.of("<f2", "(2, 3, 2)", 0, 1, 2, 3, 4, 5, 6, 7, 8,
                9, 10, 11)));
        try (var batch = predicted(PredictionFile.of(file)).read().batch()) {
            Volume values = batch.sample(0).predictions().getFirst().values();
            assertThat(values.at(1, 4)).isEqualTo(9);
            assertThat(values.at(0, 2)).isEqualTo(4);
        }
    }

    @Test
    void aGreyMatteIsTheProbabilityOfTheObject() throws IOException {
        int[] shades = IntStream.range(0, 400).map(i -> i < 150 ? 0 : i < 300 ? 255 : i - 250).toArray();
        file("photo.png", PngBytes.grey(20, 20, 8, new int[400]));
        file("label.png", PngBytes.palette(20, 20, new int[400]));
        Loaded loaded = predicted(PredictionFile.of(file("net.png", PngBytes.grey(20, 20, 8, shades)))).read();
        try (var batch = loaded.batch()) {
            Prediction prediction = batch.sample(0).predictions().getFirst();
            assertThat(prediction.kind()).isEqualTo(PROBABILITIES);
            assertThat(prediction.values().at(1, 301)).isEqualTo((float) (51 / 255.0));
            assertThat(prediction.values().at(0, 301)).isEqualTo((float) (1 - 51 / 255.0));
            assertThat(prediction.values().at(1, 299)).isOne();
        }
        assertThat(loaded.warnings()).containsExactly(
                "net.png holds 102 shades of grey from 0 to 255, read as probabilities of class 1.");
    }

    /** Pages of 8 and of 16 bits; {@code make.py} tells what they hold. */
    @ParameterizedTest
    @CsvSource({"pages-u1.tif, 255", "pages-u2.tif, 65535"})
    void pagesOfWholeNumbersAreScaled(String pages, int white) throws IOException {
        file("photo.png", PngBytes.grey(3, 2, 8, new int[6]));
        file("label.png", PngBytes.palette(3, 2, new int[6]));
        Path stack = ReadArray.shipped(pages);
        double step = white == 255 ? 1 : 5957;
        Loaded loaded = predicted(new PredictionFile(stack, Optional.empty(), Optional.of(PROBABILITIES))).read();
        try (var batch = loaded.batch()) {
            Volume values = batch.sample(0).predictions().getFirst().values();
            for (int i = 0; i < 12; i++) {
                assertThat(values.at(i)).isEqualTo((float) (i * step / white));
            }
        }
        assertThat(loaded.warnings()).contains(pages + " holds whole numbers, of which " + white
                + " was taken for probability 1.");
    }
}
