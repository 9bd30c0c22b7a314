package org.jaccardlab.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jaccardlab.io.NumberArray;
import org.jaccardlab.verify.GoldenCase.Tolerance;
import org.jspecify.annotations.Nullable;

/**
 * What was expected of a case, held against our answer.
 *
 * @param numbers how many numbers agree
 * @param gradientEntries how many entries of gradients agree
 */
record Comparison(int numbers, int gradientEntries) {

    /** @throws IllegalArgumentException saying what does not agree, or that there is nothing to compare */
    static Comparison of(GoldenCase golden, Answer answer, Path folder) throws IOException {
        int numbers = 0;
        int entries = 0;
        for (Map.Entry<String, JsonNode> expected : golden.expected().properties()) {
            switch (expected.getKey()) {
                case "grad" -> entries += gradients(golden, answer, folder);
                case "arrays" -> numbers += arrays(golden, answer, folder);
                default -> {
                    number(expected.getKey(), answer.numbers().get(expected.getKey()),
                            wanted(expected.getKey(), expected.getValue()), golden.tolerance());
                    numbers++;
                }
            }
        }
        if (numbers + entries == 0) {
            throw new IllegalArgumentException("nothing is expected, so that there is nothing to compare");
        }
        return new Comparison(numbers, entries);
    }

    /** JSON has no NaN or infinity; the manifest writes their names. */
    static double wanted(String name, JsonNode value) {
        if (value.isNumber()) {
            return value.asDouble();
        }
        return switch (value.asText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new IllegalArgumentException("the expected " + name + " is " + value + ", no number");
        };
    }

    private static void number(String name, @Nullable Double got, double want, Tolerance tolerance) {
        if (got == null || !near(got, want, tolerance)) {
            throw new IllegalArgumentException(
                    name + " is " + (got == null ? "not worked out here" : got) + ", wanted " + want);
        }
    }

    private static int gradients(GoldenCase golden, Answer answer, Path folder) throws IOException {
        int entries = 0;
        for (Map.Entry<String, JsonNode> role : golden.expected().get("grad").properties()) {
            NumberArray want = GoldenCase.read(folder, role.getValue());
            List<Integer> shape = golden.input(folder, role.getKey()).shape();
            if (!want.shape().equals(shape)) {
                throw new IllegalArgumentException("gradient by " + role.getKey() + ": it has the shape "
                        + CaseArrays.text(want.shape()) + ", but " + role.getKey() + " " + CaseArrays.text(shape));
            }
            entries += entries("gradient by " + role.getKey(), answer.gradients().get(role.getKey()), want.values(),
                    golden.tolerance().ofGradient());
        }
        return entries;
    }

    private static int arrays(GoldenCase golden, Answer answer, Path folder) throws IOException {
        int entries = 0;
        for (Map.Entry<String, JsonNode> output : golden.expected().get("arrays").properties()) {
            entries += entries(output.getKey(), answer.arrays().get(output.getKey()),
                    GoldenCase.read(folder, output.getValue()).values(), golden.tolerance());
        }
        return entries;
    }

    private static int entries(String name, double @Nullable [] got, double[] want, Tolerance tolerance) {
        if (got == null || got.length != want.length) {
            throw new IllegalArgumentException(name + ": there are " + (got == null ? "no" : got.length)
                    + " entries, wanted " + want.length);
        }
        for (int i = 0; i < want.length; i++) {
            if (!near(got[i], want[i], tolerance)) {
                throw new IllegalArgumentException(
                        name + ": entry " + i + " is " + got[i] + ", wanted " + want[i]);
            }
        }
        return want.length;
    }

    /** NaN only matches NaN, an infinity only the same infinity. */
    private static boolean near(double got, double want, Tolerance tolerance) {
        if (Double.isNaN(want) || Double.isInfinite(want)) {
            return Double.compare(got, want) == 0;
        }
        return Math.abs(got - want) <= tolerance.atol() + tolerance.rtol() * Math.abs(want);
    }
}
