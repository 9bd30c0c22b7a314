package org.jaccardlab.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.metric.ClassCounts;
import org.jaccardlab.raster.PixelSet;

/** How far two label maps agree within a region, one entry a label; pixels that either ignores do not count. */
public record Agreement(List<ClassCounts> labels) {

    public Agreement {
        labels = List.copyOf(labels);
    }

    /** @param labels how many there are; pixels of others are left out */
    public static Agreement of(LabelMap reference, LabelMap predicted, KeepMask kept, PixelSet region, int labels) {
        long[] both = new long[labels];
        long[] inReference = new long[labels];
        long[] inPrediction = new long[labels];
        long pixels = 0;
        for (int i = region.next(0); i < reference.size().pixels(); i = region.next(i + 1)) {
            int is = reference.at(i);
            int said = predicted.at(i);
            if (kept.keeps(i) && is < labels && said < labels) {
                pixels++;
                inReference[is]++;
                inPrediction[said]++;
                if (is == said) {
                    both[is]++;
                }
            }
        }
        List<ClassCounts> counts = new ArrayList<>();
        for (int c = 0; c < labels; c++) {
            long fp = inPrediction[c] - both[c];
            long fn = inReference[c] - both[c];
            counts.add(new ClassCounts(both[c], fp, fn, pixels - both[c] - fp - fn));
        }
        return new Agreement(counts);
    }

    /** The mean over the labels that occur in either. */
    public OptionalDouble mean(Function<ClassCounts, OptionalDouble> score) {
        return labels.stream().map(score).flatMapToDouble(OptionalDouble::stream).average();
    }
}
