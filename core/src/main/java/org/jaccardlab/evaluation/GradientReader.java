package org.jaccardlab.evaluation;

import java.util.function.Supplier;

/** Takes in the whole gradient of an objective by the main prediction, run of pixels by run of pixels. */
public interface GradientReader {

    /**
     * A run of pixels, each of every member of the batch in exactly one. The engine has done with the prediction's numbers
     * of these pixels, so they may be changed where they lie.
     *
     * @param member of the batch
     * @param from first pixel of the run
     * @param pixels how many
     * @param gradient class times {@code stride} plus pixel minus {@code from}, raw; the reader may write over it
     */
    void read(int member, int from, int pixels, float[] gradient, int stride);

    /** What an engine asks for readers, one for each of its threads, so that a reader may have room of its own. */
    interface Source extends Supplier<GradientReader> {
    }
}
