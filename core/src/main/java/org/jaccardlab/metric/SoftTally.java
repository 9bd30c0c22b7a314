package org.jaccardlab.metric;

import java.util.OptionalDouble;
import org.jaccardlab.loss.Dml1;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.objective.ActiveRule;
import org.jaccardlab.overlap.Sums;

/** How near a prediction comes to the weights of a soft reference, counted over pixels. */
final class SoftTally {

    private static final OverlapLoss JACCARD = new Jml1(0);
    private static final OverlapLoss DICE = new Dml1(0);

    private final double[] sumX;
    private final double[] sumY;
    private final double[] sumD;
    private final double[] largest;
    private double squares;
    private double divergence;

    SoftTally(int classes) {
        sumX = new double[classes];
        sumY = new double[classes];
        sumD = new double[classes];
        largest = new double[classes];
    }

    /** @param y the weight of this class in the reference */
    void add(int cls, double x, double y, double logX) {
        sumX[cls] += x;
        sumY[cls] += y;
        sumD[cls] += Math.abs(x - y);
        largest[cls] = Math.max(largest[cls], y);
        squares += (x - y) * (x - y);
        addDivergence(y, logX);
    }

    void addDivergence(double y, double logX) {
        divergence += y == 0 ? 0 : y * (Math.log(y) - logX);
    }

    void add(SoftTally other) {
        for (int c = 0; c < largest.length; c++) {
            sumX[c] += other.sumX[c];
            sumY[c] += other.sumY[c];
            sumD[c] += other.sumD[c];
            largest[c] = Math.max(largest[c], other.largest[c]);
        }
        squares += other.squares;
        divergence += other.divergence;
    }

    /** 1 - JML1 of a class; empty if the reference lacks it, as in the mean of the loss. */
    OptionalDouble iou(int cls) {
        return score(JACCARD, cls);
    }

    /** 1 - DML1 of a class; empty as {@link #iou}. */
    OptionalDouble dice(int cls) {
        return score(DICE, cls);
    }

    private OptionalDouble score(OverlapLoss loss, int cls) {
        // Neither loss looks at the number of pixels or at the product.
        Sums sums = new Sums(0, sumX[cls], sumY[cls], sumD[cls], 0);
        return largest[cls] > ActiveRule.THRESHOLD
                ? OptionalDouble.of(1 - loss.of(sums).value())
                : OptionalDouble.empty();
    }

    /** Sum of the squared distances of probabilities from weights. */
    double squares() {
        return squares;
    }

    /** Sum of KL(reference || prediction) in nats. */
    double divergence() {
        return divergence;
    }
}
