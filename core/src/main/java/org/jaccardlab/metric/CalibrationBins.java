package org.jaccardlab.metric;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Answers of a classifier, gathered by the probability that it gave them: equal bins [j/n, (j+1)/n), the last one closed.
 */
public final class CalibrationBins {

    private final int bins;
    /** Between the bins, from 0 to 1: dividing anew for every answer would take most of the time. */
    private final double[] edges;
    private final long[] answers;
    private final double[] confidence;
    private final long[] hits;
    private final long[] winningHits;

    public CalibrationBins(int bins) {
        this.bins = bins;
        this.edges = IntStream.rangeClosed(0, bins).mapToDouble(j -> j / (double) bins).toArray();
        this.answers = new long[bins];
        this.confidence = new double[bins];
        this.hits = new long[bins];
        this.winningHits = new long[bins];
    }

    /**
     * @param probability that was given to the answer
     * @param hit whether the answer was true
     * @param winning whether it also was the one that the classifier decided for
     */
    void add(double probability, boolean hit, boolean winning) {
        int bin = bin(probability);
        answers[bin]++;
        confidence[bin] += probability;
        if (hit) {
            hits[bin]++;
            if (winning) {
                winningHits[bin]++;
            }
        }
    }

    /** Found by product, then set right: at an edge the product may be a bit off. */
    private int bin(double probability) {
        int bin = Math.clamp((int) (probability * bins), 0, bins - 1);
        if (bin + 1 < bins && probability >= edges[bin + 1]) {
            return bin + 1;
        }
        return probability < edges[bin] ? bin - 1 : bin;
    }

    /** Takes in the answers of other bins, as many as these. */
    public void add(CalibrationBins other) {
        for (int j = 0; j < bins; j++) {
            answers[j] += other.answers[j];
            confidence[j] += other.confidence[j];
            hits[j] += other.hits[j];
            winningHits[j] += other.winningHits[j];
        }
    }

    /**
     * The expected calibration error, 0..1: the mean over all answers of how far their bin's part of hits is from its
     * mean probability. Empty bins do not count; empty without any answer.
     */
    public OptionalDouble error() {
        return error(hits);
    }

    /**
     * The same where only an answer that also won counts as a hit, as the repository of the JDT losses has it for its
     * classwise error. Even a perfectly calibrated classifier scores badly here.
     */
    public OptionalDouble winningError() {
        return error(winningHits);
    }

    private OptionalDouble error(long[] right) {
        long all = 0;
        double off = 0;
        for (int j = 0; j < bins; j++) {
            all += answers[j];
            off += Math.abs(right[j] - confidence[j]);
        }
        return ClassCounts.ratio(off, all);
    }
}
