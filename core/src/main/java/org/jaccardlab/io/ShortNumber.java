package org.jaccardlab.io;

import java.math.BigDecimal;
import java.math.MathContext;

/** A number as sentences print it: four digits, no trailing zeros. */
final class ShortNumber {

    private ShortNumber() {
    }

    /** @param value finite */
    static String of(double value) {
        BigDecimal rounded = new BigDecimal(value, new MathContext(4)).stripTrailingZeros();
        double size = Math.abs(value);
        return size == 0 || size >= 1e-4 && size < 1e7 ? rounded.toPlainString() : rounded.toString();
    }
}
