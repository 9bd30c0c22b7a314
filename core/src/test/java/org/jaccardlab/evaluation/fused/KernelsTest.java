package org.jaccardlab.evaluation.fused;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Kernels against plain loops in double, cold and once compiled. */
class KernelsTest {

    private static final int COMPILED = 2000;

    /** Random logits and a random soft target of one tile. */
    private record Tile(int classes, int n, float[] z, float[] y, Rows logits, Rows target) {

        static Tile of(int classes, int n) {
            Random random = new Random(31L * classes + n);
            float[] z = new float[classes * n];
            float[] y = new float[classes * n];
            for (int k = 0; k < z.length; k++) {
                z[k] = (float) (4 * random.nextGaussian());
                y[k] = random.nextInt(4) == 0 ? 0 : random.nextFloat();
            }
            return new Tile(classes, n, z, y, rows(z, n), rows(y, n));
        }

        private static Rows rows(float[] numbers, int n) {
            MemorySegment memory = Arena.ofAuto().allocate(4L * numbers.length, 4);
            MemorySegment.copy(numbers, 0, memory, ValueLayout.JAVA_FLOAT, 0, numbers.length);
            return new Rows(memory, 0, 4L * n);
        }

        double largest(int i) {
            return IntStream.range(0, classes).mapToDouble(c -> z[c * n + i]).max().getAsDouble();
        }

        double power(int c, int i, double temperature) {
            return Math.exp((z[c * n + i] - largest(i)) / temperature);
        }

        double sum(int i, double temperature) {
            return IntStream.range(0, classes).mapToDouble(c -> power(c, i, temperature)).sum();
        }
    }

    static Stream<Arguments> shapes() {
        return IntStream.of(1, 2, 3, 4, 5, 19, 21, 150).boxed()
                .flatMap(c -> IntStream.of(16, 48, 1008).mapToObj(n -> Arguments.of(c, n)));
    }

    @ParameterizedTest(name = "{0} classes, {1} pixels")
    @MethodSource("shapes")
    void aSoftmaxIsThatOfPlainLoops(int classes, int n) {
        Tile tile = Tile.of(classes, n);
        float[] largest = new float[n];
        int[] winner = new int[n];
        MaximumKernel.run(tile.logits, classes, n, largest, 0, winner);
        float[] powers = new float[classes * n];
        float[] sums = new float[n];
        ExponentialKernel.run(tile.logits, classes, n, largest, 0, Exponential.LOG2_E / 1.7f, powers, n, sums);
        for (int i = 0; i < n; i++) {
            assertThat((double) largest[i]).isEqualTo(tile.largest(i));
            assertThat(tile.z[winner[i] * n + i]).isEqualTo(largest[i]);
            assertThat((double) sums[i]).isCloseTo(tile.sum(i, 1.7f), within(1e-6 * tile.sum(i, 1.7f)));
            for (int c = 0; c < classes; c++) {
                double expected = tile.power(c, i, 1.7f);
                assertThat((double) powers[c * n + i]).isCloseTo(expected, within(4e-6 * expected));
            }
        }
    }

