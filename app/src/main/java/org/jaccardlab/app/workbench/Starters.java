package org.jaccardlab.app.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.SoftDice;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.preset.Presets;
import org.jaccardlab.sample.Batch;

/** Objectives that take one click: some of our own, and every preset. */
public final class Starters {

    private static final double TEACHER_TEMPERATURE = 2;

    /**
     * One of our own.
     *
     * @param reason why it cannot be had here; empty if it can
     */
    public record Starter(String title, Optional<String> reason, UnaryOperator<Objective> change) {
    }

    private final WorkbenchModel model;

    public Starters(WorkbenchModel model) {
        this.model = model;
    }

    public List<Starter> own() {
        List<Starter> starters = new ArrayList<>();
        starters.add(alone(new Jml1()));
        starters.add(new Starter("0.25 CE + 0.75 JML1", Optional.empty(),
                objective -> Objective.withCrossEntropy(like(objective), new Jml1())));
        starters.add(new Starter("CE + Dice", Optional.empty(), objective -> new Objective(List.of(
                like(objective).withLoss(new CrossEntropy()), like(objective).withLoss(new SoftDice())))));
        Optional<String> teacher = teacher();
        starters.add(new Starter("Distillation: CE + KL with a teacher",
                teacher.isPresent() ? Optional.empty() : Optional.of("needs a second prediction"),
                objective -> Objective.distillation(like(objective), teacher.orElse(""), TEACHER_TEMPERATURE)));
        return starters;
    }

    private Starter alone(Loss loss) {
        return new Starter(loss.title() + " alone", Optional.empty(),
                objective -> new Objective(List.of(like(objective).withLoss(loss))));
    }

    /** A term of weight 1 with the target that is chosen, and nothing else of a preset's. */
    private Term like(Objective objective) {
        TargetRecipe target = objective.target(Math.min(model.term().get(), objective.terms().size() - 1));
        Term plain = Snapshot.BLANK.settings().objective().first().withTarget(target);
        return objective.derivation().isPresent() ? plain : objective.first().withWeight(1).withTarget(target);
    }

    /** Another prediction than the one that is judged. */
    private Optional<String> teacher() {
        PredictionChoice judged = model.settings().prediction();
        return model.batch().get().flatMap(batch -> batch.sample(0).predictions().stream().map(Prediction::name)
                .filter(name -> !judged.equals(new PredictionChoice.File(name))).findFirst());
    }

    public boolean start(Starter starter) {
        boolean done = model.change("objective " + starter.title(),
                settings -> settings.withObjective(starter.change()));
        model.selectTerm(0);
        return done;
    }

    /** Why a preset cannot be had for the target that is chosen; empty if it can. */
    public Optional<String> reason(Preset preset) {
        Optional<Batch> batch = model.batch().get();
        return batch.flatMap(opened -> preset.fittedTo(opened).refusal(opened,
                model.settings().objective().target(model.term().get())));
    }

    public boolean start(Preset preset) {
        boolean done = model.derive(preset.title(), preset);
        model.selectTerm(0);
        return done;
    }

    /** Those of one library. */
    public static List<Preset> of(String library) {
        return Presets.all().stream().filter(preset -> preset.library().equals(library)).toList();
    }
}
