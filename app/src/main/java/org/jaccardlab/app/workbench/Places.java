package org.jaccardlab.app.workbench;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.ActiveRule;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.objective.Measuring;
import org.jaccardlab.objective.Origin;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.TeacherMix;
import org.jaccardlab.objective.Term;
import org.jaccardlab.preset.Preset;

/** The places in the settings that panels tune: those of the term that is selected, those of the whole. */
public final class Places {

    private final WorkbenchModel model;
    private boolean alone;

    public Places(WorkbenchModel model) {
        this.model = model;
    }

    /** Whether a change of the target is for the selected term only, even if others have the same one. */
    public void setAlone(boolean alone) {
        this.alone = alone;
    }

    public boolean isAlone() {
        return alone;
    }

    public Place<Settings> settings() {
        return new Place<>("", Snapshot.BLANK.settings(), settings -> settings, (settings, changed) -> changed);
    }

    public Place<Measuring> measuring() {
        return new Place<>("", Measuring.STANDARD, Settings::measuring,
                (settings, changed) -> settings.withMeasuring(measuring -> changed));
    }

    public Place<Term> term() {
        Term standard = Snapshot.BLANK.settings().objective().first();
        return new Place<>("", standard, this::selected,
                (settings, changed) -> settings.withTerm(model.term().get(), term -> changed));
    }

    public Place<Record> loss(Loss standard) {
        return ofTerm("", standard.asRecord(), term -> term.loss().asRecord(),
                (term, changed) -> term.withLoss((Loss) changed));
    }

    public Place<Reduction> reduction() {
        return ofTerm("", Reduction.STANDARD, Term::reduction, Term::withReduction);
    }

    public Place<ActiveRule> activeRule() {
        return ofTerm("active-", ActiveRule.STANDARD, term -> term.reduction().active(),
                (term, changed) -> term.withReduction(term.reduction().withActive(changed)));
    }

    public Place<Record> preset(Preset standard) {
        return new Place<>("preset-", standard.asRecord(),
                settings -> settings.objective().origin().map(Record.class::cast).orElse(standard.asRecord()),
                (settings, changed) -> model.derived(settings, (Origin) changed));
    }

    public Place<Record> smoothing(Smoothing standard) {
        return ofTarget("", standard.asRecord(), recipe -> recipe.smoothing().asRecord(),
                (recipe, changed) -> recipe.withSmoothing((Smoothing) changed));
    }

    public Place<TeacherMix> teacher(TeacherMix standard) {
        return ofTarget("teacher-", standard, recipe -> recipe.teacher().orElse(standard),
                (recipe, changed) -> recipe.withTeacher(changed));
    }

    public Place<Record> base(LabelBase standard) {
        return ofTarget("base-", (Record) standard, recipe -> (Record) recipe.base(),
                (recipe, changed) -> recipe.withBase((LabelBase) changed));
    }

    private interface Write<T, R> {
        T with(T owner, R changed);
    }

    private <R extends Record> Place<R> ofTerm(String prefix, R standard, Function<Term, ? extends Record> read,
            Write<Term, R> write) {
        return new Place<>(prefix, standard, settings -> read.apply(selected(settings)),
                (settings, changed) -> settings.withTerm(model.term().get(), term -> write.with(term, changed)));
    }

    private <R extends Record> Place<R> ofTarget(String prefix, R standard,
            Function<TargetRecipe, ? extends Record> read, Write<TargetRecipe, R> write) {
        return new Place<>(prefix, standard,
                settings -> read.apply(settings.objective().target(index(settings))), (settings, changed) -> {
                    UnaryOperator<TargetRecipe> change = recipe -> write.with(recipe, changed);
                    return model.withTarget(settings, alone, change);
                });
    }

    private Term selected(Settings settings) {
        return settings.objective().terms().get(index(settings));
    }

    private int index(Settings settings) {
        return Math.min(model.term().get(), settings.objective().terms().size() - 1);
    }
}
