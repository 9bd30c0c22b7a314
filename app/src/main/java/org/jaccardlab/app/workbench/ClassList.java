package org.jaccardlab.app.workbench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jaccardlab.evaluation.ClassValue;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.metric.ClassCounts;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Palette;

/** All that there is to know of every class, and what can be changed of several at once. */
public final class ClassList {

    /**
     * One class. Numbers that are not known are NaN.
     *
     * @param own what the sample calls it
     * @param rgb as it is painted, 0xRRGGBB
     * @param weight in the term that is tuned
     * @param pixels of it in the reference, over the batch
     * @param loss its own, of the term that is tuned, before weights and means
     * @param share what it adds to the objective
     * @param part of the objective, 0..1
     */
    public record Row(int cls, String name, String own, int rgb, boolean visible, double weight, double pixels,
            double loss,
            double share, double part, double iou, double dice) {
    }

    private final WorkbenchModel model;
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private boolean watched;

    public ClassList(WorkbenchModel model) {
        this.model = model;
        List.of(model.batch(), model.classes(), model.snapshot(), model.evaluation(), model.measured(), model.term())
                .forEach(property -> property.subscribe(this::refresh));
    }

    /** One a class, in their order; brought up to date only while somebody looks. */
    public ReadOnlyObjectProperty<List<Row>> rows() {
        return rows.getReadOnlyProperty();
    }

    public void watch(boolean looking) {
        watched = looking;
        refresh();
    }

    public Palette palette() {
        return model.snapshot().get().appearance().palette();
    }

    public void choose(Palette palette) {
        model.changeAppearance("class colours: " + palette.title(), shown -> shown.withPalette(palette));
    }

    /** Shows or hides these classes in class maps. */
    public void setVisible(Set<Integer> classes, boolean visible) {
        Set<Integer> hidden = new HashSet<>(model.snapshot().get().appearance().hidden());
        if (visible) {
            hidden.removeAll(classes);
        } else {
            hidden.addAll(classes);
        }
        model.changeAppearance((visible ? "show " : "hide ") + names(classes), shown -> shown.withHidden(hidden));
    }

    /** Hides all but these. */
    public void solo(Set<Integer> classes) {
        Set<Integer> others = all();
        others.removeAll(classes);
        model.changeAppearance("show only " + names(classes), shown -> shown.withHidden(others));
    }

    public void showAll() {
        model.changeAppearance("show all classes", shown -> shown.withHidden(Set.of()));
    }

    /**
     * Calls a class something else. Without a name, or with that of another class, it is refused, with a notice.
     *
     * @param name blanks around it do not count
     */
    public boolean rename(int cls, String name) {
        String given = name.strip();
        return changeLooks("class " + names(Set.of(cls)) + " → " + given, Set.of(cls), look -> look.withName(given));
    }

    /** Gives these classes one colour, 0xRRGGBB, which they keep whatever the palette. */
    public void recolour(Set<Integer> classes, int rgb) {
        changeLooks(String.format(Locale.ROOT, "colour of %s #%06x", names(classes), rgb), classes,
                look -> look.withRgb(rgb));
    }

    /** Gives these classes the names and colours back that the sample has for them; refused if a name is taken by now. */
    public boolean reset(Set<Integer> classes) {
        return changeLooks("the sample's own name and colour for " + names(classes), classes,
                look -> ClassLook.none(look.cls(), look.own()));
    }

    private boolean changeLooks(String step, Set<Integer> classes, UnaryOperator<ClassLook> change) {
        Optional<Batch> batch = model.batch().get();
        return batch.isPresent() && model.changeAppearance(step, shown -> changed(shown, batch.get(), classes, change));
    }

