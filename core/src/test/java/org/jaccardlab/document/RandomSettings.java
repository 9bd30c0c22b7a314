package org.jaccardlab.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jaccardlab.evaluation.Scenes;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.objective.Measuring;
import org.jaccardlab.objective.Merge;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Origin;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.TeacherMix;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.preset.Presets;
import org.jaccardlab.sample.Batch;

/** Settings that nobody would choose, over everything there is. */
final class RandomSettings {

    private final Random random;
    private final Batch batch;

    RandomSettings(long seed, Batch batch) {
        this.random = new Random(seed);
        this.batch = batch;
    }

    Settings next() {
        Objective objective = random.nextBoolean() ? byHand() : derived(any(Presets.all()));
        return new Settings(prediction(), objective, Math.pow(10, -2 - 10 * random.nextDouble()),
                tuned(Measuring.STANDARD).withReference(maybe(Scenes.SOFT)));
    }

    /** What a preset derives, with its parameters at random; with its standard ones where it refuses those. */
    Objective derived(Preset preset) {
        TargetRecipe target = target();
        try {
            return Objective.of((Origin) tuned(preset.asRecord()), batch, target);
        } catch (IllegalArgumentException refused) {
            return Objective.of(preset, batch, target);
        }
    }

    private Objective byHand() {
        List<Term> terms = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            Reduction reduction = tuned(Reduction.STANDARD);
            Term term = new Term(1, (Loss) tuned(any(Loss.catalogue()).asRecord()), target(), 1, Activation.SOFTMAX,
                    reduction.withActive(tuned(reduction.active())));
            terms.add(tuned(terms.isEmpty() || random.nextBoolean() ? term : term.ofAuxiliary("head")));
        }
        return new Objective(terms);
    }

    private PredictionChoice prediction() {
        return any(List.of(new PredictionChoice.File("network"), new PredictionChoice.File("\"odd\" näme\\"),
                new PredictionChoice.ExactlyTheTarget(), new PredictionChoice.HardLabel()));
    }

    private TargetRecipe target() {
        LabelBase base = any(List.of(new LabelBase.GroundTruth(Scenes.HARD),
                new LabelBase.Annotators(List.of(Scenes.HARD, Scenes.SOFT), any(List.of(Merge.values()))),
                tuned(new LabelBase.PseudoLabels(Scenes.SOFT, "network", 1, 0.9, true))));
        Smoothing smoothing = (Smoothing) tuned(
                any(List.of(Smoothing.NONE, new Smoothing.Boundary(), new Smoothing.Gaussian(2))).asRecord());
        return new TargetRecipe(base, smoothing,
                maybe(tuned(new TeacherMix("network", 1, 0.5))));
    }

    /** With every parameter somewhere in its range, as far as the record's own rules allow. */
    private <R extends Record> R tuned(R record) {
        R tuned = record;
        for (Parameter parameter : Parameters.of(record)) {
            try {
                tuned = Parameters.with(tuned, parameter.name(), value(parameter));
            } catch (IllegalArgumentException refused) {
                // It keeps the value it has.
                continue;
            }
        }
        return tuned;
    }

    private Object value(Parameter parameter) {
        int classes = batch.classes().count();
        return switch (parameter) {
            case Parameter.Numeric number ->
                number.at(random.nextInt(4) == 0 ? random.nextInt(2) : random.nextDouble());
            case Parameter.Flag flag -> random.nextBoolean();
            case Parameter.Choice choice -> any(choice.options()).value();
            case Parameter.Weights weights -> random.nextBoolean()
                    ? List.of()
                    : random.doubles(classes, 0, 3).boxed().toList();
            case Parameter.Classes listed -> random.ints(0, classes).distinct().limit(1).boxed().toList();
        };
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private <T> T any(List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
