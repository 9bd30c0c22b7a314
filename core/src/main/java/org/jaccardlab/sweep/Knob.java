package org.jaccardlab.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.ActiveRule;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.objective.Measuring;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Origin;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.TeacherMix;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.sample.Batch;

/**
 * A number somewhere in the settings, to be turned.
 *
 * @param name as the command line has it; in a sum of terms "term2.smooth"
 * @param declared range, help and present value
 */
public record Knob(String name, Parameter.Numeric declared, Turn turn) {

    /** The settings with the number at another value. */
    public interface Turn {

        /** @throws IllegalArgumentException if the value is refused, in a sentence to be shown */
        Settings to(Settings settings, Batch batch, double value);
    }

    /** All there are, in the order of the settings. */
    public static List<Knob> of(Settings settings) {
        List<Knob> knobs = new ArrayList<>();
        Objective objective = settings.objective();
        if (objective.derivation().isPresent()) {
            Objective.Derivation derivation = objective.derivation().get();
            add(knobs, "", (Record) derivation.origin(), origin -> (now, batch) -> now.withObjective(
                    any -> Objective.of((Origin) origin, batch, now.objective().target(0))));
        } else {
            for (int t = 0; t < objective.terms().size(); t++) {
                addTerm(knobs, objective.terms().size() == 1 ? "" : "term" + (t + 1) + ".", t,
                        objective.terms().get(t));
            }
        }
        for (int t = 0; t < objective.terms().size(); t++) {
            if (t == 0 || objective.derivation().isEmpty() && !objective.target(t).equals(objective.target(0))) {
                addTarget(knobs, t == 0 ? "" : "term" + (t + 1) + ".", t, objective.target(t));
            }
        }
        add(knobs, "", settings, changed -> (now, batch) -> (Settings) changed);
        add(knobs, "measuring-", settings.measuring(), changed -> (now, batch) -> now
                .withMeasuring(any -> (Measuring) changed));
        return knobs;
    }

    private static void addTerm(List<Knob> knobs, String prefix, int t, Term term) {
        addOfTerm(knobs, prefix, t, term.loss().asRecord(), (now, changed) -> now.withLoss((Loss) changed));
        addOfTerm(knobs, prefix, t, term, (now, changed) -> (Term) changed);
        addOfTerm(knobs, prefix, t, term.reduction(),
                (now, changed) -> now.withReduction((Reduction) changed));
        addOfTerm(knobs, prefix + "active-", t, term.reduction().active(), (now, changed) -> now
                .withReduction(now.reduction().withActive((ActiveRule) changed)));
    }

    private static void addOfTerm(List<Knob> knobs, String prefix, int t, Record owner,
            BiFunction<Term, Record, Term> write) {
        add(knobs, prefix, owner,
                changed -> (now, batch) -> now.withTerm(t, term -> write.apply(term, changed)));
    }

    private static void addTarget(List<Knob> knobs, String prefix, int t, TargetRecipe target) {
        addOfTarget(knobs, prefix, t, target.smoothing().asRecord(),
                (now, changed) -> now.withSmoothing((Smoothing) changed));
        target.teacher().ifPresent(teacher -> addOfTarget(knobs, prefix + "teacher-", t, teacher,
                (now, changed) -> now.withTeacher((TeacherMix) changed)));
        addOfTarget(knobs, prefix + "base-", t, (Record) target.base(),
                (now, changed) -> now.withBase((LabelBase) changed));
    }

    private static void addOfTarget(List<Knob> knobs, String prefix, int t, Record owner,
            BiFunction<TargetRecipe, Record, TargetRecipe> write) {
        add(knobs, prefix, owner, changed -> (now, batch) -> now.withObjective(objective -> objective
                .withTarget(t, false, recipe -> write.apply(recipe, changed), batch)));
    }

    private static void add(List<Knob> knobs, String prefix, Record owner,
            Function<Record, BiFunction<Settings, Batch, Settings>> write) {
        for (Parameter parameter : Parameters.of(owner)) {
            if (parameter instanceof Parameter.Numeric number) {
                knobs.add(new Knob(prefix + number.name(), number, (settings, batch, value) -> write
                        .apply(Parameters.with(owner, number.name(), number.whole() ? Math.rint(value) : value))
                        .apply(settings, batch)));
            }
        }
    }

    /**
     * The knob of this name; of a sum of terms the first of it if no term is said. Hyphens and capitals do not matter.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static Knob named(Settings settings, String name) {
        List<Knob> all = of(settings);
        return all.stream().filter(knob -> plain(knob.name()).equals(plain(name))).findFirst()
                .or(() -> all.stream()
                        .filter(knob -> plain(knob.name().replaceFirst("^term\\d+\\.", "")).equals(plain(name)))
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException("there is no number \"" + name
                        + "\" in these settings: choose one of "
                        + all.stream().map(Knob::name).collect(Collectors.joining(", "))));
    }

    private static String plain(String name) {
        return name.replace("-", "").replace("_", "").replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
