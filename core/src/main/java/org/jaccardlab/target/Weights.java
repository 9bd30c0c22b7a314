package org.jaccardlab.target;

/** A weight between 0 and 1 for every class and pixel of one image, read in runs of pixels. Safe to read from any thread. */
interface Weights {

    /**
     * Writes the weights of the pixels {@code from} to {@code to}, the latter not included.
     *
     * @param into all pixels of the first class first: class times (to - from) plus pixel minus from; overwritten, zero
     *        where there is nothing to say
     */
    void read(int from, int to, double[] into);
}
