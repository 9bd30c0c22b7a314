package org.jaccardlab.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Origin;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.preset.Presets;
import org.jaccardlab.sample.Batch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The settings by their names: loss, its parameters, temperature, target, which files. */
final class SettingsOptions {

    @Option(names = "--loss", paramLabel = "ID", description = "a loss by its id, such as jml1, soft-jaccard, tversky, lovasz-softmax or cross-entropy (jml1); "
            + "a wrong one is answered with all there are")
    private @Nullable String loss;

    @Option(names = "--preset", paramLabel = "ID", description = "a loss as implemented in another library, such as monai-dice, in place of --loss; "
            + "\"jaccardlab presets\" lists all with their parameters")
    private @Nullable String preset;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "a parameter of the loss or preset, such as --set smooth=1; may be repeated")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--temperature", paramLabel = "T", description = "divides the logits before the softmax (1)")
    private double temperature = 1;

    @Option(names = "--active", paramLabel = "WHICH", description = "classes in the mean: ${COMPLETION-CANDIDATES} (present)")
    private ActiveClasses active = ActiveClasses.PRESENT;

    @Option(names = "--activation", paramLabel = "HOW", description = "how logits become probabilities: ${COMPLETION-CANDIDATES} (softmax)")
    private Activation activation = Activation.SOFTMAX;

    @Option(names = "--mixture", paramLabel = "D,I,C", split = ",", arity = "1", description = "weights of losses over the batch, of every image, of every class's images (1,0,0)")
    private double[] mixture = {1, 0, 0};

    @Mixin
    private ReductionOptions reduction = new ReductionOptions();

    @Mixin
    private TargetOptions targets = new TargetOptions();

    @Option(names = "--term", paramLabel = "TERM", description = TermText.HELP)
    private List<String> terms = List.of();

    @Option(names = "--auxiliary", paramLabel = "NAME", description = "the prediction that terms marked [auxiliary] see, such as an auxiliary head's")
    private @Nullable String auxiliary;

    @Option(names = "--use-prediction", paramLabel = "NAME", description = "the sample's prediction of this name, or \"target\" for exactly the target, or \"hard-label\"")
    private @Nullable String prediction;

    @Option(names = "--floor", paramLabel = "P", description = "probabilities are raised to this before their logarithm (1e-7)")
    private double floor = Settings.DEFAULT_FLOOR;

    @Mixin
    private MeasuringOptions measuring = new MeasuringOptions();

    /** @throws IllegalArgumentException naming what there is instead, if something of this name is not there */
    Settings on(Batch batch) {
        TargetRecipe recipe = targets.on(batch);
        Settings settings = Settings.startingWith(batch).withFirstTerm(
                term -> Parameters.with(term.withLoss(loss()).withTarget(recipe).withActive(active)
                        .withActivation(activation)
                        .withReduction(reduction.on(mixed(term.withActive(active).reduction()))),
                        "temperature", temperature));
        return Parameters.with(prediction(settings, batch).withObjective(present -> objective(present, batch))
                .withMeasuring(standard -> measuring.on(batch)), "floor", floor);
    }

    /** What the loss is called: its id, the preset's, or "sum" for a sum of terms. */
    String name() {
        return preset != null ? preset : !terms.isEmpty() ? "sum" : loss == null ? "jml1" : loss;
    }

    /** @throws IllegalArgumentException if a loss was given beside the option that takes its place */
    void requireNoLoss(String instead) {
        if (loss != null || preset != null || !terms.isEmpty() || !parameters.isEmpty()) {
            throw new IllegalArgumentException(instead + " takes the place of --loss, --preset, --term and --set:"
                    + " write parameters in brackets behind the loss");
        }
    }

    private Loss loss() {
        Loss chosen = Loss.withId(loss == null ? "jml1" : loss);
        return preset == null ? (Loss) tuned(chosen.asRecord()) : chosen;
    }

    private Record tuned(Record standard) {
        Record tuned = standard;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            tuned = Parameters.withText(tuned, parameter.getKey(), parameter.getValue());
        }
        return tuned;
    }

    /** The terms that a library's loss consists of; what it decides itself cannot be given beside it. */
    private Objective derived(String id, Batch batch, TargetRecipe recipe) {
        if (loss != null || !terms.isEmpty() || !reduction.isEmpty()) {
            throw new IllegalArgumentException("--preset takes the place of --loss, --term and the reduction: "
                    + "give its own parameters with --set");
        }
        return Objective.of((Origin) tuned(Presets.withId(id).asRecord()), batch, recipe);
    }

    private Objective objective(Objective single, Batch batch) {
        if (preset != null) {
            return derived(preset, batch, single.first().target());
        }
        String other = auxiliary == null ? null : Names.prediction(batch, auxiliary);
        if (!terms.isEmpty() && (loss != null || !parameters.isEmpty())) {
            throw new IllegalArgumentException(
                    "--term takes the place of --loss and --set: write the loss and its parameters into the term");
        }
        List<Term> sum = terms.isEmpty()
                ? single.terms()
                : terms.stream().map(text -> TermText.term(text, single.first(), other)).toList();
        if (other != null && sum.stream().allMatch(term -> term.auxiliary().isEmpty())) {
            throw new IllegalArgumentException(
                    "--auxiliary is for a --term that sees it: write [auxiliary] behind its loss");
        }
        return new Objective(sum);
    }

    private Reduction mixed(Reduction reduction) {
        if (mixture.length != 3) {
            throw new IllegalArgumentException("--mixture takes three weights, for D, I and C, such as 0,0.5,0.5, not "
                    + mixture.length + ".");
        }
        return reduction.withMixture(mixture[0], mixture[1], mixture[2]);
    }

    private Settings prediction(Settings settings, Batch batch) {
        return prediction == null ? settings : settings.withPrediction(Names.choice(batch, prediction));
    }
}
