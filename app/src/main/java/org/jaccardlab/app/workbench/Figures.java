package org.jaccardlab.app.workbench;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as people read them: four significant digits, a true minus sign, an exponent only where it is needed. */
public final class Figures {

    private static final int SIGNIFICANT = 4;

    /** What stands for a number that is not defined. */
    public static final String NOTHING = "–";

    private Figures() {
    }

    /** "0.4071", "−12.35", "3.2e−7"; "not finite" stays what it is: "∞", "−∞", "not a number". */
    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        String digits = size < 1e-4 || size >= 1e6
                ? String.format(Locale.ROOT, "%." + (SIGNIFICANT - 2) + "e", size).replace("e-0", "e-")
                        .replace("e+0", "e").replace("e+", "e").replace('-', '−')
                : fixed(size);
        return value < 0 ? "−" + digits : digits;
    }

    /** "1 pixel", "65,536 pixels". */
    public static String count(long many, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", many, what, many == 1 ? "" : "s");
    }

    /** As short as it can be written: "99.9", "100". */
    public static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** A dash stands for nothing. */
    public static String of(OptionalDouble value) {
        return value.isPresent() ? of(value.getAsDouble()) : NOTHING;
    }

    /** As {@link #of}, with as many decimals as suit a number near one: "0.407". A dash stands for nothing. */
    public static String ofPart(OptionalDouble value) {
        return value.isPresent() ? ofPart(value.getAsDouble()) : NOTHING;
    }

    /** Three decimals. */
    public static String ofPart(double value) {
        String digits = String.format(Locale.ROOT, "%.3f", Math.abs(value));
        return value < 0 && !digits.equals("0.000") ? "−" + digits : digits;
    }

    /** Three decimals; a dash where a gradient is zero and has no direction. */
    public static String ofCosine(double cosine) {
        return Double.isNaN(cosine) ? NOTHING : ofPart(cosine);
    }

    /** "4.2 %"; a dash stands for a part of nothing. */
    public static String ofPercent(double part) {
        return Double.isNaN(part) ? NOTHING : String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }

    private static String fixed(double size) {
        int before = (int) Math.floor(Math.log10(size)) + 1;
        return String.format(Locale.ROOT, "%." + Math.max(0, SIGNIFICANT - Math.max(before, 0)) + "f", size);
    }
}
