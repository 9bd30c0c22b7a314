package org.jaccardlab.evaluation.fused;

import org.jaccardlab.evaluation.RankParts;

/** @param weights class by pixel, one number a class and pixel; empty of an image that is not looked at */
record FusedRankParts(float[][] weights, double[] shares) implements RankParts {

    @Override
    public double weight(int cls, int pixel) {
        return weights[cls][pixel];
    }

    @Override
    public double share(int cls) {
        return shares[cls];
    }
}
