package org.jaccardlab.overlap;

/**
 * Sums over the kept pixels of one class in one group (one image, or the whole batch), x the prediction and y the
 * target, both in 0..1.
 *
 * @param n how many pixels
 * @param x sum of x
 * @param y sum of y
 * @param d sum of |x - y|
 * @param i sum of x y
 * @param xx sum of x squared
 * @param yy sum of y squared
 */
public record Sums(double n, double x, double y, double d, double i, double xx, double yy) {

    public static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0);

    public Sums plus(Sums other) {
        return new Sums(n + other.n, x + other.x, y + other.y, d + other.d, i + other.i, xx + other.xx, yy + other.yy);
    }
}
