package org.jaccardlab.preset;

import java.util.List;
import java.util.Locale;
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
        return new Reduction(batch ? 1 : 0, batch ? 0 : level, 0, all, weight == null ? List.of() : weight,
                sum ? ClassDivisor.ONE : ClassDivisor.ALL_CLASSES, PixelDivisor.KEPT_PIXELS);
    }

    static Activation activation(String activation) {
        return Activation.valueOf(activation.toUpperCase(Locale.ROOT));
    }
}