    @ParameterizedTest(name = "{0} classes, {1} pixels")
    @MethodSource("shapes")
    void sumsAndSlopesAreThoseOfPlainLoops(int classes, int n) {
        Tile tile = Tile.of(classes, n);
        float[] factors = new float[n];
        for (int i = 0; i < n; i++) {
            factors[i] = i % 7 == 3 ? 0 : 0.5f / (1 + i % 3);
        }
        // What stands for the powers need only be numbers.
        float[] powers = tile.y.clone();
        Rows target = tile.logits;
        float[] slopes = new float[3 * classes];
        float[] parts = new float[4 * classes];
        for (int c = 0; c < classes; c++) {
            for (int k = 0; k < 3; k++) {
                slopes[3 * c + k] = 0.1f * (c % 5) - 0.2f * k;
            }
            for (int k = 0; k < 4; k++) {
                parts[4 * c + k] = 0.3f * (c % 3) - 0.1f * k;
            }
        }
        int[] all = IntStream.range(0, classes).toArray();
        double[] sums = new double[3 * classes];
        double[] squares = new double[2 * classes];
        float[] coupling = new float[n];
        float[] share = new float[n];
        float[] columns = new float[12 * Lanes.COLUMNS];
        OverlapSumsKernel.run(powers, n, classes, factors, target, n, columns, sums, null, 0, new int[0]);
        SquareSumsKernel.run(powers, n, classes, factors, target, n, columns, squares, 0);
        Slope[] steep = new Slope[classes];
        for (int c = 0; c < classes; c++) {
            steep[c] = new Slope(0.2f, 0.1f * (c % 4), -0.3f, 0.5f, -0.4f);
        }
        float[] steepCoupling = new float[n];
        SquareSlopeKernel.run(powers, n, factors, target, all, steep, n, steepCoupling);
        SlopeKernel.run(powers, n, factors, target, slopes, n, coupling);
        float[] gradient = new float[n];
        GradientKernel.run(powers, 0, factors, target.memory(), target.row(0), steep[0], 0.5f, coupling, n, gradient);
        ShareKernel.run(false, powers, n, factors, target, all, parts, n, share);
        float[] squaredShare = new float[n];
        ShareKernel.run(true, powers, n, factors, target, all, parts, n, squaredShare);
        double[] expectedCoupling = new double[n];
        double[] expectedSteep = new double[n];
        double[] expectedSquared = new double[n];
        double[] expectedShare = new double[n];
        for (int c = 0; c < classes; c++) {
            double[] expected = new double[5];
            for (int i = 0; i < n; i++) {
                double x = powers[c * n + i] * factors[i];
                double y = tile.z[c * n + i];
                expected[0] += x;
                expected[1] += Math.abs(x - y);
                expected[2] += x * y;
                expected[3] += x * x;
                expected[4] += (x - y) * (x - y);
                expectedCoupling[i] += x
                        * (slopes[3 * c] + slopes[3 * c + 1] * y + slopes[3 * c + 2] * Math.signum(x - y));
                expectedSquared[i] += parts[4 * c] * x * x + parts[4 * c + 1] * y * y
                        + parts[4 * c + 2] * (x - y) * (x - y) + parts[4 * c + 3] * x * y;
                expectedSteep[i] += x * (0.1f * (c % 4) * x - 0.3f * y + 0.5f * (x - y));
                expectedShare[i] += parts[4 * c] * x + parts[4 * c + 1] * y + parts[4 * c + 2] * Math.abs(x - y)
                        + parts[4 * c + 3] * x * y;
            }
            for (int k = 0; k < 3; k++) {
                assertThat(sums[3 * c + k]).isCloseTo(expected[k], within(1e-6 * expected[1]));
            }
            assertThat(squares[2 * c]).isCloseTo(expected[3], within(1e-6 * expected[3]));
            assertThat(squares[2 * c + 1]).isCloseTo(expected[4], within(1e-6 * expected[4]));
        }
        for (int i = 0; i < n; i++) {
            assertThat((double) coupling[i]).isCloseTo(expectedCoupling[i], within(1e-5 * classes));
            assertThat((double) steepCoupling[i]).isCloseTo(expectedSteep[i], within(1e-5 * classes));
            double x = powers[i] * factors[i];
            double y = tile.z[i];
            double slope = 0.2f - 0.3f * y + 0.5f * (x - y) - 0.4f * Math.signum(x - y);
            assertThat((double) gradient[i]).isCloseTo(0.5 * x * (slope - coupling[i]), within(1e-5));
            assertThat((double) squaredShare[i]).isCloseTo(expectedSquared[i], within(2e-5 * classes));
            assertThat((double) share[i]).isCloseTo(expectedShare[i], within(1e-5 * classes));
        }
    }

