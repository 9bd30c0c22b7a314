package org.jaccardlab.evaluation;

import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;

/** Readers refuse files with NaN in them; numbers from elsewhere must not poison the loss in silence. */
public final class NotANumber {

    private NotANumber() {
    }

    public static IllegalArgumentException of(Sample sample, int cls) {
        return new IllegalArgumentException("a prediction or target of " + sample.name()
                + " is not a number at some pixel of class " + cls
                + ": mend NaN and infinite values where they were made");
    }

    /** @throws IllegalArgumentException if the loss of this batch is none */
    public static void requireLoss(double loss, Batch batch) {
        if (Double.isNaN(loss)) {
            throw new IllegalArgumentException("the loss is not a number: prediction or target of " + batch.title()
                    + " hold NaN or infinite numbers");
        }
    }
}
