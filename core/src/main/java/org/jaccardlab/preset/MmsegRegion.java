package org.jaccardlab.preset;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.ActiveRule;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.ClassDivisor;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jspecify.annotations.Nullable;

/** What the region losses of mmsegmentation have in common. */
final class MmsegRegion {

    private MmsegRegion() {
    }

    /** All classes of every image, but for one whose number is the ignored label; it still divides. */
    static Reduction perImage(Given given, @Nullable List<Double> classWeight, int ignoreIndex) {
        List<Double> weights = classWeight == null ? Collections.nCopies(given.classes(), 1.0) : classWeight;
        return new Reduction(0, 1, 0, ActiveRule.of(ActiveClasses.ALL),
                IntStream.range(0, given.classes()).mapToObj(c -> c == ignoreIndex ? 0.0 : weights.get(c)).toList(),
                ClassDivisor.ALL_CLASSES, PixelDivisor.KEPT_PIXELS);
    }
}
