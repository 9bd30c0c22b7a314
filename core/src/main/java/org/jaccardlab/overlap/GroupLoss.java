package org.jaccardlab.overlap;

import java.util.Collections;
import java.util.List;

/**
 * The overlap loss of one group of pixels and one class, or several pooled, shared out over pixels and differentiated.
 *
 * @param value the loss; infinite for the logarithm of a score of 0, and then no pixel has a part
 * @param constant the part of the value that no pixel owns: 0 unless numerator and denominator are smoothed differently
 * @param parts class by class, in the order of the sums; summed over the group they give the value less the constant
 */
public record GroupLoss(double value, double constant, List<Part> parts) {

    public GroupLoss {
        parts = List.copyOf(parts);
    }

    /** Nothing there and nothing predicted. */
    public static GroupLoss perfect(int classes) {
        return new GroupLoss(0, 0, Collections.nCopies(classes, Part.NONE));
    }

    /** A loss made of this one by a function of its value: the parts keep their proportions, the slope its direction. */
    GroupLoss mapped(double mappedValue, double partsFactor, double slopeFactor) {
        return new GroupLoss(mappedValue, constant * partsFactor,
                parts.stream().map(part -> part.times(partsFactor, slopeFactor)).toList());
    }

    /** The part of the only, or first, class. */
    public Part part() {
        return parts.getFirst();
    }
}
