package org.jaccardlab.objective;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.parameter.Range;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;

/**
 * Everything that decides the numbers, and nothing that only decides how they look. Immutable: undo, comparison and the
 * command line are all "show other settings".
 *
 * @param floor a probability read from a file is raised to this before its logarithm is taken as its logit; where it
 *        acts the logit gradient is zero
 */
public record Settings(PredictionChoice prediction, Objective objective,
        @Range(min = Settings.LEAST_FLOOR, max = Settings.LARGEST_FLOOR, curve = 6, help = "probabilities from a file are raised to this before their logarithm") double floor,
        Measuring measuring) {

    public static final double DEFAULT_FLOOR = 1e-7;
    public static final double LEAST_FLOOR = 1e-12;
    public static final double LARGEST_FLOOR = 1e-2;

    /** With metrics taken in the usual way. */
    public Settings(PredictionChoice prediction, Objective objective, double floor) {
        this(prediction, objective, floor, Measuring.STANDARD);
    }

    /** JML1 of the batch's first prediction against its first ground truth. */
    public static Settings startingWith(Batch batch) {
        Term term = new Term(1, new Jml1(), TargetRecipe.plain(batch.sample(0).targets().getFirst().name()), 1,
                Activation.SOFTMAX, Reduction.STANDARD);
        return new Settings(firstPrediction(batch.sample(0)), new Objective(List.of(term)), DEFAULT_FLOOR);
    }

    /**
     * These settings for another batch: what refers to a file that the batch lacks becomes its first, and a term of an
     * auxiliary prediction that it lacks is left out.
     */
    public Settings fittedTo(Batch batch) {
        Sample sample = batch.sample(0);
        PredictionChoice fitted = prediction instanceof PredictionChoice.File file
                && sample.prediction(file.name()).isEmpty() ? firstPrediction(sample) : prediction;
        Measuring measured = measuring.withReference(measuring.reference()
                .filter(name -> sample.target(name).isPresent()));
        return new Settings(fitted, objective.fittedTo(batch, recipe -> recipe.fittedTo(sample)), floor, measured);
    }

    private static PredictionChoice firstPrediction(Sample sample) {
        return sample.predictions().isEmpty()
                ? new PredictionChoice.ExactlyTheTarget()
                : new PredictionChoice.File(sample.predictions().getFirst().name());
    }

    public Settings withPrediction(PredictionChoice other) {
        return new Settings(other, objective, floor, measuring);
    }

    public Settings withObjective(UnaryOperator<Objective> change) {
        return new Settings(prediction, change.apply(objective), floor, measuring);
    }

    public Settings withTerm(int index, UnaryOperator<Term> change) {
        return withObjective(present -> present.withTerm(index, change));
    }

    public Settings withFirstTerm(UnaryOperator<Term> change) {
        return withTerm(0, change);
    }

    public Settings withMeasuring(UnaryOperator<Measuring> change) {
        return new Settings(prediction, objective, floor, change.apply(measuring));
    }

    public Settings withLoss(Loss loss) {
        return withFirstTerm(term -> term.withLoss(loss));
    }

    /** The ground truth that a term's labels are taken from, or held against. */
    public static LabelSource source(Sample sample, Term term) {
        return term.target().groundTruth(sample);
    }

    /** What metrics of this sample are measured against. */
    public LabelSource reference(Sample sample) {
        return measuring.reference().flatMap(sample::target).orElseGet(() -> source(sample, objective.first()));
    }

    /** The file behind the main prediction, or none for one made from the target. */
    public Optional<Prediction> predictionFile(Sample sample) {
        return prediction instanceof PredictionChoice.File file
                ? sample.prediction(file.name())
                : Optional.empty();
    }

    /** The file behind the prediction that a term is given; none if that is made from the target. */
    public Optional<Prediction> predictionFile(Sample sample, Term term) {
        return term.auxiliary().isPresent() ? term.auxiliary().flatMap(sample::prediction) : predictionFile(sample);
    }

    /** Whether what a term is given has logits. */
    public boolean hasLogits(Term term) {
        return term.auxiliary().isPresent() || prediction.hasLogits();
    }
}
