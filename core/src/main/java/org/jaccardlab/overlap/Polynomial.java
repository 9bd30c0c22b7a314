package org.jaccardlab.overlap;

/**
 * An expression in one pixel's prediction x and target y: {@code one + x*X^p + y*Y^p + d*|X-Y|^p + i*XY} for the norm p
 * of the loss. Summed over pixels it is the same expression in the {@link Sums}; that identity is what lets a set-level loss
 * be shared out over pixels exactly. The components are the coefficients.
 */
public record Polynomial(double one, double x, double y, double d, double i) {

    public static final Polynomial ZERO = new Polynomial(0, 0, 0, 0, 0);
    /** One a pixel. */
    public static final Polynomial ONE = new Polynomial(1, 0, 0, 0, 0);
    /** The prediction. */
    public static final Polynomial X = new Polynomial(0, 1, 0, 0, 0);
    /** The target. */
    public static final Polynomial Y = new Polynomial(0, 0, 1, 0, 0);
    /** The difference. */
    public static final Polynomial D = new Polynomial(0, 0, 0, 1, 0);
    /** The product. */
    public static final Polynomial I = new Polynomial(0, 0, 0, 0, 1);
    /** Over-prediction (x - y + |x-y|) / 2; for norm 1 it is max(x - y, 0). */
    public static final Polynomial OVER = X.minus(Y).plus(D).times(0.5);
    /** Under-prediction (y - x + |x-y|) / 2; for norm 1 it is max(y - x, 0). */
    public static final Polynomial UNDER = Y.minus(X).plus(D).times(0.5);
    /** What both have, (x + y - |x-y|) / 2; for norm 1 it is min(x, y), for norm 2 it is xy. */
    public static final Polynomial COMMON = X.plus(Y).minus(D).times(0.5);
    /** What either has, (x + y + |x-y|) / 2; for norm 1 it is max(x, y). */
    public static final Polynomial UNION = X.plus(Y).plus(D).times(0.5);

    public Polynomial plus(Polynomial o) {
        return new Polynomial(one + o.one, x + o.x, y + o.y, d + o.d, i + o.i);
    }

    public Polynomial minus(Polynomial o) {
        return plus(o.times(-1));
    }

    public Polynomial times(double factor) {
        return new Polynomial(factor * one, factor * x, factor * y, factor * d, factor * i);
    }

    /** Its sum over the pixels that {@code sums} was taken over, with the same norm. */
    public double over(Sums sums) {
        return one * sums.n() + x * sums.x() + y * sums.y() + d * sums.d() + i * sums.i();
    }

    /** Its value at one pixel. */
    public double at(double px, double py, int norm) {
        return over(Sums.ofPixel(px, py, norm));
    }

    /**
     * Its derivative with respect to the prediction at one pixel. Norms of x and of x - y have slope 0 at their kinks,
     * as in PyTorch: at x = 0 the one, at x = y the other.
     */
    public double slope(double px, double py, int norm) {
        return x * slope(px, norm) + d * slope(px - py, norm) + i * py;
    }

    /** d|v|^p / dv, with sgn(0) = 0. */
    private static double slope(double v, int norm) {
        return norm * Math.signum(v) * Sums.power(Math.abs(v), norm - 1);
    }
}
