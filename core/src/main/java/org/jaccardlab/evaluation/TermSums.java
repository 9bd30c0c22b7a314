package org.jaccardlab.evaluation;

import java.util.Arrays;
import org.jaccardlab.overlap.Sums;

/** What an engine adds up for one term, class by class, over the kept pixels of the batch. */
public final class TermSums {

    private final Sums[] sums;
    private final double[] pixelTerms;
    private final boolean[] present;

    public TermSums(int classes) {
        sums = new Sums[classes];
        Arrays.fill(sums, Sums.NONE);
        pixelTerms = new double[classes];
        present = new boolean[classes];
    }

    public int classes() {
        return sums.length;
    }

    public Sums of(int cls) {
        return sums[cls];
    }

    /** The sum of the pixel-wise loss's terms of this class; 0 for an overlap loss. */
    public double pixelTerms(int cls) {
        return pixelTerms[cls];
    }

    /** Whether the ground truth, before smoothing, holds this class. */
    public boolean isPresent(int cls) {
        return present[cls];
    }

    public void add(int cls, Sums more) {
        sums[cls] = sums[cls].plus(more);
    }

    public void addPixelTerms(int cls, double more) {
        pixelTerms[cls] += more;
    }

    public void markPresent(int cls) {
        present[cls] = true;
    }

    /** Adds the sums of other pixels of the same term. */
    public void add(TermSums other) {
        for (int c = 0; c < classes(); c++) {
            add(c, other.sums[c]);
            addPixelTerms(c, other.pixelTerms[c]);
            present[c] |= other.present[c];
        }
    }
}
