package org.jaccardlab.descent;

import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.parameter.Titled;
import org.jaccardlab.prediction.PredictionKind;

/** What of a prediction descends. */
public enum Variable implements Titled {
    /** As a network's last layer would: the probabilities follow through softmax or sigmoid, and never quite reach 0 or 1. */
    LOGITS("Logits", PredictionKind.LOGITS, Quantity.GRADIENT_LOGIT),
    /**
     * The probabilities themselves, after every step brought back to the nearest that are ones: 0..1 where every class is a
     * sigmoid, else none below 0 and summing to one over the classes.
     */
    PROBABILITIES("Probabilities", PredictionKind.PROBABILITIES, Quantity.GRADIENT_PROBABILITY);

    private final String title;
    private final PredictionKind kind;
    private final Quantity gradient;

    Variable(String title, PredictionKind kind, Quantity gradient) {
        this.title = title;
        this.kind = kind;
        this.gradient = gradient;
    }

    @Override
    public String title() {
        return title;
    }

    PredictionKind kind() {
        return kind;
    }

    Quantity gradient() {
        return gradient;
    }
}
