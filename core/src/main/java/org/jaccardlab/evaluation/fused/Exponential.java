package org.jaccardlab.evaluation.fused;

/**
 * The numbers behind exp in the kernels: {@code exp(s) = 2^t}, t = s / ln 2 split into a whole number, which goes straight
 * into the exponent's bits, and a rest within one half, whose power a polynomial of degree five gives to 2e-7. Kernels
 * write the steps out:
 *
 * <pre>
 * t = max(t, -100)   as an unsigned minimum of the bits, for t is never above 0
 * r = t + MAGIC      the whole number nearest to t in the last bits of r
 * f = t - (r - MAGIC)
 * 2^t = polynomial(f) with (bits of r) shifted left by 23 added to its bits
 * </pre>
 */
final class Exponential {

    static final float LOG2_E = 1.44269504088896341f;
    /** Adding it to a float leaves the nearest whole number in the last bits. */
    static final float MAGIC = 0x1.8p23f;
    static final int SHIFT = 23;
    /** The bits of -100: what is smaller counts as 2^-100. */
    static final int SMALLEST = Float.floatToRawIntBits(-100f);
    static final float C5 = 0.0013276472454890609f;
    static final float C4 = 0.009675541892647743f;
    static final float C3 = 0.05550713092088699f;
    static final float C2 = 0.24022120237350464f;
    static final float C1 = 0.6931469440460205f;

    private Exponential() {
    }
}
