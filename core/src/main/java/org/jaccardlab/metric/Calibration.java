package org.jaccardlab.metric;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How far probabilities are from how often they come true, 0..1.
 *
 * @param dataset the pixels of all images together
 * @param image mean over the images that have any kept pixel
 */
public record Calibration(OptionalDouble dataset, OptionalDouble image) {

    /**
     * Means of calibration errors, of which those that are not defined are left out.
     *
     * @param pooled over all images, class by class
     * @param images the errors of the classes that count in every image
     */
    public static Calibration mean(List<OptionalDouble> pooled, List<List<OptionalDouble>> images) {
        return new Calibration(mean(pooled), mean(images.stream().map(Calibration::mean).toList()));
    }

    /** Of the decisions: the largest probability against how often it was right (Guo and others, ICML 2017). */
    static Calibration ofDecisions(ImageTally pooled, List<ImageTally> images) {
        return new Calibration(pooled.decided().error(), mean(images.stream().map(image -> image.decided().error())
                .toList()));
    }

    /** Of every class's probability, averaged over the classes, of an image over those in its reference. */
    static Calibration classwise(ImageTally pooled, List<ImageTally> images) {
        return ofClasses(pooled, images, CalibrationBins::error, 0);
    }

    /**
     * As {@link #classwise}, but only a pixel that was also decided for its class is a hit, and of two classes only the
     * second counts: the form of the repository of the JDT losses.
     */
    static Calibration classwiseOfWinners(ImageTally pooled, List<ImageTally> images) {
        return ofClasses(pooled, images, CalibrationBins::winningError, pooled.classes() == 2 ? 1 : 0);
    }

    private static Calibration ofClasses(ImageTally pooled, List<ImageTally> images,
            Function<CalibrationBins, OptionalDouble> error, int firstClass) {
        List<Integer> all = IntStream.range(firstClass, pooled.classes()).boxed().toList();
        return mean(all.stream().map(c -> error.apply(pooled.ofClass(c))).toList(),
                images.stream().map(image -> all.stream()
                        .filter(c -> pooled.classes() <= 2 || image.counts(c).reference() > 0)
                        .map(c -> error.apply(image.ofClass(c))).toList()).toList());
    }

    private static OptionalDouble mean(List<OptionalDouble> values) {
        return values.stream().filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble).average();
    }
}
