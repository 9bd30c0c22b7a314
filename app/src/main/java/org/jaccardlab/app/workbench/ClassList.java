package org.jaccardlab.app.workbench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
     * @param rgb as it is painted, 0xRRGGBB
     * @param weight in the term that is tuned
     * @param pixels of it in the reference, over the batch
     * @param loss its own, of the term that is tuned, before weights and means
     * @param share what it adds to the objective
     * @param part of the objective, 0..1
     */
    public record Row(int cls, String name, int rgb, boolean visible, double weight, double pixels, double loss,
            double share, double part, double iou, double dice) {
    }

    private final WorkbenchModel model;
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private boolean watched;

    public ClassList(WorkbenchModel model) {
        this.model = model;
        List.of(model.batch(), model.snapshot(), model.evaluation(), model.measured(), model.term())
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
        return model.batch().get().map(batch -> new TreeSet<>(classes).stream().map(batch.classes()::name)
                .collect(Collectors.joining(" and "))).orElse("");
    }

    private void refresh() {
        if (watched) {
            rows.set(model.batch().get().map(this::rows).orElse(List.of()));
        }
    }

    private List<Row> rows(Batch batch) {
        Appearance appearance = model.snapshot().get().appearance();
        ClassTable classes = appearance.palette().of(batch.classes());
        Optional<Evaluation> evaluation = model.evaluation().get().filter(shown -> shown.request().batch() == batch);
        List<ClassCounts> counts = model.measured().get().map(shown -> shown.metrics().classes()).orElse(List.of());
        Reduction reduction = model.selectedTerm().reduction();
        return IntStream.range(0, classes.count()).mapToObj(c -> {
            Optional<ClassValue> value = evaluation.map(shown -> shown.terms()
                    .get(Math.min(model.term().get(), shown.terms().size() - 1)).classes().get(c))
                    .filter(ClassValue::active);
            double share = evaluation.map(shown -> shown.contribution(c)).orElse(Double.NaN);
            double loss = evaluation.map(Evaluation::loss).orElse(Double.NaN);
            Optional<ClassCounts> counted = c < counts.size() ? Optional.of(counts.get(c)) : Optional.empty();
            return new Row(c, classes.name(c), classes.rgb(c), !appearance.hidden().contains(c),
                    reduction.classWeights().size() == classes.count() ? reduction.weight(c) : 1,
                    counted.map(each -> (double) each.reference()).orElse(Double.NaN),
                    value.map(ClassValue::value).orElse(Double.NaN), share,
                    loss == 0 ? Double.NaN : share / loss,
                    counted.map(each -> each.iou().orElse(Double.NaN)).orElse(Double.NaN),
                    counted.map(each -> each.dice().orElse(Double.NaN)).orElse(Double.NaN));
        }).toList();
    }
}
