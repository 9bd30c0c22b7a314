package org.jaccardlab.label;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.jaccardlab.raster.Size;

/** Which pixels count. The others are ignored: no share, no gradient, no metric. Immutable. */
public final class KeepMask {

    private final Size size;
    private final BitSet ignored;
    private final int kept;

    private KeepMask(Size size, BitSet ignored) {
        this.size = size;
        this.ignored = ignored;
        this.kept = size.pixels() - ignored.cardinality();
    }

    /** Every pixel counts. */
    public static KeepMask all(Size size) {
        return new KeepMask(size, new BitSet());
    }

    /** The pixels for which {@code keep} holds. */
    public static KeepMask where(Size size, IntPredicate keep) {
        BitSet ignored = new BitSet();
        for (int i = 0; i < size.pixels(); i++) {
            if (!keep.test(i)) {
                ignored.set(i);
            }
        }
        return new KeepMask(size, ignored);
    }

    /** The pixels that count here and there. */
    public KeepMask and(KeepMask other) {
        if (!size.equals(other.size)) {
            throw new IllegalArgumentException("masks of " + size + " and " + other.size);
        }
        BitSet either = (BitSet) ignored.clone();
        either.or(other.ignored);
        return either.equals(ignored) ? this : new KeepMask(size, either);
    }

    public Size size() {
        return size;
    }

    public boolean keeps(int pixel) {
        return !ignored.get(pixel);
    }

    /** The first ignored pixel from this one on, or the number of pixels if there is none. */
    public int nextIgnored(int pixel) {
        int next = ignored.nextSetBit(pixel);
        return next < 0 ? size.pixels() : next;
    }

    /** The first pixel that counts from this one on, or the number of pixels if there is none. */
    public int nextKept(int pixel) {
        return Math.min(ignored.nextClearBit(pixel), size.pixels());
    }

    /** How many pixels count. */
    public int count() {
        return kept;
    }

    public boolean keepsAll() {
        return ignored.isEmpty();
    }
}
