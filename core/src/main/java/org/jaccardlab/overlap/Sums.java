package org.jaccardlab.overlap;

/**
 * Sums over the kept pixels of one class in one group (one image, or the whole batch), x the prediction and y the
 * target, both in 0..1, to the power of a norm p that goes without saying: a loss asks for the sums of its own norm.
 *
 * @param n how many pixels
 * @param x sum of x^p
 * @param y sum of y^p
 * @param d sum of |x - y|^p
 * @param i sum of x y, whatever the norm
 */
public record Sums(double n, double x, double y, double d, double i) {

    public static final Sums NONE = new Sums(0, 0, 0, 0, 0);

    /** The sums over a single pixel. */
    public static Sums ofPixel(double x, double y, int norm) {
        return new Sums(1, power(x, norm), power(y, norm), power(Math.abs(x - y), norm), x * y);
    }

    /** What the sums lose when a pixel's prediction becomes its target. */
    public static Sums ofMending(double x, double y, int norm) {
        return ofMoving(x, y, y, norm);
    }

    /** What the sums lose when a pixel's prediction becomes another. */
    public static Sums ofMoving(double x, double other, double y, int norm) {
        return new Sums(0, power(x, norm) - power(other, norm), 0,
                power(Math.abs(x - y), norm) - power(Math.abs(other - y), norm), (x - other) * y);
    }

    /** A small whole power by multiplication: pixel by pixel it is most of the work. */
    static double power(double v, int exponent) {
        double product = 1;
        for (int k = 0; k < exponent; k++) {
            product *= v;
        }
        return product;
    }

    public Sums minus(Sums other) {
        return new Sums(n - other.n, x - other.x, y - other.y, d - other.d, i - other.i);
    }

    public Sums plus(Sums other) {
        return new Sums(n + other.n, x + other.x, y + other.y, d + other.d, i + other.i);
    }
}