    @ParameterizedTest(name = "{0} classes, {1} pixels")
    @MethodSource("shapes")
    void labelsAndSidesSayWhatRowsOfTheTargetSay(int classes, int n) {
        Tile tile = Tile.of(classes, n);
        float[] largest = new float[n];
        MaximumKernel.run(tile.logits, classes, n, largest, 0, new int[n]);
        float[] powers = new float[classes * n];
        float[] sums = new float[n];
        ExponentialKernel.run(tile.logits, classes, n, largest, 0, Exponential.LOG2_E, powers, n, sums);
        float[] factors = new float[n];
        int[] labels = new int[n];
        float[] others = new float[n];
        int[] outside = new int[n];
        float[] y = new float[classes * n];
        for (int i = 0; i < n; i++) {
            boolean counts = i % 5 != 2;
            factors[i] = counts ? 1 / sums[i] : 0;
            outside[i] = counts ? 0 : 1;
            labels[i] = counts ? (3 * i + i / 7) % classes : -1;
            others[i] = counts ? 0.01f : 0;
            for (int c = 0; c < classes; c++) {
                y[c * n + i] = c == labels[i] ? 0.75f : others[i];
            }
        }
        Rows target = Tile.rows(y, n);
        TileGrid grid = new TileGrid(n, n);
        Sides fromRows = Sides.room(grid, classes);
        Sides fromLabels = Sides.room(grid, classes);
        double[] ofRows = new double[3 * classes];
        double[] ofLabels = new double[3 * classes];
        float[] columns = new float[12 * Lanes.COLUMNS];
        OverlapSumsKernel.run(powers, n, classes, factors, target, n, columns, ofRows, fromRows, 0, outside);
        LabelSumsKernel.run(powers, n, classes, factors, labels, 0.75f, others, n, columns, ofLabels, fromLabels, 0,
                outside);
        assertThat(ofLabels).isEqualTo(ofRows);
        assertThat(fromLabels.bits()).isEqualTo(fromRows.bits());
        assertThat(fromLabels.haveTies(0)).isEqualTo(fromRows.haveTies(0)).isFalse();

        float[] slopes = new float[2 * classes];
        float[] full = new float[3 * classes];
        for (int c = 0; c < classes; c++) {
            slopes[2 * c] = full[3 * c] = 0.1f * (c % 5);
            slopes[2 * c + 1] = full[3 * c + 2] = 0.3f - 0.1f * (c % 4);
        }
        float[] expected = new float[n];
        SlopeKernel.run(powers, n, factors, target, full, n, expected);
        float[] coupling = new float[n];
        float[] again = new float[n];
        CouplingKernel.run(tile.logits, classes, n, largest, 0, Exponential.LOG2_E, fromRows, 0, slopes, again,
                coupling);
        assertThat(again).isEqualTo(sums);
        for (int i = 0; i < n; i++) {
            assertThat(coupling[i] * factors[i]).as("bit by bit, pixel %s", i).isEqualTo(expected[i]);
        }
        // Of one pixel that counts, prediction and target are made the same.
        int first = 0;
        target.memory().set(ValueLayout.JAVA_FLOAT, target.row(0), powers[first] * factors[first]);
        OverlapSumsKernel.run(powers, n, classes, factors, target, n, columns, ofRows, fromRows, 0, outside);
        assertThat(fromRows.haveTies(0)).isTrue();
    }

