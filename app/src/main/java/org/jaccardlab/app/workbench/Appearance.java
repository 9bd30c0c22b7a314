package org.jaccardlab.app.workbench;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jaccardlab.colour.ColourMap;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Palette;

/**
 * How numbers become pictures, as far as all panes share it. None of it changes a number.
 *
 * @param limits how the colour limits of a quantity are found, where not by {@link LimitRule#STANDARD}
 * @param columns how many panes stand side by side; 0 for as many as is usual
 * @param hidden classes that class maps leave out
 * @param palette the colours of the classes
 * @param looks names and colours that somebody has given to single classes, in the order of the classes
 * @param colours of quantities
 */
public record Appearance(Map<Quantity, LimitRule> limits, int columns, Set<Integer> hidden, Palette palette,
        List<ClassLook> looks, Colours colours) {

    /** What one starts with. */
    public static final Appearance STANDARD = new Appearance(Map.of(), 0, Set.of(), Palette.OWN,
            List.of(), Colours.STANDARD);

    public Appearance {
        limits = Map.copyOf(limits);
        hidden = Set.copyOf(hidden);
        looks = looks.stream().sorted(Comparator.comparingInt(ClassLook::cls)).toList();
    }

    public LimitRule rule(Quantity quantity) {
        return limits.getOrDefault(quantity, LimitRule.STANDARD);
    }

    public Appearance withRule(Quantity quantity, LimitRule rule) {
        Map<Quantity, LimitRule> changed = new EnumMap<>(Quantity.class);
        changed.putAll(limits);
        if (rule.equals(LimitRule.STANDARD)) {
            changed.remove(quantity);
        } else {
            changed.put(quantity, rule);
        }
        return new Appearance(changed, columns, hidden, palette, looks, colours);
    }

    public Appearance withColumns(int other) {
        return new Appearance(limits, other, hidden, palette, looks, colours);
    }

    public Appearance withHidden(Set<Integer> other) {
        return new Appearance(limits, columns, other, palette, looks, colours);
    }

    public Appearance withPalette(Palette other) {
        return new Appearance(limits, columns, hidden, other, looks, colours);
    }

    public Appearance withLooks(List<ClassLook> other) {
        return new Appearance(limits, columns, hidden, palette, other, colours);
    }

    /** With nothing that was chosen for single classes: other classes have not been hidden or renamed by anybody. */
    Appearance forOtherClasses() {
        return withHidden(Set.of()).withLooks(List.of());
    }

    /** What the classes of a batch are called, and how they are coloured, wherever they are shown. */
    public ClassTable classes(Batch batch) {
        ClassTable own = batch.ownClasses();
        ClassTable coloured = palette.of(own);
        return new ClassTable(IntStream.range(0, own.count())
                .mapToObj(cls -> look(cls, own).map(look -> look.of(coloured.entries().get(cls)))
                        .orElse(coloured.entries().get(cls)))
                .toList());
    }

    /** What somebody has given to a class of this table of a sample's own; empty if nothing. */
    Optional<ClassLook> look(int cls, ClassTable own) {
        return looks.stream().filter(look -> look.cls() == cls && look.own().equals(own.name(cls))).findFirst();
    }

    public Appearance withColours(Colours other) {
        return new Appearance(limits, columns, hidden, palette, looks, other);
    }

    /** The colours of a quantity, from little to much or from below zero to above. */
    public ColourMap map(Quantity quantity) {
        return colours.map(quantity);
    }

    /** The labels of the hidden classes: of a single channel the class is label 1, and 0 its absence. */
    public Set<Integer> hiddenLabels(ClassTable classes) {
        int first = classes.count() == 1 ? 1 : 0;
        return hidden.stream().filter(cls -> cls < classes.count()).map(cls -> first + cls)
                .collect(Collectors.toUnmodifiableSet());
    }
}
