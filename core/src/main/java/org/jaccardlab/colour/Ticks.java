package org.jaccardlab.colour;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers beside a colour bar: round ones (1, 2 or 5 times a power of ten apart), all written the same way.
 */
public final class Ticks {

    /** One number: its value, what is printed, and where it stands from 0 (low end) to 1 (high end). */
    public record Tick(double value, String label, double position) {
    }

    /**
     * Numbers that share a power of ten, which is said once.
     *
     * @param power what every label is multiplied by, such as "×10⁻⁶"; empty if by nothing
     */
    public record Scale(String power, List<Tick> ticks) {

        public Scale {
            ticks = List.copyOf(ticks);
        }
    }

    /** Beyond these powers of ten plain digits are hard to count, so the power is written: 2e−6. */
    private static final int SMALLEST_PLAIN_POWER = -3;
    private static final int LARGEST_PLAIN_POWER = 4;

    private static final String POWER = "e";
    private static final char MINUS = '\u2212';
    private static final String RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    private static final int[] ROUND = {1, 2, 5};

    private Ticks() {
    }

    /**
     * The ticks within the limits, lowest first: as many as possible, at most {@code atMost}, which is at least 2.
     */
    public static List<Tick> of(Limits limits, int atMost) {
        if (atMost < 2) {
            throw new IllegalArgumentException("a scale needs at least 2 ticks, not " + atMost);
        }
        int power = (int) Math.floor(Math.log10((limits.high() - limits.low()) / atMost)) - 1;
        while (true) {
            for (int round : ROUND) {
                Step step = new Step(round, power);
                if (step.lastWithin(limits) - step.firstWithin(limits) < atMost) {
                    return ticks(limits, step);
                }
            }
            power++;
        }
    }

    /** The same ticks where there is little room for each: without the power that all of them have. */
    public static Scale scaled(Limits limits, int atMost) {
        List<Tick> written = of(limits, atMost);
        String power = written.stream().map(Tick::label).filter(label -> label.contains(POWER)).findFirst()
                .map(label -> label.substring(label.indexOf(POWER) + 1)).orElse("");
        return new Scale(power.isEmpty() ? "" : "\u00d710" + raised(power), written.stream()
                .map(tick -> new Tick(tick.value(), tick.label().split(POWER, 2)[0], tick.position())).toList());
    }

    private static String raised(String power) {
        StringBuilder raised = new StringBuilder();
        power.chars().forEach(sign -> raised.append(sign == MINUS ? '\u207b' : RAISED.charAt(sign - '0')));
        return raised.toString();
    }

    private static List<Tick> ticks(Limits limits, Step step) {
        long first = step.firstWithin(limits);
        long last = step.lastWithin(limits);
        BigDecimal largest = step.times(first).abs().max(step.times(last).abs());
        List<Tick> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            BigDecimal value = step.times(i);
            double position = Math.clamp(limits.position(value.doubleValue()), 0.0, 1.0);
            ticks.add(new Tick(value.doubleValue(), label(value, largest, step.power()), position));
        }
        return List.copyOf(ticks);
    }

    private static String label(BigDecimal value, BigDecimal largest, int stepPower) {
        int power = largest.signum() == 0 ? 0 : largest.precision() - largest.scale() - 1;
        if (power >= SMALLEST_PLAIN_POWER && power <= LARGEST_PLAIN_POWER) {
            return typeset(value.setScale(Math.max(0, -stepPower), RoundingMode.UNNECESSARY).toPlainString());
        }
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal digits = value.scaleByPowerOfTen(-power);
        return typeset(digits.setScale(Math.max(0, power - stepPower), RoundingMode.UNNECESSARY).toPlainString() + POWER
                + power);
    }

    /** A minus sign as wide as a plus instead of a hyphen. */
    private static String typeset(String number) {
        return number.replace('-', MINUS);
    }

    /** The distance between two ticks: {@code round} times ten to the {@code power}. */
    private record Step(int round, int power) {

        // The limits come from floats and sums: a tick that misses one by rounding alone belongs to it.
        private static final double ROUNDING = 1e-9;

        double size() {
            return times(1).doubleValue();
        }

        BigDecimal times(long i) {
            return BigDecimal.valueOf(i).multiply(BigDecimal.valueOf(round)).scaleByPowerOfTen(power);
        }

        long firstWithin(Limits limits) {
            return (long) Math.ceil(limits.low() / size() - ROUNDING);
        }

        long lastWithin(Limits limits) {
            return (long) Math.floor(limits.high() / size() + ROUNDING);
        }
    }
}
