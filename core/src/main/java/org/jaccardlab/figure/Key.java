package org.jaccardlab.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jaccardlab.colour.ColourMap;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.picture.ColourBar;
import org.jaccardlab.picture.Content;
import org.jaccardlab.sample.ClassTable;

/**
 * What says what the colours of some panels mean, all of which are coloured alike.
 *
 * @param name what its numbers or classes are
 * @param panels at least one
 */
record Key(String name, List<Panel> panels) {

    /** By what panels are told apart that cannot share a key. */
    private sealed interface Colouring {

        record Numbers(ColourMap map, Limits limits, String note) implements Colouring {
        }

        record Names(ClassTable classes, String note) implements Colouring {
        }

        static Optional<Colouring> of(Panel panel) {
            return switch (panel.content()) {
                case Content.Image _ -> Optional.empty();
                case Content.Scalar scalar ->
                    Optional.of(new Numbers(scalar.map(), scalar.limits(), panel.note()));
                case Content.Classes classes -> Optional.of(new Names(classes.classes(), panel.note()));
            };
        }
    }

    /** The key of one panel; a bare photo has none. */
    static Optional<Key> of(Panel panel, boolean titled) {
        // Under a title of its own the class need not be named again.
        return Colouring.of(panel).map(_ -> new Key(titled ? panel.quantity() : panel.title(), List.of(panel)));
    }

    /** As few keys as explain all of these panels, in their order. */
    static List<Key> sharedBy(List<Panel> panels) {
        Map<Colouring, List<Panel>> alike = new LinkedHashMap<>();
        for (Panel panel : panels) {
            Colouring.of(panel)
                    .ifPresent(colouring -> alike.computeIfAbsent(colouring, _ -> new ArrayList<>()).add(panel));
        }
        return alike.values().stream().map(group -> new Key(names(group), group)).toList();
    }

    private static String names(List<Panel> group) {
        Set<String> titles = group.stream().map(Panel::title).collect(Collectors.toCollection(LinkedHashSet::new));
        if (titles.size() == 1) {
            return group.getFirst().title();
        }
        return group.stream().map(Panel::quantity).distinct().collect(Collectors.joining(", "));
    }

    /** @param besideHeight of the pictures that it stands beside */
    Block block(int besideHeight, Lettering lettering, int upscale) {
        Panel first = panels.getFirst();
        if (first.content() instanceof Content.Scalar) {
            return new BarBlock(bar(), besideHeight, lettering);
        }
        List<Content.Classes> maps = panels.stream().map(panel -> (Content.Classes) panel.content()).toList();
        return LegendBlock.of(name, first.note(), maps, besideHeight, lettering, first.hatch(upscale));
    }

    private ColourBar bar() {
        List<ColourBar> bars = panels.stream()
                .map(panel -> ColourBar.of(name, panel.note(), (Content.Scalar) panel.content())).toList();
        ColourBar first = bars.getFirst();
        return new ColourBar(name, first.note(), first.map(), first.limits(),
                bars.stream().anyMatch(ColourBar::beyondLow), bars.stream().anyMatch(ColourBar::beyondHigh),
                bars.stream().anyMatch(ColourBar::notFinite), bars.stream().anyMatch(ColourBar::ignored));
    }
}
