package org.jaccardlab.metric;

import org.jaccardlab.label.ArgMax;
import org.jaccardlab.label.KeepMask;

/**
 * What an engine hands over to be measured: the prediction of consecutive pixels of an image. Arrays hold class times
 * {@code pixels} plus pixel and are not written to.
 *
 * @param from the first pixel's place in the image
 * @param predicted which pixels of the image there is a prediction for
 * @param contest the numbers that decide for a class: the probabilities, but of a prediction made from a target that
 *        target before smoothing
 * @param x probabilities
 * @param logX their logarithms, which do not underflow
 * @param logRest logarithms of 1 - x where every class is a sigmoid; else empty
 */
public record PixelRun(int from, int pixels, KeepMask predicted, double[] contest, double[] x, double[] logX,
        double[] logRest) {

    int winner(int classes, int i) {
        return ArgMax.of(contest, classes, pixels, i);
    }
}
