package org.jaccardlab.metric;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jaccardlab.objective.Measuring;

/**
 * How good the prediction of a batch is. Scores and calibration errors lie in 0..1; what no pixel decides is empty, never
 * a filler. In D a class counts if it occurs in reference or prediction; in an image (I and C) if the reference has it,
 * because the pixels that it takes from others are errors of theirs; with sigmoids, where nobody else pays for them, if
 * either has it.
 *
 * @param against the name of the reference of the batch's first image
 * @param againstSoft whether that is a soft label, whose largest weight is then the hard reference
 * @param sigmoid whether every class was a question of its own
 * @param pixels that were measured
 * @param confusion over the batch; empty with sigmoids
 * @param classes counts of every class over the batch
 * @param accuracy part of the pixels whose class is right; with sigmoids part of the questions
 * @param classAccuracy the recall of classes, "mean accuracy"
 * @param calibration the expected calibration error
 * @param classwise the classwise calibration error in its usual form
 * @param classwiseOfWinners the same where only an arg max that is right is a hit
 * @param nll mean negative logarithm of the probability of what is so, in nats, over pixels or questions
 * @param brier mean squared distance from the reference: over pixels, summed over classes; with sigmoids over questions
 * @param soft against the weights of the reference; empty unless every image has a soft one
 */
public record Metrics(String against, boolean againstSoft, boolean sigmoid, Measuring measuring, long pixels,
        Optional<ConfusionMatrix> confusion, List<ClassCounts> classes, OptionalDouble accuracy, Levels classAccuracy,
        Levels iou, Levels dice, Calibration calibration, Calibration classwise, Calibration classwiseOfWinners,
        OptionalDouble nll, OptionalDouble brier, Optional<SoftScores> soft) {

    /**
     * @param iou 1 - JML1
     * @param dice 1 - DML1
     * @param brier as the hard one
     * @param divergence mean KL(reference || prediction) in nats
     */
    public record SoftScores(Levels iou, Levels dice, OptionalDouble brier, OptionalDouble divergence) {
    }

    public Metrics {
        classes = List.copyOf(classes);
    }

    /** Works the metrics out from the tallies of all images, of which there is at least one. */
    public static Metrics of(List<ImageTally> images, Measuring measuring) {
        ImageTally pooled = pooled(images, measuring);
        Reference first = images.getFirst().reference();
        return new Metrics(first.name(), first.isSoft(), pooled.isSigmoid(), measuring, pooled.pixels(),
                pooled.confusion(), perClass(pooled, ImageTally::counts),
                ClassCounts.ratio(pooled.right(), pooled.answers()), levels(pooled, images, ClassCounts::accuracy),
                levels(pooled, images, ClassCounts::iou), levels(pooled, images, ClassCounts::dice),
                Calibration.ofDecisions(pooled, images), Calibration.classwise(pooled, images),
                Calibration.classwiseOfWinners(pooled, images),
                ClassCounts.ratio(pooled.surprise(), pooled.answers()),
                ClassCounts.ratio(pooled.squares(), pooled.answers()),
                images.stream().allMatch(image -> image.soft().isPresent())
                        ? Optional.of(soft(pooled, images))
                        : Optional.empty());
    }

    private static ImageTally pooled(List<ImageTally> images, Measuring measuring) {
        ImageTally pooled = new ImageTally(images.getFirst().reference(), images.getFirst().isSigmoid(), measuring);
        images.forEach(pooled::add);
        return pooled;
    }

    private static Levels levels(ImageTally pooled, List<ImageTally> images,
            Function<ClassCounts, OptionalDouble> score) {
        return Levels.of(perClass(pooled, (image, c) -> score.apply(image.counts(c))),
                images.stream().map(image -> perClass(image, (own, c) -> own.isSigmoid()
                        || own.counts(c).reference() > 0 ? score.apply(own.counts(c)) : OptionalDouble.empty()))
                        .toList(),
                pooled.measuring().worst());
    }

    private static SoftScores soft(ImageTally pooled, List<ImageTally> images) {
        SoftTally all = pooled.soft().orElseThrow();
        return new SoftScores(softLevels(pooled, images, SoftTally::iou), softLevels(pooled, images, SoftTally::dice),
                ClassCounts.ratio(all.squares(), pooled.answers()),
                ClassCounts.ratio(all.divergence(), pooled.answers()));
    }

    private static Levels softLevels(ImageTally pooled, List<ImageTally> images,
            BiFunction<SoftTally, Integer, OptionalDouble> score) {
        return Levels.of(perClass(pooled, (image, c) -> score.apply(image.soft().orElseThrow(), c)),
                images.stream()
                        .map(image -> perClass(image, (own, c) -> score.apply(own.soft().orElseThrow(), c)))
                        .toList(),
                pooled.measuring().worst());
    }

    private static <T> List<T> perClass(ImageTally image, BiFunction<ImageTally, Integer, T> value) {
        return IntStream.range(0, image.classes()).mapToObj(c -> value.apply(image, c)).toList();
    }
}
