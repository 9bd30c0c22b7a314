package org.jaccardlab.app.opening;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jaccardlab.app.memory.Habit;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.io.ClassTableCatalogue;
import org.jaccardlab.io.Corner;
import org.jaccardlab.io.Layout;
import org.jaccardlab.io.Proposal;
import org.jaccardlab.io.SampleFiles;
import org.jaccardlab.io.TargetFile;
import org.jaccardlab.io.UnreadableFileException;
import org.jspecify.annotations.Nullable;

/**
 * What a person has said about files that did not speak for themselves.
 *
 * @param proposal what each file is taken for
 * @param classes the class table; empty to find out by looking
 * @param ignore the label of pixels that do not count
 * @param corners where labels lie that are smaller than their image
 */
record ImportChoices(Proposal proposal, Optional<LabelTable> classes, int ignore, Map<Path, Corner> corners) {

    ImportChoices {
        corners = Map.copyOf(corners);
    }

    /** A proposal as the files of this folder were read before, as far as that goes for them. */
    static ImportChoices of(Proposal proposal, Habit habit) {
        ImportChoices choices = new ImportChoices(proposal, table(habit.classes()),
                habit.ignore() == null ? SampleFiles.USUAL_IGNORE : habit.ignore(), Map.of());
        Optional<LabelCoding> coding = coding(habit.coding());
        Optional<Layout> layout = layout(habit.layout());
        for (int i = 0; i < proposal.items().size(); i++) {
            Proposal.Item item = proposal.items().get(i);
            if (isLabels(item) && coding.isPresent()) {
                choices = choices.with(i, known -> known.coded(coding));
            }
            if (item.role() == Proposal.Role.PREDICTION && item.guess().filter(
                    guess -> layout.isPresent() && guess.alternatives().contains(layout.get())).isPresent()) {
                choices = choices.with(i, known -> known.laid(layout));
            }
        }
        return choices;
    }

    /** What is worth remembering of these choices. */
    Habit habit() {
        return new Habit(classes.map(LabelTable::name).orElse(null),
                ignore == SampleFiles.USUAL_IGNORE ? null : ignore,
                proposal.items().stream().flatMap(item -> item.coding().stream()).map(LabelCoding::text).findFirst()
                        .orElse(null),
                proposal.items().stream().flatMap(item -> item.layout().stream()).map(Layout::text).findFirst()
                        .orElse(null));
    }

    /** Whether the item is a hard ground truth, for which it matters how labels are coded. */
    static boolean isLabels(Proposal.Item item) {
        return (item.role() == Proposal.Role.TARGET || item.role() == Proposal.Role.ANNOTATOR)
                && item.facts().isEmpty();
    }

    ImportChoices with(int place, UnaryOperator<Proposal.Item> change) {
        return new ImportChoices(proposal.with(place, change.apply(proposal.items().get(place))), classes, ignore,
                corners);
    }

    ImportChoices withClasses(Optional<LabelTable> chosen) {
        return new ImportChoices(proposal, chosen, ignore, corners);
    }

    ImportChoices withIgnore(int label) {
        return new ImportChoices(proposal, classes, label, corners);
    }

    /** The same, the labels in this file lying there; empty if they cover the image. */
    ImportChoices lying(Path file, Optional<Corner> corner) {
        Map<Path, Corner> moved = new HashMap<>(corners);
        corner.ifPresentOrElse(there -> moved.put(file, there), () -> moved.remove(file));
        return new ImportChoices(proposal, classes, ignore, moved);
    }

    Optional<Corner> corner(Proposal.Item item) {
        return Optional.ofNullable(corners.get(item.file()));
    }

    /**
     * The files as they will be read.
     *
     * @throws UnreadableFileException if one of them cannot be read at all
     * @throws IllegalArgumentException if one is missing, in a sentence
     */
    SampleFiles files() throws UnreadableFileException {
        SampleFiles files = proposal.toFiles(classes, ignore);
        List<TargetFile> targets = files.targets().stream().map(target -> corners.containsKey(target.file())
                ? target.lying(corners.get(target.file()))
                : target).toList();
        return new SampleFiles(files.images(), targets, files.predictions(), ignore, List.of(), classes);
    }

    /** The folder that the choices are remembered for. */
    Optional<Path> folder() {
        return proposal.items().stream().findFirst().map(item -> item.file().toAbsolutePath().getParent());
    }

    private static Optional<LabelTable> table(@Nullable String name) {
        return name == null
                ? Optional.empty()
                : ClassTableCatalogue.all().stream().filter(table -> table.name().equals(name)).findFirst();
    }

    private static Optional<LabelCoding> coding(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(ClassTableCatalogue.coding(text, List.of()));
        } catch (IllegalArgumentException forgotten) {
            return Optional.empty();
        }
    }

    private static Optional<Layout> layout(@Nullable String text) {
        try {
            // Picture and turn belong to one file, the axes to all that a program saves.
            return text == null ? Optional.empty() : Optional.of(Layout.parse(text.split(",", 2)[0]));
        } catch (IllegalArgumentException forgotten) {
            return Optional.empty();
        }
    }
}
