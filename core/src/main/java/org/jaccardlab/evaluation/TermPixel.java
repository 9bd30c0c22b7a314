package org.jaccardlab.evaluation;

/** One pixel of an image as one term of the objective sees it, class by class. */
public interface TermPixel {

    /** Its number in the image, row by row. */
    int number();

    /** The predicted probability. */
    double x(int cls);

    /** The target, 0..1. */
    double y(int cls);

    /** ln x, finite even where x underflows; -infinity if x is a true 0. */
    double logX(int cls);

    /** ln(1 - x), likewise; without meaning for a softmax. */
    double logRest(int cls);
}
