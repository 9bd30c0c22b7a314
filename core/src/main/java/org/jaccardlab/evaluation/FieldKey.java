package org.jaccardlab.evaluation;

import org.jaccardlab.objective.PredictionChoice;

/**
 * One scalar field of one image: a quantity of one class, or of all together.
 *
 * @param cls the class, or {@link #TOTAL}
 */
public record FieldKey(Quantity quantity, int cls) {

    /** In place of a class: all of them together. */
    public static final int TOTAL = -1;

    public FieldKey {
        if (!quantity.isScalar()) {
            throw new IllegalArgumentException(quantity.title() + " is not a field of numbers");
        }
        if (cls < 0 && !(cls == TOTAL && quantity.hasTotal())) {
            throw new IllegalArgumentException(quantity.title() + " is shown for one class at a time: choose a class");
        }
        if (cls >= 0 && !quantity.hasClasses()) {
            throw new IllegalArgumentException(
                    quantity.title() + " is one number for all classes: leave the class out");
        }
    }

    public static FieldKey total(Quantity quantity) {
        return new FieldKey(quantity, TOTAL);
    }

    public boolean isTotal() {
        return cls == TOTAL;
    }

    /** This field, or where the prediction has no logits the nearest that exists: by probability. */
    public FieldKey availableFor(PredictionChoice prediction) {
        return new FieldKey(quantity.availableFor(prediction), cls);
    }
}
