package org.jaccardlab.loss;

import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.overlap.ClassSums;
import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Ratio;

/**
 * Dice as libraries really compute it, where that is more than a {@link TverskyDialect}: {@code 1 - (2 I + n) / (X + Y +
 * d)} with labels that are smeared, classes pooled or ignored pixels let in. Not in the catalogue; presets are made of
 * it.
 *
 * @param isPooled all classes make one Dice; a class weight then multiplies both prediction and target of its class
 * @param norm the power of prediction and label in the denominator; the numerator keeps their product
 * @param smear what a label of 0 becomes; 1 stays 1. Only with norm 1
 * @param smoothNumerator n
 * @param smoothDenominator d
 */
public record DiceDialect(boolean isPooled, int norm, double smear, double smoothNumerator, double smoothDenominator,
        IgnoredPixels ignored) implements PooledRatioLoss {

    /** What becomes of ignored pixels. */
    public enum IgnoredPixels {
        /** They count nowhere. */
        LEFT_OUT,
        /** They leave the numerator but stay in the denominator, labelled as the last class. */
        LAST_CLASS_IN_DENOMINATOR,
        /** They leave the numerator but stay in the denominator, as no class that counts. */
        NO_CLASS_IN_DENOMINATOR,
        /** One channel takes their label as the number 255 it is; with several they are no class, but count. */
        AS_NUMBER
    }

    private static final double IGNORED_NUMBER = 255;

    @Override
    public String id() {
        return "dice-dialect";
    }

    @Override
    public String title() {
        return "Dice, as implemented";
    }

    @Override
    public String formula() {
        return "1 − (2·I + n) / (X + Y + d)";
    }

    @Override
    public String about() {
        return "A library's own form of the Dice loss.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return norm == 2 && smoothNumerator == smoothDenominator;
    }

    @Override
    public boolean countsIgnoredPixels() {
        return ignored != IgnoredPixels.LEFT_OUT;
    }

    @Override
    public double ignoredTarget(int cls, int classes) {
        return switch (ignored) {
            case LEFT_OUT, NO_CLASS_IN_DENOMINATOR -> 0;
            case LAST_CLASS_IN_DENOMINATOR -> cls == classes - 1 ? 1 : 0;
            case AS_NUMBER -> classes == 1 ? IGNORED_NUMBER : 0;
        };
    }

    /** A label of 255 is far above what a prediction can be, and a pooled weight enters the product squared. */
    @Override
    public boolean canShareBelowZero() {
        return ignored == IgnoredPixels.AS_NUMBER || isPooled;
    }

    @Override
    public double smooth() {
        return smoothDenominator;
    }

    @Override
    public double excess() {
        return smoothDenominator - smoothNumerator;
    }

    @Override
    public List<Ratio> ratios(List<ClassSums> classes) {
        List<Ratio> ratios = new ArrayList<>();
        for (ClassSums sums : classes) {
            ratios.add(ratio(isPooled ? sums.weight() : 1));
        }
        return ratios;
    }

    private Ratio ratio(double weight) {
        // y' = y + smear (1 - y), and so xy' = (1 - smear) xy + smear x
        Polynomial y = Polynomial.Y.times(1 - smear).plus(Polynomial.ONE.times(smear));
        Polynomial product = Polynomial.I.times(1 - smear).plus(Polynomial.X.times(smear));
        Polynomial mass = Polynomial.X.plus(y).times(weight);
        Polynomial error = mass.minus(product.times(2 * weight * weight));
        return switch (ignored) {
            case LEFT_OUT -> new Ratio(error, mass, 0);
            case LAST_CLASS_IN_DENOMINATOR, NO_CLASS_IN_DENOMINATOR -> new Ratio(error, mass, mass, mass, 0, 0);
            case AS_NUMBER -> new Ratio(error, mass, error, mass, 0, 0);
        };
    }
}
