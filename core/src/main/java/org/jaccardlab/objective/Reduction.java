package org.jaccardlab.objective;

import java.util.List;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jaccardlab.parameter.Titled;

/**
 * How the losses of classes and images become one number.
 *
 * @param dataset weight of D: sums over the whole batch, one loss a class, mean over active classes
 * @param image weight of I: one loss an image and class, mean over the active classes of each image, then over images
 * @param classwise weight of C: the same losses, mean over the images in which a class is active, then over classes
 * @param classWeights one factor a class, or empty for none; neither normalised nor part of the mean unless the divisor
 *        says so
 * @param divisor what the weighted sum over classes is divided by
 * @param pixelDivisor what the sum of a pixel-wise loss is divided by
 */
public record Reduction(
        @Range(min = 0, max = 1, open = true, help = "D: every class over the whole batch, then the mean over classes") double dataset,
        @Range(min = 0, max = 1, open = true, help = "I: every class of every image, mean over classes, then over images") double image,
        @Range(min = 0, max = 1, open = true, help = "C: every class of every image, mean over images, then over classes") double classwise,
        ActiveRule active,
        @Help("one factor for every class; the mean is not divided by them unless the divisor says so") List<Double> classWeights,
        @Help("what the sum over classes is divided by") ClassDivisor divisor,
        @Help("what the sum over pixels is divided by") PixelDivisor pixelDivisor) {

    /** The mean over active classes of the whole batch. */
    public static final Reduction STANDARD = new Reduction(1, 0, 0, ActiveRule.STANDARD, List.of(),
            ClassDivisor.ACTIVE_CLASSES, PixelDivisor.KEPT_PIXELS);

    /** What the sum over classes of an overlap loss is divided by. */
    public enum ClassDivisor implements Titled {
        /** The number of active classes. */
        ACTIVE_CLASSES("Active classes"),
        /** The number of classes that could be active: inactive ones count as 0. */
        ALL_CLASSES("All classes, absent ones too"),
        /** The sum of the weights of the classes that could be active. */
        SUM_OF_WEIGHTS("Sum of the class weights"),
        /** Nothing: a plain sum. */
        ONE("Nothing: a plain sum");

        private final String title;

        ClassDivisor(String title) {
            this.title = title;
        }

        @Override
        public String title() {
            return title;
        }
    }

    /** What the sum over pixels of a pixel-wise loss is divided by. */
    public enum PixelDivisor implements Titled {
        /** The pixels that count. */
        KEPT_PIXELS("Kept pixels"),
        /** All pixels, ignored ones too. */
        ALL_PIXELS("All pixels, ignored ones too"),
        /** The pixels that the ground truth keeps, also those where a teacher of pseudo-labels is not confident. */
        LABELLED_PIXELS("All labelled pixels, confident or not"),
        /** The weights of the kept pixels' labels. */
        SUM_OF_WEIGHTS("Class weights of the labels"),
        /** All pixels times classes. */
        PIXELS_TIMES_CLASSES("All pixels × classes"),
        /** Nothing: a plain sum. */
        ONE("Nothing: a plain sum");

        private final String title;

        PixelDivisor(String title) {
            this.title = title;
        }

        @Override
        public String title() {
            return title;
        }
    }

    public Reduction {
        classWeights = List.copyOf(classWeights);
        for (double weight : classWeights) {
            if (!(weight >= 0 && Double.isFinite(weight))) {
                throw new IllegalArgumentException("a class weight must be 0 or more but is " + weight);
            }
        }
        if (!(dataset >= 0 && image >= 0 && classwise >= 0)) {
            throw new IllegalArgumentException("the weights of D, I and C must be 0 or more");
        }
    }

    /** @throws IllegalArgumentException if weights or listed classes are not those of this many classes */
    public void requireFits(int classes) {
        if (!classWeights.isEmpty() && classWeights.size() != classes) {
            throw new IllegalArgumentException("there are " + classWeights.size() + " class weights but " + classes
                    + " classes: give one weight for every class");
        }
        for (int cls : active.only()) {
            if (cls < 0 || cls >= classes) {
                throw new IllegalArgumentException(
                        "there is no class " + cls + ": the classes are 0 to " + (classes - 1));
            }
        }
    }

    /** The same without what does not fit this many classes. */
    public Reduction fittedTo(int classes) {
        Reduction weighted = classWeights.size() == classes ? this : withClassWeights(List.of());
        return active.only().stream().allMatch(cls -> cls < classes)
                ? weighted
                : weighted.withActive(active.with(List.of()));
    }

    /** The factor of a class. */
    public double weight(int c) {
        return classWeights.isEmpty() ? 1 : classWeights.get(c);
    }

    public Reduction withActive(ActiveRule other) {
        return new Reduction(dataset, image, classwise, other, classWeights, divisor, pixelDivisor);
    }

    public Reduction withMixture(double d, double i, double c) {
        return new Reduction(d, i, c, active, classWeights, divisor, pixelDivisor);
    }

    public Reduction withClassWeights(List<Double> other) {
        return new Reduction(dataset, image, classwise, active, other, divisor, pixelDivisor);
    }

    public Reduction withDivisor(ClassDivisor other) {
        return new Reduction(dataset, image, classwise, active, classWeights, other, pixelDivisor);
    }

    public Reduction withPixelDivisor(PixelDivisor other) {
        return new Reduction(dataset, image, classwise, active, classWeights, divisor, other);
    }
}
