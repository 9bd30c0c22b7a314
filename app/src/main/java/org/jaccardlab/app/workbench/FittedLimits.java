package org.jaccardlab.app.workbench;

import java.util.Map;
import java.util.Optional;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.comparison.Agreement;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.raster.Field;

/** The colour limits a quantity starts with. */
public final class FittedLimits {

    /** Per cent of the pixels that lie within fitted limits; the few beyond show as end caps. */
    private static final double ROBUST_PERCENT = 99;

    private static final Limits UNIT = new Limits(0, 1);
    private static final Limits UNIT_BOTH_WAYS = new Limits(-1, 1);

    private FittedLimits() {
    }

    /** What a raw value is multiplied by before it is shown: the kept pixels of the batch, or 1. */
    public static double factor(Quantity quantity, Evaluation evaluation) {
        return quantity.isShownPerPixel() ? evaluation.keptPixels() : 1;
    }

    /** Limits for a quantity whose field is not known. */
    public static Limits standard(Quantity quantity) {
        return quantity.isSigned() ? UNIT_BOTH_WAYS : UNIT;
    }

    /** Limits fitted to a field by this rule; empty if it is zero everywhere, which decides nothing. */
    public static Optional<Limits> of(Quantity quantity, LimitRule rule, Field field, Evaluation evaluation) {
        double factor = factor(quantity, evaluation);
        return switch (rule) {
            case LimitRule.Standard() -> of(quantity, field, evaluation);
            case LimitRule.Typed(Limits limits) -> Optional.of(limits);
            case LimitRule.Robust(double percent) -> isZero(field)
                    ? Optional.empty()
                    : Optional.of(robust(quantity, field, evaluation, percent));
            case LimitRule.Full() -> Optional.of(Limits.full(field, evaluation.kept(), factor));
            case LimitRule.Symmetric() -> Optional.of(Limits.full(field, evaluation.kept(), factor).symmetric());
        };
    }

    /** The same by the standard rule. */
    public static Optional<Limits> of(Quantity quantity, Field field, Evaluation evaluation) {
        if (!quantity.isShownPerPixel()) {
            Settings settings = evaluation.request().settings();
            int classes = evaluation.request().batch().classes().count();
            double largest = quantity.largest(classes, settings.objective().first().isSigmoid(classes));
            return Optional.of(new Limits(quantity.isSigned() ? -largest : 0, largest));
        }
        return isZero(field) ? Optional.empty() : Optional.of(robust(quantity, field, evaluation, ROBUST_PERCENT));
    }

    /**
     * Those that a pane has: its own, or among limits that are held. A difference that has none of its own is shown on the scale of what
     * is subtracted.
     *
     * @param ofOne limits of what each side says
     * @param ofDifferences limits of A minus B
     */
    public static Optional<Limits> held(PaneSettings pane, Answers shown, Map<Quantity, Limits> ofOne,
            Map<Quantity, Limits> ofDifferences) {
        Optional<Limits> own = pane.ownLimits().flatMap(OwnLimits::found);
        if (own.isPresent()) {
            return own;
        }
        Quantity quantity = pane.shownQuantity(shown);
        Optional<Limits> limits = Optional.ofNullable(ofOne.get(quantity));
        return pane.side() == PaneSide.DIFFERENCE
                ? Optional.ofNullable(ofDifferences.get(quantity)).or(() -> limits.map(Limits::symmetric))
                : limits;
    }

    /**
     * Limits of a pane's own, fitted by a rule to what it shows of what has been answered; empty if that is not there, not
     * in all its rows, or zero everywhere.
     */
    public static Optional<Limits> own(PaneSettings pane, LimitRule rule, Answers answers) {
        if (pane.side() == PaneSide.DIFFERENCE) {
            return answers.pair().flatMap(pair -> pair.difference(pane.key()).filter(field -> field.rows().isAll())
                    .flatMap(field -> ofDifference(rule, field, pair.kept())));
        }
        Quantity shown = pane.shownQuantity(answers);
        return pane.side().sides().stream().map(answers::evaluation)
                .flatMap(evaluation -> evaluation.field(pane.key()).filter(field -> field.rows().isAll())
                        .flatMap(field -> of(shown, rule, field, evaluation)).stream())
                .reduce(FittedLimits::both);
    }

    private static Optional<Limits> ofDifference(LimitRule rule, Field field, KeepMask kept) {
        return switch (rule) {
            case LimitRule.Standard() -> ofDifference(field, kept);
            case LimitRule.Typed(Limits limits) -> Optional.of(limits);
            case LimitRule.Robust(double percent) -> isZero(field)
                    ? Optional.empty()
                    : Optional.of(Limits.robust(field, kept, 1, percent).symmetric());
            case LimitRule.Full() -> Optional.of(Limits.full(field, kept, 1));
            case LimitRule.Symmetric() -> Optional.of(Limits.full(field, kept, 1).symmetric());
        };
    }

    private static Limits robust(Quantity quantity, Field field, Evaluation evaluation, double percent) {
        Limits robust = Limits.robust(field, evaluation.kept(), factor(quantity, evaluation), percent);
        return quantity.isSigned() ? robust.symmetric() : new Limits(Math.min(0, robust.low()), robust.high());
    }

    /** Limits on both sides of zero fitted to a difference that is in the unit shown; empty if it is zero everywhere. */
    public static Optional<Limits> ofDifference(Field field, KeepMask kept) {
        return isZero(field)
                ? Optional.empty()
                : Optional.of(Limits.robust(field, kept, 1, ROBUST_PERCENT).symmetric());
    }

    /** Limits fitted to how strongly pixels are pushed in opposite directions; empty if none is. */
    public static Optional<Limits> ofOpposed(Agreement agreement) {
        return agreement.opposedPixels() == 0
                ? Optional.empty()
                : Optional.of(Limits.robust(agreement.opposed(), agreement.kept(), agreement.keptPixels(),
                        ROBUST_PERCENT));
    }

    /** Limits that hold what both hold. */
    public static Limits both(Limits one, Limits other) {
        return new Limits(Math.min(one.low(), other.low()), Math.max(one.high(), other.high()));
    }

    private static boolean isZero(Field field) {
        for (int i = 0; i < field.size().pixels(); i++) {
            if (field.at(i) != 0) {
                return false;
            }
        }
        return true;
    }
}
