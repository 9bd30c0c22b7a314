package org.jaccardlab.preset;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.ActiveRule;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.ClassDivisor;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jspecify.annotations.Nullable;

/** What the region losses of MONAI have in common: a loss for every class of every image or of the batch, all counted. */
final class MonaiRegion {

    private MonaiRegion() {
    }

    static Reduction reduction(boolean includeBackground, boolean batch, String reduction, Given given,
            @Nullable List<Double> weight) {
        boolean sum = reduction.equals("sum");
        // A sum over images and classes is the mean of sums over classes times the number of images.
        double level = sum && !batch ? given.images() : 1;
        ActiveRule all = new ActiveRule(ActiveClasses.ALL, Preset.classesFrom(includeBackground, given.classes()), 0,
                false);
        return new Reduction(batch ? 1 : 0, batch ? 0 : level, 0, all,
                weights(weight, includeBackground, given.classes()),
                sum ? ClassDivisor.ONE : ClassDivisor.ALL_CLASSES, PixelDivisor.KEPT_PIXELS);
    }

    /**
     * One weight for every class, of those that count: a single one stands for all, and a left out background needs none.
     * A single class is never weighted.
     */
    static List<Double> weights(@Nullable List<Double> weight, boolean includeBackground, int classes) {
        int counted = includeBackground ? classes : Math.max(1, classes - 1);
        if (weight == null || weight.isEmpty() || counted == 1) {
            return List.of();
        }
        if (weight.size() == 1) {
            return Collections.nCopies(classes, weight.getFirst());
        }
        return weight.size() < classes && weight.size() == counted
                ? Stream.concat(Stream.of(1.0), weight.stream()).toList()
                : weight;
    }

    static Activation activation(String activation) {
        return Activation.valueOf(activation.toUpperCase(Locale.ROOT));
    }
}
