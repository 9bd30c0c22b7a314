package org.jaccardlab.app.workbench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TeacherMix;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.picture.BlendMode;
import org.jaccardlab.preset.Presets;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Palette;

/** A person who tries everything. */
public final class RandomEdits {

    private final WorkbenchModel model;
    private final Random random;
    private final Comparison comparison;

    public RandomEdits(WorkbenchModel model, long seed) {
        this.model = model;
        this.random = new Random(seed);
        this.comparison = new Comparison(model);
    }

    /** One change of what is on screen, unless it is refused or changes nothing. */
    public void next() {
        Term first = model.selectedTerm();
        switch (random.nextInt(17)) {
            case 0 -> model.changeTerm("loss", term -> term.withLoss(any(Loss.catalogue())));
            case 1 -> model.derive("preset", any(Presets.all()));
            case 2 -> model.changeTerm("parameter", term -> term.withLoss((Loss) tuned(term.loss().asRecord())));
            case 3 -> model.changeTerm("term", this::tuned);
            case 4 -> model.changeTerm("reduction", term -> term.withReduction(tuned(term.reduction())));
            case 5 -> model.changeTerm("active", term -> term
                    .withReduction(term.reduction().withActive(tuned(term.reduction().active()))));
            case 6 -> model.changeTarget("smoothing", random.nextBoolean(), recipe -> recipe.withSmoothing(
                    (Smoothing) tuned(any(List.of(Smoothing.NONE, new Smoothing.Boundary(),
                            new Smoothing.Gaussian(2))).asRecord())));
            case 7 -> model.changeTargets("teacher", recipe -> recipe.withTeacher(
                    tuned(new TeacherMix(batch().sample(0).predictions().getFirst().name(), 1, 0.5))));
            case 8 -> model.change("measuring", settings -> settings.withMeasuring(this::tuned));
            case 9 -> model.change("prediction", settings -> settings.withPrediction(any(List.of(
                    new PredictionChoice.ExactlyTheTarget(), new PredictionChoice.HardLabel(),
                    new PredictionChoice.File(batch().sample(0).predictions().getFirst().name())))));
            case 10 -> model.change("terms", settings -> settings.withObjective(
                    objective -> objective.terms().size() > 2 ? objective.without(1) : objective.plus(first)));
            case 11 -> model.showPanes(1 + random.nextInt(Snapshot.PANES));
            case 12 -> model.changeAppearance("limits", look -> look.withRule(any(List.of(Quantity.values())),
                    any(List.of(LimitRule.STANDARD, new LimitRule.Robust(95), new LimitRule.Full(),
                            new LimitRule.Symmetric(), new LimitRule.Typed(new Limits(-1, 2))))));
            case 13 -> model.changeAppearance("classes", look -> look.withPalette(any(List.of(Palette.values())))
                    .withLooks(look.looks().isEmpty()
                            ? List.of(new ClassLook(0, batch().ownClasses().name(0), Optional.of("renamed"),
                                    OptionalInt.of(0x123456)))
                            : List.of())
                    .withHidden(random.nextBoolean() ? Set.of() : Set.of(random.nextInt(batch().classes().count()))));
            case 14 -> model.arrange(any(Arrangement.all(1 + random.nextInt(Snapshot.PANES))));
            case 15 -> any(List.<Runnable>of(comparison::pin, comparison::swap, comparison::end, comparison::tuneOther,
                    comparison::showAll, comparison::showSwipe, comparison::showSideBySide)).run();
            default -> model.changePane("pane", random.nextInt(Snapshot.PANES), this::otherPane);
        }
    }

    private PaneSettings otherPane(PaneSettings pane) {
        Quantity quantity = any(List.of(Quantity.values()));
        int cls = quantity.hasTotal() && (random.nextBoolean() || !quantity.hasClasses())
                ? FieldKey.TOTAL
                : random.nextInt(batch().classes().count());
        return new PaneSettings(quantity, cls, random.nextDouble(), any(List.of(PaneSide.values())))
                .withBlend(BlendMode.values()[random.nextInt(BlendMode.values().length)])
                .withOwnLimits(random.nextInt(3) == 0
                        ? Optional.of(OwnLimits.by(new LimitRule.Typed(new Limits(-random.nextDouble(), 1))))
                        : Optional.empty());
    }

    private Batch batch() {
        return model.batch().get().orElseThrow();
    }

    private <R extends Record> R tuned(R record) {
        List<Parameter> all = Parameters.of(record);
        if (all.isEmpty()) {
            return record;
        }
        Parameter parameter = any(all);
        Object value = switch (parameter) {
            case Parameter.Numeric number -> number.at(random.nextDouble());
            case Parameter.Flag flag -> !flag.value();
            case Parameter.Choice choice -> any(choice.options()).value();
            case Parameter.Weights weights -> random.doubles(batch().classes().count()).boxed().toList();
            case Parameter.Classes classes -> List.of(random.nextInt(batch().classes().count()));
        };
        return Parameters.with(record, parameter.name(), value);
    }

    private <T> T any(List<? extends T> choices) {
        return Optional.of(choices.get(random.nextInt(choices.size()))).get();
    }
}
