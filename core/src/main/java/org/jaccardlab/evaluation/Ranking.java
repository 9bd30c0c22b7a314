package org.jaccardlab.evaluation;

import java.util.List;
import java.util.function.IntConsumer;

/** The errors of a rank loss over the images of a batch, ready to be sorted class by class. */
public interface Ranking {

    /** Does this for every class; classes have nothing to do with each other, so it may be side by side. */
    void forEachClass(IntConsumer work);

    /**
     * Sorts one class over a group of images, and adds the weights of its errors, times this factor, to those of the images.
     *
     * @return the class's own value, the sum of weight times error, without the factor
     */
    double add(List<Integer> group, int cls, double factor);

    /** What has been added up for an image. */
    RankParts parts(int image);

    /** The errors of an image themselves, for working out gains; may be empty if none are asked for. */
    RankedErrors errors(int image);
}
