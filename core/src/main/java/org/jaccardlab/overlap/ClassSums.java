package org.jaccardlab.overlap;

/**
 * What an overlap loss sees of one class in one group.
 *
 * @param kept over the pixels that count
 * @param ignored over the ignored pixels, with the target that the loss takes them for; none unless it lets them in
 * @param weight of the class, for a loss that pools classes; others are weighted when their mean is taken
 */
public record ClassSums(Sums kept, Sums ignored, double weight) {

    /** A class whose ignored pixels are left out. */
    public static ClassSums of(Sums kept) {
        return new ClassSums(kept, Sums.NONE, 1);
    }

    /** Without this much of the kept pixels. */
    public ClassSums less(Sums change) {
        return new ClassSums(kept.minus(change), ignored, weight);
    }
}
