package org.jaccardlab.comparison;

import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.raster.Field;

/**
 * Whether two settings push one image the same way: their gradients by its logits, held against each other as vectors. Only
 * pixels that count in both are looked at. A cosine is 1 for the same direction, -1 for the opposite one, and not a number
 * where a gradient is zero and has none.
 *
 * @param by what the gradients are taken by: logits, or probabilities if one of the predictions has no logits
 * @param cosine of the gradients by all pixels and classes of the image
 * @param classes of the gradients by one class's pixels, class by class
 * @param cosines of the gradients by one pixel's classes, pixel by pixel
 * @param opposed how strongly a pixel is pushed in opposite directions: the root of the negated scalar product of its two
 *        gradients, raw, zero where the product is not negative
 * @param kept the pixels that count in both
 * @param opposedPixels how many are pushed in opposite directions
 * @param pushedPixels how many have a gradient from both, so that there is a cosine
 * @param keptPixels of the batch under A, which a raw value is multiplied by before it is shown
 */
public record Agreement(Quantity by, double cosine, List<Double> classes, Field cosines, Field opposed, KeepMask kept,
        int opposedPixels, int pushedPixels, long keptPixels) {

    public Agreement {
        classes = List.copyOf(classes);
    }

    /**
     * Compares what two requests are about; their own fields and rows do not matter. Asks for a strip of the image at a time,
     * of all classes, so that at no time there is a gradient by the whole prediction.
     *
     * @param engineB may be the same; one that has a memory of its own is faster
     * @throws IllegalArgumentException if they are of different images
     * @throws java.util.concurrent.CancellationException if {@code progress} said stop
     */
    public static Agreement of(Engine engineA, Request a, Engine engineB, Request b, Progress progress) {
        Pair.requireSameImage(a, b);
        return new Comparing(engineA, a, engineB, b, progress).agreement();
    }

    /** The part of all pixels with a gradient from both that are pushed in opposite directions, 0..1; NaN without any. */
    public double opposedPart() {
        return (double) opposedPixels / pushedPixels;
    }

    /** The mean of the cosines of the classes that have one; NaN without any. */
    public double meanOfClasses() {
        return IntStream.range(0, classes.size()).mapToDouble(classes::get).filter(Double::isFinite).average()
                .orElse(Double.NaN);
    }
}
