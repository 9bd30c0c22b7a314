package org.jaccardlab.objective;

import org.jaccardlab.parameter.Titled;

/** How logits become probabilities. */
public enum Activation implements Titled {
    /** Over the classes: they compete and sum to one. A single channel is a sigmoid all the same. */
    SOFTMAX("Softmax over the classes"),
    /** Every class for itself. */
    SIGMOID("Sigmoid for every class");

    private final String title;

    Activation(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
