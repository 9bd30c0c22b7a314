package org.jaccardlab.app.opening;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jaccardlab.app.memory.Habit;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.coding.LabelReading;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.io.ClassTableCatalogue;
import org.jaccardlab.io.ClassTableFile;
import org.jaccardlab.io.Corner;
import org.jaccardlab.io.Layout;
import org.jaccardlab.io.LayoutGuess;
import org.jaccardlab.io.Loaded;
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
 * @param own class tables of the person's own, and their files
 * @param corners where labels lie that are smaller than their image
 * @param notices what a person should know of how these came about, whole sentences
 */
record ImportChoices(Proposal proposal, Optional<LabelTable> classes, int ignore, Map<LabelTable, Path> own,
        Map<Path, Corner> corners, List<String> notices) {

    ImportChoices {
        own = Map.copyOf(own);
        corners = Map.copyOf(corners);
        notices = List.copyOf(notices);
    }

    /** Files of which nothing has been said yet. */
    ImportChoices(Proposal proposal) {
        this(proposal, Optional.empty(), SampleFiles.USUAL_IGNORE, Map.of(), Map.of(), List.of());
    }

    /** A proposal as the files of this folder were read before, as far as that goes for them. Reads class tables. */
    static ImportChoices of(Proposal proposal, Habit habit) {
        ImportChoices choices = new ImportChoices(proposal).withClasses(habit.classes());
        if (habit.ignore() != null) {
            choices = choices.withIgnore(habit.ignore());
        }
        Optional<LabelCoding> coding = coding(habit.coding(), choices.classes().stream().toList());
        Optional<Layout> layout = layout(habit.layout());
        OptionalInt ignored = OptionalInt.of(choices.ignore());
        for (int i = 0; i < proposal.items().size(); i++) {
            Proposal.Item item = proposal.items().get(i);
            if (isLabels(item) && coding.isPresent()) {
                choices = choices.with(i, known -> known.coded(coding)).answered(i, Proposal.Topic.LABELS);
            } else if (choices.classes().isPresent()
                    || item.labels().filter(guess -> guess.ignore().equals(ignored)).isPresent()) {
                choices = choices.answered(i, Proposal.Topic.LABELS);
            }
            if (item.role() == Proposal.Role.PREDICTION && layout.isPresent() && item.layout().isEmpty()
                    && item.guess().filter(guess -> guess
                            .alternatives().contains(layout.get()) || guess.layout().equals(layout)).isPresent()) {
                choices = choices.with(i, known -> known.laid(layout)).answered(i, Proposal.Topic.LAYOUT);
            }
        }
        return choices;
    }

    /** The same with the likeliest answer to every question that shows in a picture, to be confirmed or changed. */
    ImportChoices suggested() {
        ImportChoices choices = this;
        for (Proposal.Question question : proposal.questions()) {
            if (question.item().isEmpty()) {
                continue;
            }
            int place = question.item().getAsInt();
            Proposal.Item item = proposal.items().get(place);
            switch (question.topic()) {
                case LABELS -> choices = item.readings().isEmpty()
                        ? choices
                        : choices.withReading(place, item.readings().getFirst());
                case LAYOUT, PICTURE -> choices = item.layout().isPresent()
                        ? choices
                        : choices.with(place, open -> open.laid(open.guess().flatMap(LayoutGuess::layout)));
                case FILES, SIZE -> {
                    // Nobody but a person knows, and nothing is resized or left out without a word.
                }
            }
        }
        return choices;
    }

    /** What is worth remembering of these choices. */
    Habit habit() {
        return new Habit(classes.map(table -> own.containsKey(table)
                ? String.valueOf(own.get(table))
                : table.name()).orElse(null),
                ignore == SampleFiles.USUAL_IGNORE ? null : ignore,
                proposal.items().stream().flatMap(item -> item.coding().stream()).map(LabelCoding::text).findFirst()
                        .orElse(null),
                proposal.items().stream().flatMap(item -> item.layout().stream()).map(Layout::text).findFirst()
                        .orElse(null));
    }

    /** What was read, with what a person should know of how. */
    Loaded told(Loaded loaded) {
        return new Loaded(loaded.batch(), Stream.concat(notices.stream(), loaded.warnings().stream()).toList());
    }

    /** Whether the item is a hard ground truth, for which it matters how labels are coded. */
    static boolean isLabels(Proposal.Item item) {
        return (item.role() == Proposal.Role.TARGET || item.role() == Proposal.Role.ANNOTATOR)
                && item.facts().isEmpty();
    }

    private ImportChoices answered(int place, Proposal.Topic topic) {
        return with(proposal.answered(place, topic));
    }

    ImportChoices with(Proposal other) {
        return new ImportChoices(other, classes, ignore, own, corners, notices);
    }

    ImportChoices with(int place, UnaryOperator<Proposal.Item> change) {
        Proposal.Item before = proposal.items().get(place);
        Proposal.Item after = change.apply(before);
        Proposal changed = proposal.with(place, after);
        return with(before.role() == after.role() ? changed : changed.answered(place, Proposal.Topic.FILES));
    }

    ImportChoices withReading(int place, LabelReading reading) {
        return with(place, item -> item.coded(Optional.of(reading.coding())))
                .withIgnore(reading.ignore().orElse(SampleFiles.USUAL_IGNORE));
    }

    ImportChoices withClasses(Optional<LabelTable> chosen) {
        return new ImportChoices(proposal, chosen, ignore, own, corners, notices);
    }

    ImportChoices withOwn(LabelTable table, Path file) {
        Map<LabelTable, Path> all = new HashMap<>(own);
        all.put(table, file.toAbsolutePath().normalize());
        return new ImportChoices(proposal, Optional.of(table), ignore, all, corners, notices);
    }

    ImportChoices withIgnore(int label) {
        return new ImportChoices(proposal, classes, label, own, corners, notices);
    }

    /** The same, the labels in this file lying there; empty if they cover the image. */
    ImportChoices lying(Path file, Optional<Corner> corner) {
        Map<Path, Corner> moved = new HashMap<>(corners);
        corner.ifPresentOrElse(there -> moved.put(file, there), () -> moved.remove(file));
        return new ImportChoices(proposal, classes, ignore, own, moved, notices);
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

    /** With the table of this name, or from this file; if that is no more, without one. */
    private ImportChoices withClasses(@Nullable String named) {
        if (named == null) {
            return this;
        }
        Optional<LabelTable> known = ClassTableCatalogue.find(named);
        if (known.isPresent()) {
            return withClasses(known);
        }
        try {
            Path file = Path.of(named);
            return withOwn(ClassTableFile.read(file), file);
        } catch (IOException | InvalidPathException gone) {
            return new ImportChoices(proposal, classes, ignore, own, corners, List.of("The class table " + named
                    + ", with which files of this folder were read, is no more: classes are found by looking."));
        }
    }

    private static Optional<LabelCoding> coding(@Nullable String text, List<LabelTable> own) {
        try {
            return text == null ? Optional.empty() : Optional.of(ClassTableCatalogue.coding(text, own));
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
