package org.jaccardlab.experiment;

import java.util.List;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.parameter.Range;

/**
 * What is trained, how often and on what: every loss with all labels, once for every seed.
 *
 * @param seeds how many; a seed decides the first weights and the order of the blocks, the same for all losses and labels
 * @param epochs how often every training block is seen; a teacher's training takes as many
 * @param block side of the square blocks that the images are cut into, in pixels
 */
public record Plan(
        @Range(min = 1, max = 50, help = "how often everything is trained, each time from other weights") int seeds,
        @Range(min = 1, max = 1000, curve = 2, help = "how often every training block is seen") int epochs,
        List<TrainingLoss> losses, List<Labels> labels,
        @Range(min = 16, max = 512, help = "side in pixels of the blocks that train and test by turns") int block) {

    /** About a minute on two processor cores. */
    public static final Plan STANDARD = new Plan(3, 20,
            List.of(TrainingLoss.of("ce"), TrainingLoss.of("ce+soft-jaccard"), TrainingLoss.of("ce+jml1")),
            List.of(Labels.HARD, Labels.BOUNDARY, Labels.DISTILLED), 48);

    /** @throws IllegalArgumentException if a loss makes no sense on these labels, or if there is nothing to train */
    public Plan {
        losses = List.copyOf(losses);
        labels = List.copyOf(labels);
        if (losses.isEmpty() || labels.isEmpty()) {
            throw new IllegalArgumentException("name at least one loss and one kind of labels");
        }
        if (losses.stream().distinct().count() < losses.size() || labels.stream().distinct().count() < labels.size()) {
            throw new IllegalArgumentException("name every loss and every kind of labels once");
        }
        for (TrainingLoss loss : losses) {
            if (loss.region().filter(Loss::needsHardTarget).isPresent() && labels.stream().anyMatch(Labels::areSoft)) {
                throw new IllegalArgumentException(
                        loss.id() + " is defined on hard labels alone: train it in an experiment with no others");
            }
        }
    }

    boolean needsTeacher() {
        return labels.contains(Labels.DISTILLED);
    }

    /** Classifiers that are trained for a seed, the teacher among them. */
    int trainingsOfASeed() {
        return losses.size() * labels.size() + (needsTeacher() ? 1 : 0);
    }
}
