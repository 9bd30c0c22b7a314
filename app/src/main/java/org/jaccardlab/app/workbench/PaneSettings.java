package org.jaccardlab.app.workbench;

import java.util.List;
import java.util.Optional;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.picture.BlendMode;
import org.jaccardlab.sample.Batch;

/**
 * What one pane shows.
 *
 * @param cls the class, or {@link FieldKey#TOTAL} for the sum over classes; without meaning for pictures and class maps
 * @param opacity of the quantity over the image, 0..1
 * @param side of a comparison; without meaning for the image, and for what compares two anyway
 * @param blend how the quantity lies over the image
 * @param ownLimits colour limits of this pane alone; empty while it has those that all panes share
 */
public record PaneSettings(Quantity quantity, int cls, double opacity, PaneSide side, BlendMode blend,
        Optional<OwnLimits> ownLimits) {

    /** Of A. */
    public PaneSettings(Quantity quantity, int cls, double opacity) {
        this(quantity, cls, opacity, PaneSide.A);
    }

    /** Laid over the image as usual, with the colour limits that all panes share. */
    public PaneSettings(Quantity quantity, int cls, double opacity, PaneSide side) {
        this(quantity, cls, opacity, side, BlendMode.STANDARD, Optional.empty());
    }

    public PaneSettings {
        if (side == PaneSide.DIFFERENCE && !quantity.isScalar()) {
            throw new IllegalArgumentException(quantity.title() + " is no field of numbers that B could be subtracted "
                    + "from: choose A or B");
        }
        if (quantity.isScalar() && !fits(quantity, cls)) {
            throw new IllegalArgumentException(quantity.title()
                    + (quantity.hasTotal() ? " is one number for all classes" : " needs a class"));
        }
        opacity = Math.clamp(opacity, 0, 1);
        ownLimits = ownLimits.filter(_ -> hasLimits(quantity));
    }

    /** This pane with another quantity, and a class that it exists for. */
    public PaneSettings withQuantity(Quantity other, int fallbackClass) {
        int fitting = !other.isScalar() || fits(other, cls) ? cls : other.hasTotal() ? FieldKey.TOTAL : fallbackClass;
        boolean subtracted = side == PaneSide.DIFFERENCE && !other.isScalar();
        return new PaneSettings(other, fitting, opacity, subtracted ? PaneSide.A : side, blend,
                other == quantity ? ownLimits : ownLimits.map(OwnLimits::ofAnotherQuantity));
    }

    private static boolean fits(Quantity quantity, int cls) {
        return cls == FieldKey.TOTAL ? quantity.hasTotal() : quantity.hasClasses();
    }

    public PaneSettings withClass(int other) {
        return new PaneSettings(quantity, other, opacity, side, blend, ownLimits);
    }

    public PaneSettings withOpacity(double other) {
        return new PaneSettings(quantity, cls, other, side, blend, ownLimits);
    }

    public PaneSettings withSide(PaneSide other) {
        boolean sameUnit = (side == PaneSide.DIFFERENCE) == (other == PaneSide.DIFFERENCE);
        return new PaneSettings(quantity, cls, opacity, other, blend,
                sameUnit ? ownLimits : ownLimits.map(OwnLimits::ofAnotherQuantity));
    }

    public PaneSettings withBlend(BlendMode other) {
        return new PaneSettings(quantity, cls, opacity, side, other, ownLimits);
    }

    public PaneSettings withOwnLimits(Optional<OwnLimits> other) {
        return new PaneSettings(quantity, cls, opacity, side, blend, other);
    }

    /** Whether it shows something whose colour limits can be its own: the scale of what compares two is fixed. */
    public boolean canHaveOwnLimits() {
        return hasLimits(quantity);
    }

    private static boolean hasLimits(Quantity quantity) {
        return quantity.isScalar() && !quantity.comparesTwo();
    }

    /** The rule of its own limits if they have yet to be found. */
    Optional<LimitRule> ruleToFit() {
        return ownLimits.filter(own -> own.found().isEmpty()).map(OwnLimits::rule);
    }

    /** This pane with the other of two sides on screen, for a moment; one that shows both at once stays. */
    public PaneSettings flipped() {
        return switch (side) {
            case A -> withSide(PaneSide.B);
            case B -> withSide(PaneSide.A);
            case DIFFERENCE, SWIPE -> this;
        };
    }

    /** Pane by pane what one picture can hold, from left to right: a pane divided between A and B is two pictures. */
    public List<PaneSettings> halves() {
        return side == PaneSide.SWIPE && !quantity.comparesTwo() && quantity != Quantity.IMAGE
                ? List.of(withSide(PaneSide.A), withSide(PaneSide.B))
                : List.of(this);
    }

    /** Whether two settings have to be known for it. */
    public boolean needsTwo() {
        return quantity.comparesTwo() || quantity != Quantity.IMAGE && side != PaneSide.A;
    }

    /** This pane where there is nothing to compare. */
    public PaneSettings alone() {
        return quantity.comparesTwo()
                ? new PaneSettings(Quantity.NORM_LOGIT, FieldKey.TOTAL, opacity).withBlend(blend)
                : withSide(PaneSide.A);
    }

    /** Whether it is a field that each side has for itself. */
    boolean isFieldOfOne() {
        return quantity.isScalar() && !quantity.comparesTwo();
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

    /** The same of all that has been answered; what is subtracted is what both sides have. */
    public Quantity shownQuantity(Answers answers) {
        if (quantity.comparesTwo()) {
            return quantity;
        }
        Quantity shown = quantity;
        for (Side each : side.sides()) {
            shown = shown.availableFor(answers.evaluation(each).request().settings().prediction());
        }
        return shown;
    }

    /** This pane where only {@code classes} classes exist. */
    PaneSettings fittedTo(int classes) {
        return cls < classes ? this : withClass(classes - 1);
    }
}
