package org.jaccardlab.app.opening;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jaccardlab.app.memory.Memory;
import org.jaccardlab.app.recompute.LatestOnly;
import org.jaccardlab.coding.LabelReading;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.io.ClassTableFile;
import org.jaccardlab.io.Layout;
import org.jaccardlab.io.LayoutGuess;
import org.jaccardlab.io.Proposal;
import org.jaccardlab.io.SampleFiles;
import org.jaccardlab.raster.Turn;

/**
 * Files on their way in that leave something open: what a person chooses, and what it would look like. Belongs to the home
 * thread; looking happens on another, the newest choice only.
 */
public final class Import {

    /** What is looked at. */
    private record View(ImportChoices choices, int place) {
    }

    private final Memory memory;
    private final Executor files;
    private final Executor home;
    private final Consumer<Opener.Source> open;
    private final LatestOnly<View, ImportPreview> previews;
    private final ReadOnlyObjectWrapper<ImportChoices> choices;
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<ImportPreview> preview = new ReadOnlyObjectWrapper<>(
            new ImportPreview.Reading());

    /**
     * @param files reads
     * @param open given what is to be opened in the end
     */
    Import(ImportChoices choices, Memory memory, Executor files, Executor home, Consumer<Opener.Source> open) {
        this.memory = memory;
        this.files = files;
        this.home = home;
        this.open = open;
        this.previews = new LatestOnly<>(view -> ImportPreview.of(view.choices(), view.place()), preview::set,
                problem -> preview.set(new ImportPreview.Refused("This could not be looked at: " + problem + ".")),
                files, home);
        this.choices = new ReadOnlyObjectWrapper<>(choices);
        select(firstAskedAbout(choices.proposal()));
    }

    /** The labels that are asked about, or else the first prediction. */
    private static int firstAskedAbout(Proposal proposal) {
        return proposal.questions().stream().filter(question -> question.topic() == Proposal.Topic.LABELS)
                .flatMapToInt(question -> question.item().stream()).findFirst().orElse(firstPrediction(proposal));
    }

    private static int firstPrediction(Proposal proposal) {
        List<Proposal.Item> items = proposal.items();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).role() == Proposal.Role.PREDICTION) {
                return i;
            }
        }
        return 0;
    }

    ReadOnlyObjectProperty<ImportChoices> choices() {
        return choices.getReadOnlyProperty();
    }

    /** Which item is looked at. */
    ReadOnlyIntegerProperty selected() {
        return selected.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ImportPreview> preview() {
        return preview.getReadOnlyProperty();
    }

    Proposal.Item item() {
        return choices.get().proposal().items().get(selected.get());
    }

    void select(int place) {
        selected.set(place);
        look();
    }

    /** Changes the item that is looked at. */
    void change(UnaryOperator<Proposal.Item> change) {
        change(selected.get(), change);
    }

    void change(int place, UnaryOperator<Proposal.Item> change) {
        set(choices.get().with(place, change));
    }

    void chooseClasses(Optional<LabelTable> table) {
        set(choices.get().withClasses(table));
    }

    void chooseIgnore(int label) {
        set(choices.get().withIgnore(label));
    }

    /** How the item's labels are coded, and what does not count. */
    void chooseReading(LabelReading reading) {
        set(choices.get().withReading(selected.get(), reading));
    }

    /** Which of the readings that make sense is chosen for the item. */
    Optional<LabelReading> reading() {
        return item().readings().stream().filter(reading -> item().coding().equals(Optional.of(reading.coding()))
                && reading.ignore().orElse(SampleFiles.USUAL_IGNORE) == choices.get().ignore()).findFirst();
    }

    /**
     * Reads a class table of the person's own, and chooses it.
     *
     * @param refused given the sentence that says why it cannot be read
     */
    void useTable(Path file, Consumer<String> refused) {
        files.execute(() -> {
            try {
                LabelTable table = ClassTableFile.read(file);
                home.execute(() -> set(choices.get().withOwn(table, file)));
            } catch (IOException unreadable) {
                home.execute(() -> refused.accept(String.valueOf(unreadable.getMessage())));
            }
        });
    }

    private void set(ImportChoices chosen) {
        if (!chosen.equals(choices.get())) {
            choices.set(chosen);
            look();
        }
    }

    private void look() {
        preview.set(new ImportPreview.Reading());
        previews.ask(new View(choices.get(), selected.get()));
    }

    /** The axes that make sense for the item, the likeliest first, without picture and turn. */
    List<Layout> layouts() {
        Optional<LayoutGuess> guess = item().guess();
        return guess.map(found -> Stream.concat(found.layout().stream(), found.alternatives().stream())
                .map(layout -> Layout.of(layout.axes())).distinct().toList()).orElse(List.of());
    }

    /** How the item's axes are read now. */
    Optional<Layout> layout() {
        return item().layout().filter(layout -> !layout.axes().isEmpty()).or(() -> item().guess()
                .flatMap(LayoutGuess::layout).map(guessed -> item().layout()
                        .map(said -> guessed.at(said.index()).turned(said.turn())).orElse(guessed)));
    }

    void chooseAxes(Layout axes) {
        Layout before = layout().orElse(axes);
        change(item -> item.laid(Optional.of(axes.at(before.index()).turned(before.turn()))));
    }

    void choosePicture(int index) {
        layout().ifPresent(before -> change(item -> item.laid(Optional.of(before.at(index)))));
    }

    void chooseTurn(Turn turn) {
        layout().ifPresent(before -> change(item -> item.laid(Optional.of(before.turned(turn)))));
    }

    /** Opens the files as chosen, and remembers the choice for the next of the folder. */
    void open() {
        ImportChoices chosen = choices.get();
        chosen.folder().ifPresent(folder -> memory.remember(folder, chosen.habit()));
        open.accept(() -> chosen.files().plan());
    }
}
