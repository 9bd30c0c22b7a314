package org.jaccardlab.evaluation;

/**
 * What a loss that lets ignored pixels in puts on those of the member looked at.
 *
 * @param share the sum of their shares of the objective, classes together
 * @param gradient the sum of |gradient| over them and all classes, by logit where there are logits
 * @param wholeGradient the same over all pixels, for comparison
 */
public record Leak(double share, double gradient, double wholeGradient) {

    public static final Leak NONE = new Leak(0, 0, 0);

    public Leak plus(Leak o) {
        return new Leak(share + o.share, gradient + o.gradient, wholeGradient + o.wholeGradient);
    }

    /** Whether ignored pixels carry nothing, as they should. */
    public boolean isNone() {
        return share == 0 && gradient == 0;
    }
}
