package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Turn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.jaccardlab.io.NpyBytes.write;

class LayoutGuessTest {

    @TempDir
    Path folder;

    /** An array of which it is known along which axis its numbers sum to one; -1 for none. */
    private static ArrayFacts facts(String shape, int one, String type, @Nullable String key) {
        List<Long> lengths = Arrays.stream(shape.split("x")).map(length -> Long.valueOf(length.strip())).toList();
        List<Optional<ArrayFacts.Sums>> sums = IntStream.range(0, lengths.size())
                .mapToObj(axis -> Optional.of(axis == one
                        ? new ArrayFacts.Sums(1, 1, false)
                        : new ArrayFacts.Sums(0.2, 17, false)))
                .toList();
        return new ArrayFacts(Optional.ofNullable(key), lengths, type, "little-endian", false,
                Optional.of(new ArrayFacts.Numbers(0, 1, 0, sums, new TreeMap<>(), false, false)));
    }

    private static Optional<Size> size(String text) {
        return Optional.ofNullable(text).map(written -> new Size(Integer.parseInt(written.split("x")[1]),
                Integer.parseInt(written.split("x")[0])));
    }

    /** Shape, axis that sums to one, image (width x height), classes, key; then layout, certain, fit, alternatives. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            19x256x512   | -1 | 512x256 |    |               | CHW   | true  | EXACT    |
            256x512x19   | -1 | 512x256 |    |               | HWC   | true  | EXACT    |
            256x19x512   | -1 | 512x256 |    |               | HCW   | true  | EXACT    |
            1x19x256x512 | -1 | 512x256 |    |               | NCHW  | true  | EXACT    | CNHW
            1x256x512x19 | -1 | 512x256 |    |               | NHWC  | true  | EXACT    |
            4x19x256x512 | -1 | 512x256 |    |               | NCHW  | false | EXACT    | CNHW
            4x256x512x19 | -1 | 512x256 |    |               | NHWC  | false | EXACT    |
            256x512      | -1 | 512x256 |    |               | HW    | true  | EXACT    |
            1x256x512    | -1 | 512x256 |    |               | CHW   | true  | EXACT    |
            256x512x1    | -1 | 512x256 |    |               | HWC   | true  | EXACT    |
            1x1x256x512  | -1 | 512x256 |    |               | NCHW  | true  | EXACT    |
            1x1x19x256x512 | -1 | 512x256 |  |               | NNCHW | true  | EXACT    |
            512x256      | -1 | 512x256 |    |               | WH    | false | EXACT    | HW, rotate-90; HW, rotate-270; HW, transverse
            19x512x256   | -1 | 512x256 |    |               | CWH   | false | EXACT    | CHW, rotate-90; CHW, rotate-270; CHW, transverse
            19x512x256   |  0 | 512x256 |    |               | CWH   | false | EXACT    | CHW, rotate-90; CHW, rotate-270; CHW, transverse
            64x64x64     | -1 | 64x64   |    |               | CHW   | true  | EXACT    | HWC
            64x64x64     |  2 | 64x64   |    |               | HWC   | true  | EXACT    | CHW
            64x64x64     |  1 | 64x64   |    |               | HCW   | true  | EXACT    | CHW; HWC
            64x64x3      | -1 | 64x64   |    |               | HWC   | true  | EXACT    |
            19x1x256x512 | -1 | 512x256 |    |               | CNHW  | false | EXACT    | NCHW
            19x1x256x512 |  0 | 512x256 |    |               | CNHW  | true  | EXACT    | NCHW
            19x1x256x512 | -1 | 512x256 | 19 |               | CNHW  | true  | EXACT    | NCHW
            19x1x256x512 | -1 | 512x256 |    | probabilities | CNHW  | true  | EXACT    | NCHW
            3x9x256x512  | -1 | 512x256 |    | softmax       | CNHW  | false | EXACT    | NCHW
            2x3x256x512  | -1 | 512x256 |  2 |               | CNHW  | false | EXACT    | NCHW
            1x3x128x256  | -1 | 512x256 |    |               | NCHW  | true  | BILINEAR | CNHW
            3x128x256    | -1 | 511x255 |    |               | CHW   | true  | BILINEAR |
            128x256x3    | -1 | 511x255 |    |               | HWC   | true  | BILINEAR |
            3x512x1024   | -1 | 512x256 |    |               | CHW   | true  | BILINEAR |
            3x5x7x11     | -1 | 64x64   |    |               |       | true  | EXACT    |
            3x100x100    | -1 | 512x256 |    |               |       | true  | EXACT    |
            3x256x128    | -1 | 512x256 |    |               |       | true  | EXACT    |
            12           | -1 | 512x256 |    |               |       | true  | EXACT    |
            0x256x512    | -1 | 512x256 |    |               |       | true  | EXACT    |
            2x3x4x256x512 | -1 | 512x256 |   |               |       | true  | EXACT    |
            19x256x512   | -1 |         |    |               | CHW   | false | EXACT    | HWC
            256x512x19   | -1 |         |    |               | HWC   | false | EXACT    | CHW
            256x512x19   |  2 |         |    |               | HWC   | true  | EXACT    | CHW
            256x512      | -1 |         |    |               | HW    | true  | EXACT    |
            """)
    void axesAreUnderstood(String shape, int one, String image, Integer classes, String key, String layout,
            boolean certain, Fit fit, String alternatives) {
        LayoutGuess guess = LayoutGuess.of(facts(shape, one, "<f4", key), size(image), Optional.ofNullable(classes));
        assertThat(guess.layout().map(Layout::text).orElse(null)).as(guess.reason()).isEqualTo(layout);
        assertThat(guess.certain()).as(guess.reason()).isEqualTo(certain);
        assertThat(guess.fit()).isEqualTo(fit);
        assertThat(String.join("; ", guess.alternatives().stream().map(Layout::text).toList()))
                .isEqualTo(alternatives == null ? "" : alternatives);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            256x512x19 | 2 | 512x256 | | | axis 2 sums to 1 everywhere, so it holds the classes; axes 0 and 1 are the image's height and width
            19x256x512 | -1 | 512x256 | | | axes 1 and 2 are the image's height and width
            19x256x512 | -1 | 512x256 | 19 | | axis 0 is as long as there are classes, 19; axes 1 and 2 are the image's height and width
            19x64x64 | -1 | 64x64 | | | axes 1 and 2 are the image's height and width, equal, so that the shape would be the same if it were transposed or turned
            19x512x256 | -1 | 512x256 | | | axes 1 and 2 are the image's width and height, so its picture is transposed or turned
            4x19x256x512 | -1 | 512x256 | | | axes 2 and 3 are the image's height and width; axis 0 holds 4 pictures, of which number 0 is taken; but CNHW makes as much sense
            3x128x256 | -1 | 512x256 | | | axes 1 and 2, 128 and 256, are in proportion to the image's height and width, 256 and 512
            19x1x256x512 | -1 | 512x256 | | softmax | the key "softmax" is nnU-Net's, which saves class x slice x height x width; axes 2 and 3 are the image's height and width
            3x5x7x11 | -1 | 64x64 | | | no two axes of 3 x 5 x 7 x 11 are the image's height and width (64 and 64), or in proportion to them
            2x100x100 | -1 | 512x256 | | softmax | no two axes of 2 x 100 x 100 are the image's height and width (256 and 512), or in proportion to them; nnU-Net 1 saves only the part around what is not 0
            12 | -1 | 512x256 | | | a picture has two axes and classes a third, but this has 1
            19x256x512 | -1 | | | | axis 0 is short, so it may hold the classes
            """)
    void theReasonIsSaid(String shape, int one, String image, Integer classes, String key, String reason) {
        assertThat(LayoutGuess.of(facts(shape, one, "<f4", key), size(image), Optional.ofNullable(classes)).reason())
                .isEqualTo(reason);
    }

    @Test
    void severalPicturesOfAnotherSizeAreNoPrediction() {
        LayoutGuess guess = LayoutGuess.of(
                new ArrayFacts(Optional.empty(), List.of(3L, 5L, 7L, 11L), "<f4", "little-endian", false,
                        Optional.empty()),
                Optional.of(new Size(120, 160)), Optional.empty());
        assertThat(guess.layout()).isEmpty();
        assertThat(guess.reason()).startsWith("no two axes of 3 x 5 x 7 x 11 are the image's height and width");
    }

    @Test
    void aStackOfLabelMapsIsAmongTheChoices() {
        LayoutGuess guess = LayoutGuess.of(facts("5x256x512", -1, "<i4", null), size("512x256"), Optional.empty());
        assertThat(guess.alternatives()).extracting(Layout::text).contains("NHW");
    }

    @Test
    void aChosenPictureAndTurnAreKept() {
        LayoutGuess guess = LayoutGuess.of(facts("4x19x512x256", -1, "<f4", null), size("512x256"), Optional.of(19),
                Optional.of(Layout.guessed(2, Turn.ROTATE_90)));
        assertThat(guess.layout()).contains(new Layout(Layout.parse("NCHW").axes(), 2, Turn.ROTATE_90));
        assertThat(guess.certain()).isTrue();
    }

    @Test
    void sumsAreFoundAlongEveryAxisInBothOrders() throws IOException {
        double[] values = IntStream.range(0, 24).mapToDouble(i -> i).toArray();
        for (boolean fortran : new boolean[]{false, true}) {
            Path file = write(folder, "a.npy", NpyBytes.of("<f4", fortran, "(2, 3, 4)", values));
            ArrayFacts.Numbers numbers = ArrayFacts.of(file, Optional.empty()).numbers().orElseThrow();
            for (int axis = 0; axis < 3; axis++) {
                double[] extremes = extremes(values, fortran, axis);
                ArrayFacts.Sums sums = numbers.sums().get(axis).orElseThrow();
                assertThat(sums.lowest()).isCloseTo(extremes[0], within(1e-9));
                assertThat(sums.highest()).isCloseTo(extremes[1], within(1e-9));
            }
            assertThat(numbers.values()).hasSize(24);
            assertThat(numbers.isWhole()).isTrue();
            assertThat(numbers.highest()).isEqualTo(23);
        }
    }

    private static double[] extremes(double[] values, boolean fortran, int axis) {
        int[] shape = {2, 3, 4};
        TreeMap<String, Double> sums = new TreeMap<>();
        for (int a = 0; a < 2; a++) {
            for (int b = 0; b < 3; b++) {
                for (int c = 0; c < 4; c++) {
                    int[] at = {a, b, c};
                    int offset = fortran ? a + shape[0] * (b + shape[1] * c) : (a * shape[1] + b) * shape[2] + c;
                    at[axis] = 0;
                    sums.merge(Arrays.toString(at), values[offset], Double::sum);
                }
            }
        }
        return new double[]{Collections.min(sums.values()), Collections.max(sums.values())};
    }

    @Test
    void aLargeArrayIsLookedAtInItsMiddle() {
        List<Cut.Span> spans = ArrayFacts.middle(List.of(19L, 8_192L, 4_096L));
        assertThat(spans.get(0)).isEqualTo(Cut.Span.whole(19));
        long looked = 19 * spans.get(1).count() * spans.get(2).count();
        assertThat(looked).isBetween(ArrayFacts.MOST_NUMBERS / 2, ArrayFacts.MOST_NUMBERS);
        assertThat(spans.get(1).from()).isEqualTo((8_192 - spans.get(1).count()) / 2);
        assertThat(ArrayFacts.middle(List.of(1L << 40)).getFirst().count()).isEqualTo(ArrayFacts.MOST_NUMBERS);
        assertThat(ArrayFacts.middle(List.of(3L, 4L))).containsExactly(Cut.Span.whole(3), Cut.Span.whole(4));
    }

    /** Type, shape, numbers; then what they mean and what stands for 1. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <f4 | (2, 1, 2) | 0.25 0.5 0.75 0.5           | PROBABILITIES | 1     | its classes sum to 1
            <f4 | (2, 1, 2) | 0.25 0 0.75 0               | SOFT_LABELS   | 1     | its classes sum to 1 or are all 0
            <f4 | (2, 1, 2) | 3 -1 0 2                    | LOGITS        | 1     | its numbers reach from -1 to 3
            <f4 | (2, 1, 2) | 0.5 0.5 0.1 0.1             | LOGITS        | 1     | its numbers lie within 0..1 but its classes do not sum to 1
            <f4 | (2, 2)    | 0 0.25 1 0.5                | PROBABILITIES | 1     | it has one channel of numbers from 0 to 1
            <f4 | (2, 2)    | 0 0.25 1 5                  | LOGITS        | 1     | its numbers reach from 0 to 5
            <f4 | (2, 2)    | 0 NaN 1 5                   | UNKNOWN       | 1     | some of its numbers are NaN or infinite
            <i8 | (2, 2)    | 0 1 2 -1                    | LABELS        | 1     | it has one whole number a pixel
            <u1 | (2, 2)    | 0 255 255 0                 | LABELS        | 1     | it has one whole number a pixel
            <u1 | (2, 1, 2) | 0 1 1 0                     | SOFT_LABELS   | 1     | its classes sum to 1
            <u1 | (2, 1, 2) | 100 250 155 6               | PROBABILITIES | 255   | its classes sum to 255
            <u2 | (2, 1, 2) | 100 65000 65434 535         | PROBABILITIES | 65535 | its classes sum to 65535
            >u2 | (2, 1, 2) | 100 65000 65435 535         | PROBABILITIES | 65535 | its classes sum to 65535
            <i4 | (2, 1, 2) | 100 65000 65435 535         | LOGITS        | 1     | its numbers reach from 100 to 65440
            """)
    void numbersAreUnderstood(String type, String shape, String values, Meaning meaning, long full, String reason)
            throws IOException {
        double[] numbers = Arrays.stream(values.split(" +")).mapToDouble(Double::parseDouble).toArray();
        Path file = write(folder, "a.npy", NpyBytes.of(type, shape, numbers));
        String letters = shape.equals("(2, 2)") ? "HW" : "CHW";
        assertThat(Meaning.of(ArrayFacts.of(file, Optional.empty()), Layout.parse(letters)))
                .isEqualTo(new Meaning.Guess(meaning, reason, full));
    }

    @ParameterizedTest
    @CsvSource({"|u1, 1, 255, PROBABILITIES", "<u2, 257, 65535, PROBABILITIES", "<u2, 1, 1, LABELS",
            "<i4, 257, 1, LABELS"})
    void manyWholeNumbersUpToTheLastAreProbabilities(String type, int step, long full, Meaning meaning)
            throws IOException {
        double[] numbers = IntStream.range(0, 256).mapToDouble(i -> i * step).toArray();
        Path file = write(folder, "a.npy", NpyBytes.of(type, "(16, 16)", numbers));
        Meaning.Guess guess = Meaning.of(ArrayFacts.of(file, Optional.empty()), Layout.parse("HW"));
        assertThat(guess.meaning()).isEqualTo(meaning);
        assertThat(guess.full()).isEqualTo(full);
    }
}
