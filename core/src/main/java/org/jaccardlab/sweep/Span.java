package org.jaccardlab.sweep;

import java.util.stream.IntStream;
import org.jaccardlab.parameter.Parameters;

/**
 * Evenly spaced numbers, or with evenly spaced logarithms.
 *
 * @param points at least 2
 */
public record Span(double from, double to, int points, boolean logarithmic) {

    private static final int MOST = 10_001;

    public Span {
        if (!(Double.isFinite(from) && Double.isFinite(to) && from < to)) {
            throw new IllegalArgumentException("a range goes from a smaller to a larger number, not from "
                    + Parameters.number(from) + " to " + Parameters.number(to));
        }
        if (points < 2 || points > MOST) {
            throw new IllegalArgumentException("a range has 2 to " + MOST + " points, not " + points);
        }
        if (logarithmic && from <= 0) {
            throw new IllegalArgumentException(
                    "a logarithmic range starts above 0, not at " + Parameters.number(from) + ": choose a linear one");
        }
    }

    public static Span linear(double from, double to, int points) {
        return new Span(from, to, points, false);
    }

    /** Number {@code i}, 0 to {@code points - 1}; the ends are met exactly. */
    public double at(int i) {
        if (i == 0 || i == points - 1) {
            return i == 0 ? from : to;
        }
        double part = (double) i / (points - 1);
        return logarithmic ? from * Math.pow(to / from, part) : from + (to - from) * part;
    }

    public double[] values() {
        return IntStream.range(0, points).mapToDouble(this::at).toArray();
    }
}
