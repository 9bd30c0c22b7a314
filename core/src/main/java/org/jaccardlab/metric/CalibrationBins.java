package org.jaccardlab.metric;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Answers of a classifier, gathered by the probability that it gave them: bins [edge, next edge), the last one closed.
 */
public final class CalibrationBins {

    private final int bins;
    /** Between the bins, from the least to the greatest: dividing anew for every answer would take most of the time. */
    private final double[] edges;
    private final boolean equal;
    private final long[] answers;
    private final double[] confidence;
    private final long[] hits;
    private final long[] winningHits;

    /**
     * What one bin holds.
     *
     * @param from its lowest probability
     * @param to where the next begins; of the last bin its highest
     * @param confidence mean probability of its answers; NaN without any
     * @param accuracy the part of them that was true, 0..1; NaN without any
     */
    public record Bin(double from, double to, long answers, double confidence, double accuracy) {
    }

    /** Equal bins [j/n, (j+1)/n) from 0 to 1. */
    public CalibrationBins(int bins) {
        this(IntStream.rangeClosed(0, bins).mapToDouble(j -> j / (double) bins).toArray(), true);
    }

    /** Bins between these edges, of which there are at least two, rising; what lies beyond counts in the nearest. */
    public CalibrationBins(double[] edges) {
        this(edges.clone(), false);
    }

    private CalibrationBins(double[] edges, boolean equal) {
        this.bins = edges.length - 1;
        this.edges = edges;
        this.equal = equal;
        this.answers = new long[bins];
        this.confidence = new double[bins];
        this.hits = new long[bins];
        this.winningHits = new long[bins];
    }

    public List<Bin> list() {
        return IntStream.range(0, bins).mapToObj(j -> new Bin(edges[j], edges[j + 1], answers[j],
                confidence[j] / answers[j], (double) hits[j] / answers[j])).toList();
    }

    /**
     * @param probability that was given to the answer
     * @param hit whether the answer was true
     * @param winning whether it also was the one that the classifier decided for
     */
    public void add(double probability, boolean hit, boolean winning) {
        int bin = of(probability);
        answers[bin]++;
        confidence[bin] += probability;
        if (hit) {
            hits[bin]++;
            if (winning) {
                winningHits[bin]++;
            }
        }
    }

    /** The bin that an answer of this probability counts in. */
    public int of(double probability) {
        return equal ? byProduct(probability) : bySearch(probability);
    }

    private int bySearch(double probability) {
        int place = Arrays.binarySearch(edges, probability);
        // Of equal edges, between which lies an end that many answers share, any may have been found.
        while (place >= 0 && place + 1 < bins && edges[place + 1] == probability) {
            place++;
        }
        return Math.clamp(place < 0 ? -place - 2 : place, 0, bins - 1);
    }

    /** Found by product, then set right: at an edge the product may be a bit off. */
    private int byProduct(double probability) {
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