    /** @throws IllegalArgumentException if a class would be called as another one is */
    private static Appearance changed(Appearance shown, Batch batch, Set<Integer> classes,
            UnaryOperator<ClassLook> change) {
        ClassTable own = batch.ownClasses();
        // What was chosen for classes that the batch does not have goes with the first change.
        List<ClassLook> looks = IntStream.range(0, own.count()).mapToObj(cls -> {
            ClassLook look = shown.look(cls, own).orElseGet(() -> ClassLook.none(cls, own.name(cls)));
            return classes.contains(cls) ? change.apply(look) : look;
        }).filter(look -> !look.isNone()).toList();
        Appearance after = shown.withLooks(looks);
        requireNoNewTwins(classes, shown.classes(batch), after.classes(batch));
        return after;
    }

    private static void requireNoNewTwins(Set<Integer> classes, ClassTable before, ClassTable after) {
        for (int cls : new TreeSet<>(classes)) {
            String name = after.name(cls);
            // A sample may have twins itself.
            if (!name.equals(before.name(cls))
                    && after.entries().stream().filter(entry -> entry.name().equals(name)).count() > 1) {
                throw new IllegalArgumentException(
                        "there is another class called \"" + name + "\": call one of them something else");
            }
        }
    }

    /** Gives these classes a weight in the term that is tuned; below 0 it is refused, with a notice. */
    public boolean setWeight(Set<Integer> classes, double weight) {
        return model.changeTerm("weight of " + names(classes) + " " + Figures.of(weight), term -> {
            Reduction reduction = term.reduction();
            List<Double> weights = new ArrayList<>(
                    all().stream().map(cls -> classes.contains(cls) ? weight : reduction.weight(cls)).toList());
            // No weights at all is how equal weights of 1 are written.
            boolean plain = weights.stream().allMatch(each -> each == 1);
            return term.withReduction(reduction.withClassWeights(plain ? List.of() : weights));
        });
    }

    private Set<Integer> all() {
        return IntStream.range(0, model.batch().get().map(batch -> batch.classes().count()).orElse(0)).boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String names(Set<Integer> classes) {
        if (classes.size() > 2) {
            return classes.size() + " classes";
        }
        return model.classes().get().map(table -> new TreeSet<>(classes).stream().map(table::name)
                .collect(Collectors.joining(" and "))).orElse("");
    }

    private void refresh() {
        if (watched) {
            rows.set(model.batch().get().map(this::rows).orElse(List.of()));
        }
    }

    private List<Row> rows(Batch batch) {
        Appearance appearance = model.snapshot().get().appearance();
        ClassTable own = batch.ownClasses();
        ClassTable classes = appearance.classes(batch);
        Optional<Evaluation> evaluation = model.evaluation().get()
                .filter(shown -> shown.request().batch().samples().equals(batch.samples()));
        List<ClassCounts> counts = model.measured().get().map(shown -> shown.metrics().classes()).orElse(List.of());
        Reduction reduction = model.selectedTerm().reduction();
        return IntStream.range(0, classes.count()).mapToObj(c -> {
            Optional<ClassValue> value = evaluation.map(shown -> shown.terms()
                    .get(Math.min(model.term().get(), shown.terms().size() - 1)).classes().get(c))
                    .filter(ClassValue::active);
            double share = evaluation.map(shown -> shown.contribution(c)).orElse(Double.NaN);
            double loss = evaluation.map(Evaluation::loss).orElse(Double.NaN);
            Optional<ClassCounts> counted = c < counts.size() ? Optional.of(counts.get(c)) : Optional.empty();
            return new Row(c, classes.name(c), own.name(c), classes.rgb(c), !appearance.hidden().contains(c),
                    reduction.classWeights().size() == classes.count() ? reduction.weight(c) : 1,
                    counted.map(each -> (double) each.reference()).orElse(Double.NaN),
                    value.map(ClassValue::value).orElse(Double.NaN), share,
                    loss == 0 ? Double.NaN : share / loss,
                    counted.map(each -> each.iou().orElse(Double.NaN)).orElse(Double.NaN),
                    counted.map(each -> each.dice().orElse(Double.NaN)).orElse(Double.NaN));
        }).toList();
    }
}
