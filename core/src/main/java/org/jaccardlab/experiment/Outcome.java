package org.jaccardlab.experiment;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What came out of an experiment.
 *
 * @param runs in the order of seeds, labels and losses
 * @param teachers one for every seed; none without distilled labels
 */
public record Outcome(Plan plan, Setting setting, List<Run> runs, List<Scores> teachers) {

    /** One loss on one kind of labels, over all seeds. */
    public record Row(TrainingLoss loss, Labels labels, Spread iouDataset, Spread iouImage, Spread iouClass,
            Spread ece) {
    }

    public Outcome {
        runs = List.copyOf(runs);
        teachers = List.copyOf(teachers);
    }

    /** One for every loss and kind of labels, labels by labels. */
    public List<Row> rows() {
        return plan.labels().stream()
                .flatMap(labels -> plan.losses().stream().map(loss -> new Row(loss, labels,
                        spread(loss, labels, Scores::iouDataset), spread(loss, labels, Scores::iouImage),
                        spread(loss, labels, Scores::iouClass), spread(loss, labels, Scores::ece))))
                .toList();
    }

    private Spread spread(TrainingLoss loss, Labels labels, ToDoubleFunction<Scores> score) {
        return Spread.of(scores(loss, labels, score));
    }

    /** The last loss against every other, on every kind of labels. */
    public List<Comparison> comparisons() {
        TrainingLoss last = plan.losses().getLast();
        return plan.labels().stream()
                .flatMap(labels -> plan.losses().stream().filter(other -> !other.equals(last))
                        .map(other -> new Comparison(labels, last, other,
                                difference(labels, last, other, Scores::iouDataset),
                                difference(labels, last, other, Scores::ece), plan.seeds())))
                .toList();
    }

    /** Seed by seed, so that what a seed brings to both drops out. */
    private Spread difference(Labels labels, TrainingLoss loss, TrainingLoss other, ToDoubleFunction<Scores> score) {
        double[] of = scores(loss, labels, score);
        double[] without = scores(other, labels, score);
        return Spread.of(IntStream.range(0, of.length).mapToDouble(i -> of[i] - without[i]).toArray());
    }

    /** How training and test were kept apart, in a sentence. */
    public String split() {
        return "Blocks of " + plan.block() + " x " + plan.block() + " pixels train and test by turns, "
                + Material.STRIP + " pixels apart and each seen by itself, so that no pixel serves both sides; whole"
                + " images are not held back because most samples have one.";
    }

    /** What such numbers do not show, one sentence each. */
    public List<String> limits() {
        return List.of("Every seed has first weights and an order of its own, but all share " + setting.testBlocks()
                + " test blocks of the same images: the spread says nothing about other images.",
                "A perceptron that looks at single pixels, trained in seconds, is far from the networks and data sets of"
                        + " the papers: no difference here contradicts theirs, and a difference here does not prove"
                        + " theirs.",
                "A single number of epochs, a single rate of learning and a single mixture (0.25 CE + 0.75) serve all"
                        + " losses; none was tuned.");
    }

    /** Seed by seed. */
    private double[] scores(TrainingLoss loss, Labels labels, ToDoubleFunction<Scores> score) {
        return runs.stream().filter(run -> run.loss().equals(loss) && run.labels() == labels)
                .mapToDouble(run -> score.applyAsDouble(run.scores())).toArray();
    }
}
