package org.jaccardlab.overlap;

import java.util.ArrayList;
import java.util.List;

/**
 * One minus an overlap score, written as error over mass: {@code 1 - N/M = (error(S) + excess) / (mass(S) + smooth)}.
 * Nearly every overlap loss of the literature has this form with both parts linear in the sums.
 *
 * @param error what a pixel does wrong; zero at x = y if the loss accepts soft targets
 * @param mass what the error is measured against
 * @param ignoredError the error of an ignored pixel; zero in every sound loss
 * @param ignoredMass the mass of an ignored pixel; zero in every sound loss
 * @param smooth added to the mass: the smoothing of the score's denominator, at least 0
 * @param excess that smoothing less the one of the score's numerator; 0 where both are the same, and then no part of the
 *        loss is without a pixel
 */
public record Ratio(Polynomial error, Polynomial mass, Polynomial ignoredError, Polynomial ignoredMass, double smooth,
        double excess) {

    /** A mass below this is rounding around nothing, and too small to divide by. */
    private static final double NOTHING = 1e-300;

    /** Ignored pixels left out. */
    public Ratio(Polynomial error, Polynomial mass, double smooth, double excess) {
        this(error, mass, Polynomial.ZERO, Polynomial.ZERO, smooth, excess);
    }

    /** Numerator and denominator smoothed alike. */
    public Ratio(Polynomial error, Polynomial mass, double smooth) {
        this(error, mass, smooth, 0);
    }

    /** The numerator smoothed by so much less. */
    public Ratio withExcess(double other) {
        return new Ratio(error, mass, ignoredError, ignoredMass, smooth, other);
    }

    /** The loss of a class with these sums; an empty class with no smoothing is perfect: 0 with no slope. */
    public GroupLoss of(ClassSums sums) {
        return pooled(List.of(this), List.of(sums), smooth, excess);
    }

    /** The same with a score whose denominator is never taken for less than this floor, unless that is 0. */
    public GroupLoss of(ClassSums sums, double floor) {
        return (isBelow(floor, sums) ? held(floor) : this).of(sums);
    }

    private boolean isBelow(double floor, ClassSums sums) {
        return floor > 0 && mass(List.of(this), List.of(sums), smooth) < floor;
    }

    /** 1 - N/f = (f - N) / f with the numerator N = mass + smooth - error - excess. */
    private Ratio held(double floor) {
        return new Ratio(error.minus(mass), Polynomial.ZERO, ignoredError.minus(ignoredMass), Polynomial.ZERO, floor,
                floor - smooth + excess);
    }

    /**
     * One loss of several classes: all their errors over all their masses.
     *
     * @param ratios one a class, of which only errors and masses matter
     */
    public static GroupLoss pooled(List<Ratio> ratios, List<ClassSums> classes, double smooth, double excess) {
        double e = excess;
        for (int c = 0; c < classes.size(); c++) {
            e += ratios.get(c).error.over(classes.get(c).kept())
                    + ratios.get(c).ignoredError.over(classes.get(c).ignored());
        }
        double m = mass(ratios, classes, smooth);
        if (Math.abs(m) < NOTHING) {
            return GroupLoss.perfect(classes.size());
        }
        List<Part> parts = new ArrayList<>();
        for (Ratio ratio : ratios) {
            parts.add(ratio.part(e / m, m));
        }
        return new GroupLoss(e / m, excess / m, parts);
    }

    /** The same as {@link #pooled} of one class. */
    public GroupGain gain(ClassSums sums) {
        return pooledGain(List.of(this), List.of(sums), smooth, excess);
    }

    /** How {@link #of(ClassSums, double)} falls with the sums; below the floor, where digits matter little, by difference. */
    public GroupGain gain(ClassSums sums, double floor) {
        GroupGain plain = gain(sums);
        return change -> {
            ClassSums after = sums.less(change[0]);
            return isBelow(floor, sums) || isBelow(floor, after)
                    ? of(sums, floor).value() - of(after, floor).value()
                    : plain.of(change);
        };
    }

    /**
     * How {@link #pooled} falls with the sums. With E the error and M the mass before, e and m the change: {@code E/M - (E -
     * e)/(M - m) = (e - (E/M) m) / (M - m)}, which does not cancel where the change is one pixel among millions.
     */
    public static GroupGain pooledGain(List<Ratio> ratios, List<ClassSums> classes, double smooth, double excess) {
        double before = mass(ratios, classes, smooth);
        if (Math.abs(before) < NOTHING) {
            return change -> 0;
        }
        double value = pooled(ratios, classes, smooth, excess).value();
        return change -> {
            double e = 0;
            double m = 0;
            for (int c = 0; c < change.length; c++) {
                if (change[c] != Sums.NONE) {
                    e += ratios.get(c).error.over(change[c]);
                    m += ratios.get(c).mass.over(change[c]);
                }
            }
            double after = before - m;
            return Math.abs(after) < NOTHING ? value : (e - value * m) / after;
        };
    }

    private static double mass(List<Ratio> ratios, List<ClassSums> classes, double smooth) {
        double m = smooth;
        for (int c = 0; c < classes.size(); c++) {
            m += ratios.get(c).mass.over(classes.get(c).kept())
                    + ratios.get(c).ignoredMass.over(classes.get(c).ignored());
        }
        return m;
    }

    /** d(E/M) = (dE - (E/M) dM) / M. */
    private Part part(double value, double m) {
        return new Part(error.times(1 / m), error.minus(mass.times(value)).times(1 / m), ignoredError.times(1 / m),
                ignoredError.minus(ignoredMass.times(value)).times(1 / m));
    }
}
