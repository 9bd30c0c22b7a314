package org.jaccardlab.metric;

import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelSource;

/**
 * What metrics are measured against: a ground truth before any smoothing or mixing.
 *
 * @param classes channels of the prediction; a single one is the foreground, which a hard map calls 1
 */
public record Reference(LabelSource source, int classes) {

    /** A weight above this makes a soft label say yes where every class is asked alone. */
    private static final double HALF = 0.5;

    public String name() {
        return source.name();
    }

    public boolean isSoft() {
        return source instanceof LabelSource.Soft;
    }

    public KeepMask kept() {
        return source.kept();
    }

    /**
     * The class of a kept pixel: of a soft label the one with the largest weight, the first of equals; where a single
     * channel is the foreground 1 of that, else 0.
     */
    public int label(int pixel) {
        return switch (source) {
            case LabelSource.Hard hard -> hard.map().at(pixel);
            case LabelSource.Soft soft when classes == 1 -> isOf(0, pixel) ? 1 : 0;
            case LabelSource.Soft soft -> {
                int best = 0;
                for (int c = 1; c < classes; c++) {
                    if (soft.weights().at(c, pixel) > soft.weights().at(best, pixel)) {
                        best = c;
                    }
                }
                yield best;
            }
        };
    }

    /** Whether a kept pixel is of a class where every class is a question of its own. */
    public boolean isOf(int cls, int pixel) {
        return switch (source) {
            case LabelSource.Hard hard -> hard.map().at(pixel) == (classes == 1 ? 1 : cls);
            case LabelSource.Soft soft -> soft.weights().at(cls, pixel) > HALF;
        };
    }

    /** How much of a kept pixel belongs to a class, 0..1. */
    double weight(int cls, int pixel) {
        return source instanceof LabelSource.Soft soft ? soft.weights().at(cls, pixel) : isOf(cls, pixel) ? 1 : 0;
    }
}
