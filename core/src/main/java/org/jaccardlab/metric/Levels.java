package org.jaccardlab.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One score, 0..1, averaged in every way: over the pooled counts of all images (D), image by image (I), class by class
 * (C), and the worst parts of the latter two. What is not defined is left out of every mean; a mean of nothing is empty.
 * (Wang and others, Revisiting Evaluation Metrics for Semantic Segmentation, NeurIPS 2023.)
 *
 * @param dataset mean over classes of the score of all images together
 * @param image mean over images of the mean over their classes
 * @param classwise mean over classes of the mean over their images
 * @param worstImages as {@code image}, of the worst images only
 * @param worstOfClasses as {@code classwise}, of every class's worst images only
 * @param imagesBar mean of {@code worstImages} over 10, 20, ..., 100 per cent
 * @param classesBar mean of {@code worstOfClasses} over the same
 */
public record Levels(OptionalDouble dataset, OptionalDouble image, OptionalDouble classwise,
        OptionalDouble worstImages, OptionalDouble worstOfClasses, OptionalDouble imagesBar,
        OptionalDouble classesBar) {

    /**
     * @param pooled the score of every class over all images
     * @param images the scores of every class in every image, empty for a class that does not count there
     * @param worst per cent of the images
     */
    static Levels of(List<OptionalDouble> pooled, List<List<OptionalDouble>> images, int worst) {
        double[] ofImages = present(images.stream().map(classes -> mean(present(classes.stream()))));
        List<double[]> ofClasses = new ArrayList<>();
        for (int c = 0; c < pooled.size(); c++) {
            int cls = c;
            ofClasses.add(present(images.stream().map(classes -> classes.get(cls))));
        }
        return new Levels(mean(present(pooled.stream())), mean(ofImages), worst(ofClasses, 100),
                worst(ofImages, worst), worst(ofClasses, worst),
                mean(present(tenths().mapToObj(q -> worst(ofImages, q)))),
                mean(present(tenths().mapToObj(q -> worst(ofClasses, q)))));
    }

    private static IntStream tenths() {
        return IntStream.rangeClosed(1, 10).map(tenth -> 10 * tenth);
    }

    private static double[] present(Stream<OptionalDouble> values) {
        return values.filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble).toArray();
    }

    private static OptionalDouble mean(double[] values) {
        return Arrays.stream(values).average();
    }

    private static OptionalDouble worst(List<double[]> ofClasses, int percent) {
        return mean(present(ofClasses.stream().map(values -> worst(values, percent))));
    }

    private static OptionalDouble worst(double[] values, int percent) {
        return Arrays.stream(values).sorted().limit(worstOf(values.length, percent)).average();
    }

    /** How many images the worst {@code percent} are: rounded down, but at least one. */
    public static int worstOf(int images, int percent) {
        return Math.max(1, (int) (percent / 100.0 * images));
    }
}
