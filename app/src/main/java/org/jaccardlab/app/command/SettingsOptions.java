package org.jaccardlab.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.sample.Batch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The settings by their names: loss, its parameters, temperature, label smoothing, which files. */
final class SettingsOptions {

    private static final String EXACTLY_THE_TARGET = "target";
    private static final String HARD_LABEL = "hard-label";

    @Option(names = "--loss", paramLabel = "ID", description = "a loss by its id, such as jml1, soft-jaccard, tversky, lovasz-softmax or cross-entropy (jml1); "
            + "a wrong one is answered with all there are")
    private String loss = "jml1";

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "a parameter of the loss, such as --set smooth=1; may be repeated")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--temperature", paramLabel = "T", description = "divides the logits before the softmax (1)")
    private double temperature = 1;

    @Option(names = "--epsilon", paramLabel = "E", description = "uniform label smoothing, 0 to 1 (0)")
    private double epsilon;

    @Option(names = "--active", paramLabel = "WHICH", description = "classes in the mean: ${COMPLETION-CANDIDATES} (present)")
    private ActiveClasses active = ActiveClasses.PRESENT;

    @Option(names = "--activation", paramLabel = "HOW", description = "how logits become probabilities: ${COMPLETION-CANDIDATES} (softmax)")
    private Activation activation = Activation.SOFTMAX;

    @Option(names = "--mixture", paramLabel = "D,I,C", split = ",", arity = "1", description = "weights of losses over the batch, of every image, of every class's images (1,0,0)")
    private double[] mixture = {1, 0, 0};

    @Option(names = "--use-target", paramLabel = "NAME", description = "the sample's ground truth of this name (the first)")
    private @Nullable String target;

    @Option(names = "--use-prediction", paramLabel = "NAME", description = "the sample's prediction of this name, or \"target\" for exactly the target, or \"hard-label\"")
    private @Nullable String prediction;

    @Option(names = "--floor", paramLabel = "P", description = "probabilities are raised to this before their logarithm (1e-7)")
    private double floor = Settings.DEFAULT_FLOOR;

    @Mixin
    private MeasuringOptions measuring = new MeasuringOptions();

    /** @throws IllegalArgumentException naming what there is instead, if something of this name is not there */
    Settings on(Batch batch) {
        Loss chosen = Loss.withId(loss);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            chosen = (Loss) Parameters.withText(chosen.asRecord(), parameter.getKey(), parameter.getValue());
        }
        Loss tuned = chosen;
        String source = named("ground truth", target, batch.sample(0).targets(), t -> t.name())
                .orElse(batch.sample(0).targets().getFirst().name());
        TargetRecipe recipe = TargetRecipe.plain(source).smoothed("epsilon", epsilon);
        Settings settings = Settings.startingWith(batch).withFirstTerm(term -> Parameters
                .with(term.withLoss(tuned).withTarget(recipe).withActive(active).withActivation(activation),
                        "temperature", temperature));
        Settings mixed = settings.withFirstTerm(term -> term.withReduction(mixed(term.reduction())));
        return Parameters.with(prediction(mixed, batch).withMeasuring(standard -> measuring.on(batch)), "floor", floor);
    }

    private Reduction mixed(Reduction reduction) {
        if (mixture.length != 3) {
            throw new IllegalArgumentException("--mixture takes three weights, for D, I and C, such as 0,0.5,0.5, not "
                    + mixture.length + ".");
        }
        return reduction.withMixture(mixture[0], mixture[1], mixture[2]);
    }

    private Settings prediction(Settings settings, Batch batch) {
        if (EXACTLY_THE_TARGET.equals(prediction)) {
            return settings.withPrediction(new PredictionChoice.ExactlyTheTarget());
        }
        if (HARD_LABEL.equals(prediction)) {
            return settings.withPrediction(new PredictionChoice.HardLabel());
        }
        return named("prediction", prediction, batch.sample(0).predictions(), p -> p.name())
                .map(name -> settings.withPrediction(new PredictionChoice.File(name))).orElse(settings);
    }

    static <T> Optional<String> named(String what, @Nullable String wanted, List<T> there,
            Function<T, String> name) {
        if (wanted == null) {
            return Optional.empty();
        }
        List<String> names = there.stream().map(name).toList();
        return Optional.of(names.stream().filter(wanted::equalsIgnoreCase).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no " + what + " \"" + wanted
                        + "\": choose one of " + String.join(", ", names) + ".")));
    }
}
