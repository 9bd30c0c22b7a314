package org.jaccardlab.loss;

import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.overlap.ClassSums;
import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Ratio;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jaccardlab.parameter.Titled;

/**
 * Generalized Dice (Sudre and others, DLMIA 2017): one Dice of all classes together, {@code 1 - (2 sum_c w_c tp_c + n) /
 * (sum_c w_c (X_c + Y_c) + d)}, in which small classes weigh more. An absent class takes the largest finite weight of
 * its group.
 *
 * @param soft errors |x-y|, which are right on soft targets; otherwise the products of the original
 */
public record GeneralizedDice(
        @Help("how much a class weighs by its mass Y in the target") Weighting weighting,
        @Help("errors |x−y| in place of products, so that a soft target is met at zero") boolean soft,
        @Range(min = 0, max = 10, curve = 6, help = "added to the score's numerator") double smoothNumerator,
        @Range(min = 0, max = 10, curve = 6, help = "added to the score's denominator; with 1/Y² even 1e-5 can outweigh a large image") double smoothDenominator)
        implements
            PooledRatioLoss {

    /** What a class weighs. */
    public enum Weighting implements Titled {
        /** By the inverse square of its mass. */
        SQUARE("1/Y²", 2),
        /** By the inverse of its mass. */
        SIMPLE("1/Y", 1),
        /** All alike. */
        UNIFORM("Uniform", 0);

        private final String title;
        private final int power;

        Weighting(String title, int power) {
            this.title = title;
            this.power = power;
        }

        @Override
        public String title() {
            return title;
        }

        /** Infinite for an absent class, unless all weigh alike. */
        double of(double mass) {
            return 1 / Math.pow(mass, power);
        }
    }

    public GeneralizedDice() {
        this(Weighting.SQUARE, false, 1e-5, 1e-5);
    }

    @Override
    public String id() {
        return "generalized-dice";
    }

    @Override
    public String title() {
        return "Generalized Dice";
    }

    @Override
    public String formula() {
        return "1 − (2·Σ w·I + n) / (Σ w·(X + Y) + d), Σ over classes";
    }

    @Override
    public String about() {
        return "One Dice of all classes pooled, each weighed by its size; an absent class takes the largest weight there is.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return soft && smoothNumerator == smoothDenominator;
    }

    @Override
    public boolean isPooled() {
        return true;
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
        double largest = classes.stream().mapToDouble(this::weight).filter(Double::isFinite).max().orElse(0);
        Polynomial mass = Polynomial.X.plus(Polynomial.Y);
        Polynomial error = soft ? Polynomial.D : RatioLoss.DISAGREEMENT;
        List<Ratio> ratios = new ArrayList<>();
        for (ClassSums sums : classes) {
            double weight = sums.weight() * Math.min(weight(sums), largest);
            ratios.add(new Ratio(error.times(weight), mass.times(weight), 0));
        }
        return ratios;
    }

    private double weight(ClassSums sums) {
        return weighting.of(sums.kept().y());
    }
}