    @ParameterizedTest(name = "{0} classes, {1} pixels")
    @MethodSource("shapes")
    void entropiesAreThoseOfPlainLoops(int classes, int n) {
        Tile tile = Tile.of(classes, n);
        float temperature = 1.3f;
        float[] largest = new float[n];
        MaximumKernel.run(tile.logits, classes, n, largest, 0, new int[n]);
        float[] powers = new float[classes * n];
        float[] sums = new float[n];
        ExponentialKernel.run(tile.logits, classes, n, largest, 0, Exponential.LOG2_E / temperature, powers, n, sums);
        float[] factors = new float[n];
        for (int i = 0; i < n; i++) {
            factors[i] = 1 / sums[i];
        }
        LogarithmKernel.run(sums, n);
        float[] weights = new float[classes];
        for (int c = 0; c < classes; c++) {
            weights[c] = 1 + c % 3;
        }
        double[] into = new double[4 * classes];
        double[] overlaps = new double[3 * classes];
        float[] coupling = new float[n];
        float[] columns = new float[16 * Lanes.COLUMNS];
        EntropySumsKernel.run(powers, n, factors, tile.logits, tile.target, weights, n, largest, 0, temperature, sums,
                columns, into, coupling);
        OverlapSumsKernel.run(powers, n, classes, factors, tile.target, n, columns, overlaps, null, 0, new int[0]);
        double[] expectedCoupling = new double[n];
        for (int c = 0; c < classes; c++) {
            double expected = 0;
            for (int i = 0; i < n; i++) {
                expected += tile.y[c * n + i] * Math.log(tile.power(c, i, temperature) / tile.sum(i, temperature));
                expectedCoupling[i] -= weights[c] * tile.y[c * n + i];
            }
            assertThat(into[3 * classes + c]).isCloseTo(expected, within(1e-6 * Math.abs(expected) + 1e-4));
            for (int k = 0; k < 3; k++) {
                assertThat(into[3 * c + k]).isEqualTo(overlaps[3 * c + k]);
            }
        }
        for (int i = 0; i < n; i++) {
            assertThat((double) coupling[i]).isCloseTo(expectedCoupling[i], within(1e-5 * classes));
        }
    }

    @Test
    void logarithmsHoldOverAllMagnitudes() {
        float[] numbers = new float[4096];
        float[] logs = new float[4096];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = (float) Math.exp(-80 + 160.0 * k / numbers.length);
            logs[k] = numbers[k];
        }
        LogarithmKernel.run(logs, logs.length);
        for (int k = 0; k < numbers.length; k++) {
            double expected = Math.log(numbers[k]);
            assertThat((double) logs[k]).isCloseTo(expected, within(2e-7 * Math.max(1, Math.abs(expected))));
        }
    }

    @Test
    void aSigmoidAndItsComplementAreBothExact() {
        float[] z = new float[512];
        for (int k = 0; k < z.length; k++) {
            z[k] = (k - 256) / 6f;
        }
        Rows rows = Tile.rows(z, 512);
        float[][] out = new float[4][512];
        SigmoidKernel.run(rows.memory(), 0, 512, 1.3f, out[0], out[1], out[2], out[3], 0);
        for (int k = 0; k < z.length; k++) {
            double scaled = z[k] / (double) 1.3f;
            double x = 1 / (1 + Math.exp(-scaled));
            double rest = 1 / (1 + Math.exp(scaled));
            assertThat((double) out[0][k]).isCloseTo(x, within(4e-6 * x));
            assertThat((double) out[1][k]).isCloseTo(rest, within(4e-6 * rest));
            assertThat((double) out[2][k]).isCloseTo(-Math.log1p(Math.exp(-scaled)),
                    within(4e-6 * Math.log1p(Math.exp(-scaled)) + 1e-30));
            assertThat((double) out[3][k]).isCloseTo(-Math.log1p(Math.exp(scaled)),
                    within(4e-6 * Math.log1p(Math.exp(scaled)) + 1e-30));
        }
    }

    @Test
    void compiledCodeSaysWhatColdCodeSays() {
        for (int k = 0; k < COMPILED; k++) {
            Tile tile = Tile.of(5, 1008);
            float[] largest = new float[1008];
            MaximumKernel.run(tile.logits, 5, 1008, largest, 0, new int[1008]);
            ExponentialKernel.run(tile.logits, 5, 1008, largest, 0, 1, new float[5 * 1008], 1008, new float[1008]);
            if (k % 500 == 0) {
                sumsAndSlopesAreThoseOfPlainLoops(19, 1008);
                logarithmsHoldOverAllMagnitudes();
                aSigmoidAndItsComplementAreBothExact();
            }
        }
        aSoftmaxIsThatOfPlainLoops(5, 1008);
        aSoftmaxIsThatOfPlainLoops(19, 1008);
    }
}
