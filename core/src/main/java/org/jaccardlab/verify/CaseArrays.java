package org.jaccardlab.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jaccardlab.io.NumberArray;
import org.jaccardlab.raster.Size;

/**
 * The input arrays of a case, whose shapes agree.
 *
 * @param images N
 * @param classes C
 * @param size H and W
 */
record CaseArrays(Map<String, NumberArray> byRole, int images, int classes, Size size) {

    private static final List<String> SCORES = List.of(CaseBatch.PREDICTION, CaseBatch.AUXILIARY, CaseBatch.TEACHER,
            CaseBatch.AUXILIARY_TEACHER, "soft_labels", "targets");
    private static final List<String> MAPS = List.of("labels", "keep_mask", "rater_labels");
    private static final List<String> GROUND_TRUTHS = List.of("labels", "soft_labels", "targets", "rater_labels");

    /** @throws IllegalArgumentException if a role is unknown, there is no ground truth, or shapes do not agree */
    static CaseArrays read(GoldenCase golden, Path folder) throws IOException {
        Map<String, NumberArray> arrays = new TreeMap<>();
        for (String role : golden.inputs().keySet()) {
            if (!SCORES.contains(role) && !MAPS.contains(role)) {
                throw new IllegalArgumentException("there is no role \"" + role + "\" here");
            }
            arrays.put(role, golden.input(folder, role));
        }
        if (GROUND_TRUTHS.stream().filter(arrays::containsKey).count() != 1) {
            throw new IllegalArgumentException("wanted one of the inputs " + String.join(", ", GROUND_TRUTHS));
        }
        String scored = SCORES.stream().filter(arrays::containsKey).findFirst().orElse("labels");
        List<Integer> shape = of(arrays, scored).shape();
        boolean scores = !scored.equals("labels");
        if (shape.size() != (scores ? 4 : 3) || shape.contains(0)) {
            throw new IllegalArgumentException(scored + " has the shape " + text(shape) + ", wanted "
                    + (scores ? "images x classes x height x width" : "images x height x width"));
        }
        int classes = scores ? shape.get(1) : new CaseParameters(golden.params()).whole("num_classes");
        CaseArrays read = new CaseArrays(arrays, shape.getFirst(), classes,
                new Size(shape.get(shape.size() - 2), shape.getLast()));
        arrays.keySet().forEach(read::requireFits);
        return read;
    }

    boolean has(String role) {
        return byRole.containsKey(role);
    }

    /** The numbers of this role that belong to one image. */
    double[] of(String role, int image) {
        return of(byRole, role).slice(image);
    }

    /** Whether every class of a pixel has a label of its own. */
    boolean hasLabelPerClass() {
        return has("labels") && classes > 1 && of(byRole, "labels").shape().size() == 4;
    }

    /** Whether a target of several channels ignores some pixel in some of them only. */
    boolean ignoresSingleChannels(OptionalInt ignored) {
        if (ignored.isEmpty() || !has("targets") && !hasLabelPerClass()) {
            return false;
        }
        for (int image = 0; image < images; image++) {
            double[] targets = of(has("labels") ? "labels" : "targets", image);
            int[] count = new int[size.pixels()];
            for (int i = 0; i < targets.length; i++) {
                count[i % count.length] += targets[i] == ignored.getAsInt() ? 1 : 0;
            }
            if (IntStream.of(count).anyMatch(each -> each > 0 && each < classes)) {
                return true;
            }
        }
        return false;
    }

    private static NumberArray of(Map<String, NumberArray> arrays, String role) {
        NumberArray found = arrays.get(role);
        if (found == null) {
            throw new IllegalArgumentException("there is no input \"" + role + "\"");
        }
        return found;
    }

    private void requireFits(String role) {
        List<Integer> scores = List.of(images, classes, size.height(), size.width());
        List<Integer> map = List.of(images, size.height(), size.width());
        List<Integer> shape = of(byRole, role).shape();
        boolean fits = SCORES.contains(role)
                ? shape.equals(scores)
                : shape.equals(map) || role.equals("labels") && shape.equals(scores);
        if (!fits) {
            throw new IllegalArgumentException(role + " has the shape " + text(shape) + ", which does not go with "
                    + text(scores));
        }
    }

    static String text(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }
}
