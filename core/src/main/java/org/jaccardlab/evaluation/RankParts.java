package org.jaccardlab.evaluation;

/** Who owns the value of a rank loss, in one image. */
public interface RankParts {

    /** Of a loss that is none. */
    RankParts NONE = new RankParts() {
        @Override
        public double weight(int cls, int pixel) {
            return 0;
        }

        @Override
        public double share(int cls) {
            return 0;
        }
    };

    /**
     * What the pixel's error is multiplied by in the objective, class by class. Where the error is 0 it multiplies nothing, and
     * may be anything.
     */
    double weight(int cls, int pixel);

    /** The part of the objective that all pixels of the image have in this class. */
    double share(int cls);
}
