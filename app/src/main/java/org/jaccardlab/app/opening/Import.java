package org.jaccardlab.app.opening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jaccardlab.app.memory.Habit;
import org.jaccardlab.app.memory.Memory;
import org.jaccardlab.app.recompute.LatestOnly;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.io.Corner;
import org.jaccardlab.io.Layout;
import org.jaccardlab.io.LayoutGuess;
import org.jaccardlab.io.Proposal;
import org.jaccardlab.raster.Turn;

/**
 * Files on their way in that leave something open: what a person chooses, and what it would look like. Belongs to the home
 * thread; looking happens on another, the newest choice only.
 */
public final class Import {

    /** What is looked at. */
    private record View(ImportChoices choices, int place) {
    }

    /** More files than before, and what they are taken for. */
    private record Larger(Dropped files, Proposal proposal) {
    }

    private final Memory memory;
    private final BiConsumer<Opener.Source, List<Path>> open;
    private final LatestOnly<View, ImportPreview> previews;
    private final LatestOnly<Dropped, Larger> additions;
    /** Those that are listed, and those that are on their way into the list. */
    private Dropped wanted;
    private Dropped listed;
    private Proposal guessed;
    private final ReadOnlyObjectWrapper<ImportChoices> choices;
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<ImportPreview> preview = new ReadOnlyObjectWrapper<>(
            new ImportPreview.Reading());

    /**
     * @param dropped where the proposal is from
     * @param refusal why they could not be opened as they were taken for, if that has been tried
     * @param files reads
     * @param open given what is to be opened in the end, and the files for the list of what was opened lately
     */
    Import(Dropped dropped, Proposal proposal, Optional<String> refusal, Memory memory, Executor files, Executor home,
            BiConsumer<Opener.Source, List<Path>> open) {
        this.memory = memory;
        this.open = open;
        this.wanted = dropped;
        this.listed = dropped;
        this.guessed = proposal;
        this.previews = new LatestOnly<>(view -> ImportPreview.of(view.choices(), view.place()), preview::set,
                problem -> preview.set(new ImportPreview.Refused("This could not be looked at: " + problem + ".")),
                files, home);
        this.additions = new LatestOnly<>(Import::larger, this::list, this::report, files, home);
        choices = new ReadOnlyObjectWrapper<>(read(proposal));
        select(firstToLookAt(proposal, refusal));
    }

    private ImportChoices read(Proposal proposal) {
        return ImportChoices.of(proposal, folderOf(proposal).map(memory::habit).orElse(Habit.NONE));
    }

    /** The item that a refusal or a question is about: it begins with its name. Else the first prediction. */
    private static int firstToLookAt(Proposal proposal, Optional<String> refusal) {
        List<Proposal.Item> items = proposal.items();
        return Stream.concat(refusal.stream(), proposal.questions().stream())
                .flatMap(sentence -> IntStream.range(0, items.size()).boxed()
                        .filter(i -> sentence.startsWith(items.get(i).file().getFileName() + " ")))
                .findFirst()
                .or(() -> IntStream.range(0, items.size()).boxed()
                        .filter(i -> items.get(i).role() == Proposal.Role.PREDICTION).findFirst())
                .orElse(0);
    }

    private static Optional<Path> folderOf(Proposal proposal) {
        return proposal.items().stream().findFirst().map(item -> item.file().toAbsolutePath().getParent());
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

    /** Puts more files to those that are asked about; what has been said about these stays. */
    void add(List<Path> more) {
        wanted = wanted.plus(more);
        additions.ask(wanted);
    }

    private static Larger larger(Dropped files) {
        try {
            return new Larger(files, files.proposal());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void list(Larger larger) {
        List<Proposal.Item> before = choices.get().proposal().items();
        ImportChoices chosen = new ImportChoices(read(larger.proposal()).proposal(), choices.get().classes(),
                choices.get().ignore(), choices.get().corners());
        for (int i = 0; i < before.size(); i++) {
            Proposal.Item said = before.get(i);
            if (!said.equals(guessed.items().get(i))) {
                for (int j = 0; j < chosen.proposal().items().size(); j++) {
                    Proposal.Item same = chosen.proposal().items().get(j);
                    if (same.file().equals(said.file()) && same.key().equals(said.key())) {
                        chosen = chosen.with(j, item -> said);
                    }
                }
            }
        }
        listed = larger.files();
        guessed = larger.proposal();
        selected.set(Math.min(selected.get(), chosen.proposal().items().size() - 1));
        choices.set(chosen);
        select(firstToLookAt(chosen.proposal(), Optional.empty()));
    }

    private void report(Throwable problem) {
        wanted = listed;
        preview.set(new ImportPreview.Left(Opener.sentence(
                problem instanceof UncheckedIOException unreadable ? unreadable.getCause() : problem)));
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

    /** Where labels lie that are smaller than the image. */
    void chooseCorner(Optional<Corner> corner) {
        set(choices.get().lying(item().file(), corner));
    }

    /** Opens the files as chosen, and remembers the choice for the next of the folder. */
    void open() {
        ImportChoices chosen = choices.get();
        chosen.folder().ifPresent(folder -> memory.remember(folder, chosen.habit()));
        open.accept(() -> chosen.files().plan(), listed.paths());
    }
}
