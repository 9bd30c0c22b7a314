package org.jaccardlab.picture;

import java.util.Set;
import org.jaccardlab.colour.ColourMap;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.raster.Field;
import org.jaccardlab.sample.ClassTable;

/** What a pane or a figure shows over the photo. */
public sealed interface Content {

    /** Nothing: the bare photo. */
    record Image() implements Content {
    }

    /**
     * One class per pixel in the colour of that class, ignored pixels hatched. A table of a single class stands for a
     * one-channel model, whose label 1 is that class and whose label 0 is its background.
     *
     * @param hidden labels whose pixels show the photo alone
     */
    record Classes(LabelMap labels, ClassTable classes, Set<Integer> hidden) implements Content {

        public Classes {
            hidden = Set.copyOf(hidden);
        }

        /** All of them visible. */
        public Classes(LabelMap labels, ClassTable classes) {
            this(labels, classes, Set.of());
        }
    }

    /**
     * One number per pixel: {@code field} times {@code factor}, coloured by where it lies between the limits. NaN and
     * infinities are magenta, values beyond a limit have the colour of that end, pixels that are not kept are hatched.
     *
     * @param limits in the unit that is shown, after the factor
     */
    record Scalar(Field field, double factor, ColourMap map, Limits limits, KeepMask kept) implements Content {

        public Scalar {
            if (!field.size().equals(kept.size())) {
                throw new IllegalArgumentException(
                        "the field is " + field.size() + " but the mask of kept pixels is " + kept.size());
            }
            if (!Double.isFinite(factor)) {
                throw new IllegalArgumentException("a field cannot be shown times " + factor);
            }
        }
    }
}
