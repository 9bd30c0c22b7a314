package org.jaccardlab.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Origin;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.TeacherMix;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.preset.Presets;
import org.jaccardlab.sample.Batch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How B differs from A; in all else they are the same. */
final class AgainstOptions {

    @Option(names = "--against-loss", paramLabel = "ID", description = "B's loss in place of A's, of one term")
    private @Nullable String loss;

    @Option(names = "--against-preset", paramLabel = "ID", description = "B's loss as implemented in another library")
    private @Nullable String preset;

    @Option(names = "--against-set", paramLabel = "NAME=VALUE", description = "a parameter of B's loss or preset, of A's loss if B has no other; may be repeated")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--against-temperature", paramLabel = "T", description = "B's temperature")
    private @Nullable Double temperature;

    @Option(names = "--against-prediction", paramLabel = "NAME", description = "B's prediction, or \"target\" or \"hard-label\"")
    private @Nullable String prediction;

    @Option(names = "--against-target", paramLabel = "NAME", description = "B's ground truth")
    private @Nullable String target;

    @Option(names = "--against-epsilon", paramLabel = "E", description = "B's uniform label smoothing, 0 to 1")
    private @Nullable Double epsilon;

    @Option(names = "--against-teacher", paramLabel = "NAME", description = "the prediction that is mixed into B's label by half")
    private @Nullable String teacher;

    /** Whether B is another than A. */
    boolean isGiven() {
        return Stream.of(loss, preset, temperature, prediction, target, epsilon, teacher).anyMatch(Objects::nonNull)
                || !parameters.isEmpty();
    }

    /** @throws IllegalArgumentException in one sentence if something is not there, or B is not told from A */
    Settings on(Settings a, Batch batch) {
        if (loss != null && preset != null) {
            throw new IllegalArgumentException("--against-preset takes the place of --against-loss: leave one out");
        }
        Settings b = prediction == null ? a : a.withPrediction(Names.choice(batch, prediction));
        b = b.withObjective(objective -> lossOf(objective, batch).withTargets(recipe -> target(recipe, batch), batch));
        if (temperature != null) {
            double t = temperature;
            b = b.withObjective(objective -> new Objective(objective.terms().stream()
                    .map(term -> Parameters.with(term, "temperature", t)).toList()));
        }
        if (b.equals(a)) {
            throw new IllegalArgumentException("B is the same as A: say how it differs, as with --against-loss ID, "
                    + "--against-prediction NAME, --against-target NAME or --against-epsilon E");
        }
        return b;
    }

    private Objective lossOf(Objective present, Batch batch) {
        TargetRecipe recipe = present.target(0);
        if (preset != null) {
            return Objective.of((Origin) tuned(Presets.withId(preset).asRecord()), batch, recipe);
        }
        if (loss != null) {
            Term term = present.first().withWeight(1).withTarget(recipe);
            return new Objective(List.of(term.withLoss((Loss) tuned(Loss.withId(loss).asRecord()))));
        }
        if (parameters.isEmpty()) {
            return present;
        }
        return present.origin().isPresent()
                ? Objective.of((Origin) tuned((Record) present.origin().get()), batch, recipe)
                : present.withFirst(term -> term.withLoss((Loss) tuned(term.loss().asRecord())));
    }

    private Record tuned(Record standard) {
        Record tuned = standard;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            tuned = Parameters.withText(tuned, parameter.getKey(), parameter.getValue());
        }
        return tuned;
    }

    private TargetRecipe target(TargetRecipe recipe, Batch batch) {
        TargetRecipe changed = target == null
                ? recipe
                : recipe.withBase(new LabelBase.GroundTruth(Names.groundTruth(batch, target)));
        changed = epsilon == null ? changed : changed.smoothed("epsilon", epsilon);
        return teacher == null
                ? changed
                : changed.withTeacher(new TeacherMix(Names.prediction(batch, teacher), 1, 0.5));
    }
}
