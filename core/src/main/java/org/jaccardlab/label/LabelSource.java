package org.jaccardlab.label;

import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;

/** One ground truth of a sample, as a file gave it: before any smoothing or mixing. */
public sealed interface LabelSource {

    /** What a person calls it: "Natural Earth, hard". */
    String name();

    Size size();

    /** The pixels that this ground truth says something about. */
    KeepMask kept();

    /** The same under another name. */
    default LabelSource named(String other) {
        return switch (this) {
            case Hard hard -> new Hard(other, hard.map(), hard.kept());
            case Soft soft -> new Soft(other, soft.weights(), soft.kept());
        };
    }

    /** One class per pixel. */
    record Hard(String name, LabelMap map, KeepMask kept) implements LabelSource {

        public Hard(String name, LabelMap map) {
            this(name, map, map.kept());
        }

        @Override
        public Size size() {
            return map.size();
        }
    }

    /** A weight between 0 and 1 per class and pixel; kept pixels sum to one. */
    record Soft(String name, Volume weights, KeepMask kept) implements LabelSource {

        @Override
        public Size size() {
            return weights.size();
        }
    }
}
