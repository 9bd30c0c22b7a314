package org.jaccardlab.calibration;

/** What a prediction is taken to answer. */
public sealed interface Question {

    /** Which class a pixel is of; where every class is a sigmoid, of every class whether a pixel is of it. */
    record Decisions() implements Question {
    }

    /** Whether a pixel is of this class, by the probability that it is. */
    record OfClass(int cls) implements Question {
    }
}
