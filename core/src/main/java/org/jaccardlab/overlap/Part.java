package org.jaccardlab.overlap;

/**
 * One class's part of an overlap loss.
 *
 * @param share each kept pixel's part of the value
 * @param slope a polynomial whose {@link Polynomial#slope} is the derivative of the value by a kept pixel's prediction
 * @param ignoredShare the same as {@code share} for an ignored pixel; zero unless the loss lets those in
 * @param ignoredSlope the same as {@code slope} for an ignored pixel
 */
public record Part(Polynomial share, Polynomial slope, Polynomial ignoredShare, Polynomial ignoredSlope) {

    public static final Part NONE = new Part(Polynomial.ZERO, Polynomial.ZERO, Polynomial.ZERO, Polynomial.ZERO);

    /** The part of a class whose ignored pixels are left out. */
    public static Part of(Polynomial share, Polynomial slope) {
        return new Part(share, slope, Polynomial.ZERO, Polynomial.ZERO);
    }

    public Part plus(Part o) {
        return new Part(share.plus(o.share), slope.plus(o.slope), ignoredShare.plus(o.ignoredShare),
                ignoredSlope.plus(o.ignoredSlope));
    }

    public Part times(double factor) {
        return times(factor, factor);
    }

    /** Shares and slopes multiplied apart. */
    public Part times(double shareFactor, double slopeFactor) {
        return new Part(share.times(shareFactor), slope.times(slopeFactor), ignoredShare.times(shareFactor),
                ignoredSlope.times(slopeFactor));
    }

    /** What all pixels behind these sums own together. */
    public double over(ClassSums sums) {
        return share.over(sums.kept()) + ignoredShare.over(sums.ignored());
    }
}
