package org.jaccardlab.overlap;

/**
 * A polynomial in one pixel's prediction x and target y: {@code x*X + y*Y + d*|x-y| + i*xy + xx*x^2 + yy*y^2}. Summed
 * over pixels it is the same expression in the {@link Sums}; that identity is what lets a set-level loss be shared out
 * over pixels exactly. The components are the coefficients.
 */
public record Polynomial(double x, double y, double d, double i, double xx, double yy) {

    public static final Polynomial ZERO = new Polynomial(0, 0, 0, 0, 0, 0);
    /** The prediction. */
    public static final Polynomial X = new Polynomial(1, 0, 0, 0, 0, 0);
    /** The target. */
    public static final Polynomial Y = new Polynomial(0, 1, 0, 0, 0, 0);
    /** The absolute difference |x - y|. */
    public static final Polynomial D = new Polynomial(0, 0, 1, 0, 0, 0);
    /** The product xy. */
    public static final Polynomial I = new Polynomial(0, 0, 0, 1, 0, 0);
    /** Over-prediction max(x - y, 0) = (x - y + |x-y|) / 2. */
    public static final Polynomial OVER = X.minus(Y).plus(D).times(0.5);
    /** Under-prediction max(y - x, 0) = (y - x + |x-y|) / 2. */
    public static final Polynomial UNDER = Y.minus(X).plus(D).times(0.5);
    /** The smaller of the two, min(x, y) = (x + y - |x-y|) / 2. */
    public static final Polynomial MIN = X.plus(Y).minus(D).times(0.5);
    /** The larger of the two, max(x, y) = (x + y + |x-y|) / 2. */
    public static final Polynomial MAX = X.plus(Y).plus(D).times(0.5);

    public Polynomial plus(Polynomial o) {
        return new Polynomial(x + o.x, y + o.y, d + o.d, i + o.i, xx + o.xx, yy + o.yy);
    }

    public Polynomial minus(Polynomial o) {
        return plus(o.times(-1));
    }

    public Polynomial times(double factor) {
        return new Polynomial(factor * x, factor * y, factor * d, factor * i, factor * xx, factor * yy);
    }

    /** Its sum over the pixels that {@code sums} was taken over. */
    public double over(Sums sums) {
        return x * sums.x() + y * sums.y() + d * sums.d() + i * sums.i() + xx * sums.xx() + yy * sums.yy();
    }

    /** Its value at one pixel. */
    public double at(double px, double py) {
        return x * px + y * py + d * Math.abs(px - py) + i * px * py + xx * px * px + yy * py * py;
    }

    /**
     * Its derivative with respect to the prediction at one pixel. Sums of x and |x-y| are L1 norms, whose slope at a
     * kink is 0 as in PyTorch: at x = 0 the one, at x = y the other.
     */
    public double slope(double px, double py) {
        return x * Math.signum(px) + d * Math.signum(px - py) + i * py + 2 * xx * px;
    }
}
