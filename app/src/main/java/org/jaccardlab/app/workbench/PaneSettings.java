package org.jaccardlab.app.workbench;

import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.sample.Batch;

/**
 * What one pane shows.
 *
 * @param cls the class, or {@link FieldKey#TOTAL} for the sum over classes; without meaning for pictures and class maps
 * @param opacity of the quantity over the image, 0..1
 */
public record PaneSettings(Quantity quantity, int cls, double opacity) {

    public PaneSettings {
        if (quantity.isScalar() && !fits(quantity, cls)) {
            throw new IllegalArgumentException(quantity.title()
                    + (quantity.hasTotal() ? " is one number for all classes" : " needs a class"));
        }
        opacity = Math.clamp(opacity, 0, 1);
    }

    /** This pane with another quantity, and a class that it exists for. */
    public PaneSettings withQuantity(Quantity other, int fallbackClass) {
        int fitting = !other.isScalar() || fits(other, cls) ? cls : other.hasTotal() ? FieldKey.TOTAL : fallbackClass;
        return new PaneSettings(other, fitting, opacity);
    }

    private static boolean fits(Quantity quantity, int cls) {
        return cls == FieldKey.TOTAL ? quantity.hasTotal() : quantity.hasClasses();
    }

    public PaneSettings withClass(int other) {
        return new PaneSettings(quantity, other, opacity);
    }

    public PaneSettings withOpacity(double other) {
        return new PaneSettings(quantity, cls, other);
    }

    /** The field behind the pane; only for scalar quantities. */
    public FieldKey key() {
        return new FieldKey(quantity, cls);
    }

    /** The quantity that is really on screen: without logits a logit gradient is one by probability. */
    public Quantity shownQuantity(Evaluation evaluation) {
        return quantity.availableFor(evaluation.request().settings().prediction());
    }

    /** This pane for the classes of another batch. */
    public PaneSettings fittedTo(Batch batch) {
        return fittedTo(batch.classes().count());
    }

    /** This pane where only {@code classes} classes exist. */
    PaneSettings fittedTo(int classes) {
        return cls < classes ? this : withClass(classes - 1);
    }
}
