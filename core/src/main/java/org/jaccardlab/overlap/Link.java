package org.jaccardlab.overlap;

import java.util.List;

/**
 * What stands between a ratio and the loss: the logarithm of the score, and a power.
 *
 * @param log minus the logarithm of the score instead of one minus the score
 * @param exponent above 0; 1 leaves the loss as it is
 * @param floor the logarithm is never taken of less; where it acts the loss has no slope and no pixel a part
 */
public record Link(boolean log, double exponent, double floor) {

    public static final Link NONE = new Link(false, 1);

    /** Below this a loss counts as rounding around 0, where a power may have no finite value or slope. */
    private static final double ROUNDING = 1e-12;

    public Link(boolean log, double exponent) {
        this(log, exponent, 0);
    }

    public GroupLoss of(GroupLoss plain) {
        GroupLoss linked = log ? logarithm(plain) : plain;
        return exponent == 1 ? linked : power(linked);
    }

    /** -ln S with S = 1 - value. */
    private GroupLoss logarithm(GroupLoss plain) {
        double score = 1 - plain.value();
        if (score <= floor) {
            double held = -Math.log(floor);
            return new GroupLoss(held, held, GroupLoss.perfect(plain.parts().size()).parts());
        }
        double value = -Math.log1p(-plain.value());
        double parts = plain.value() == 0 ? 1 : value / plain.value();
        return plain.mapped(value, parts, 1 / score);
    }

    private GroupLoss power(GroupLoss linked) {
        if (Math.abs(linked.value()) < ROUNDING) {
            // The limit: an exponent above 1 has slope 0 there, one below 1 an infinite slope, which is taken as 0.
            return linked.mapped(0, 0, 0);
        }
        double parts = Math.pow(linked.value(), exponent - 1);
        return linked.mapped(parts * linked.value(), parts, exponent * parts);
    }

    /** How much the linked loss falls when the plain loss falls from {@code value} by {@code gain}; does not cancel. */
    public double gain(double value, double gain) {
        if (!log) {
            return gainOfPower(value, gain);
        }
        double score = 1 - value;
        if (score <= floor || score + gain <= floor) {
            double before = -Math.log(Math.max(score, floor));
            return gainOfPower(before, before + Math.log(Math.max(score + gain, floor)));
        }
        // ln((1 - v + g) / (1 - v))
        return gainOfPower(-Math.log1p(-value), Math.log1p(gain / score));
    }

    private double gainOfPower(double value, double gain) {
        if (exponent == 1) {
            return gain;
        }
        double after = value - gain;
        if (Math.abs(value) < ROUNDING || Math.abs(after) < ROUNDING) {
            return power(value) - power(after);
        }
        // v^e - (v - g)^e
        return -power(value) * Math.expm1(exponent * Math.log1p(-gain / value));
    }

    private double power(double value) {
        return Math.abs(value) < ROUNDING ? 0 : Math.pow(value, exponent);
    }

    /** The power alone, of a mean over classes: value, factor of the parts, factor of the slopes. */
    public static double[] powerOf(double mean, double exponent) {
        GroupLoss of = new Link(false, exponent)
                .of(new GroupLoss(mean, 1, List.of(Part.of(Polynomial.ZERO, Polynomial.X))));
        return new double[]{of.value(), of.constant(), of.part().slope().x()};
    }
}
