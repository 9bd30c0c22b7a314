package org.jaccardlab.app.opening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
import org.jaccardlab.coding.LabelReading;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.io.ClassTableFile;
import org.jaccardlab.io.Corner;
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

    /** More files than before, to be read as it was said of those before. */
    private record More(Dropped files, Habit habit) {
    }

    /** More files than before, and what they are taken for. */
    private record Larger(Dropped files, ImportChoices choices) {
    }

    private final Memory memory;
    private final Executor files;
    private final Executor home;
    private final BiConsumer<Opener.Source, List<Path>> open;
    private final LatestOnly<View, ImportPreview> previews;
    private final LatestOnly<More, Larger> additions;
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
    Import(Dropped dropped, ImportChoices suggested, Optional<String> refusal, Memory memory, Executor files,
            Executor home, BiConsumer<Opener.Source, List<Path>> open) {
        this.memory = memory;
        this.files = files;
        this.home = home;
        this.open = open;
        this.wanted = dropped;
        this.listed = dropped;
        this.guessed = suggested.proposal();
        this.previews = new LatestOnly<>(view -> ImportPreview.of(view.choices(), view.place()), preview::set,
                problem -> preview.set(new ImportPreview.Refused("This could not be looked at: " + problem + ".")),
                files, home);
        this.additions = new LatestOnly<>(Import::larger, this::list, this::report, files, home);
        this.choices = new ReadOnlyObjectWrapper<>(suggested);
        select(firstToLookAt(suggested.proposal(), refusal));
    }

    /** The item that a refusal or a question is about. Else the first prediction. */
    private static int firstToLookAt(Proposal proposal, Optional<String> refusal) {
        List<Proposal.Item> items = proposal.items();
        Stream<Integer> refused = refusal.stream().flatMap(sentence -> IntStream.range(0, items.size()).boxed()
                .filter(i -> sentence.startsWith(items.get(i).file().getFileName() + " ")));
        Stream<Integer> asked = proposal.questions().stream()
                .sorted(Comparator.comparing(question -> question.topic() != Proposal.Topic.LABELS))
                .flatMapToInt(question -> question.item().stream()).boxed();
        return Stream.concat(refused, asked).findFirst()
                .or(() -> IntStream.range(0, items.size()).boxed()
                        .filter(i -> items.get(i).role() == Proposal.Role.PREDICTION).findFirst())
                .orElse(0);
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

    /** Puts more files to those that are asked about; what has been said about these stays. */
    void add(List<Path> more) {
        wanted = wanted.plus(more);
        additions.ask(new More(wanted, choices.get().habit()));
    }

    private static Larger larger(More more) {
        try {
            return new Larger(more.files(), ImportChoices.of(more.files().proposal(), more.habit()).suggested());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void list(Larger larger) {
        List<Proposal.Item> before = choices.get().proposal().items();
        ImportChoices chosen = choices.get().with(larger.choices().proposal());
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
        guessed = larger.choices().proposal();
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
