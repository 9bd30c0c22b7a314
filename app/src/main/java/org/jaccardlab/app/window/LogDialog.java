package org.jaccardlab.app.window;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.event.ActionEvent;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.chooser.Titles;
import org.jaccardlab.app.journal.Entry;
import org.jaccardlab.app.journal.Journal;
import org.jaccardlab.app.journal.JournalList;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.io.AtomicFile;
import org.jspecify.annotations.Nullable;

/** What happened since the program began, the newest first. Stays open beside the window and follows it. */
final class LogDialog extends Dialog<ButtonType> {

    private static final double WIDTH = 760;
    private static final double HEIGHT = 480;

    private final JournalList list;
    private final Consumer<Notice> tell;
    private final Executor files;
    private final Executor home;
    private final TextField words = new TextField();
    private final ComboBox<Entry.Level> least = new ComboBox<>();
    private final Label count = new Label();
    private final TableView<Entry> table = new TableView<>();
    private final TextArea details = new TextArea();

    /** @param tell tells the person what became of the file */
    LogDialog(Window owner, Journal journal, Consumer<Notice> tell, Executor files, Executor home) {
        this.list = new JournalList(journal, home);
        this.tell = tell;
        this.files = files;
        this.home = home;
        initOwner(owner);
        initModality(Modality.NONE);
        setTitle("Log");
        setHeaderText(null);
        setResizable(true);
        layOut();
        addButtons();
        list.shown().subscribe((List<Entry> entries) -> present(entries));
        table.getSelectionModel().selectedItemProperty().subscribe(this::showDetails);
        selectNewest();
        setOnHidden(event -> list.close());
    }

    private void layOut() {
        words.setId("log-words");
        words.setPromptText("Show what holds these words");
        words.setAccessibleText("Words that entries must hold");
        words.textProperty().subscribe((was, text) -> filter());
        least.setId("log-level");
        least.setAccessibleText("Least level");
        least.setTooltip(new Tooltip("How much an entry must matter to be shown"));
        least.setConverter(Titles.of(level -> switch (level) {
            case NOTE -> "Everything";
            case WARNING -> "Warnings and problems";
            case PROBLEM -> "Problems";
        }));
        least.getItems().setAll(Entry.Level.values());
        least.setValue(Entry.Level.NOTE);
        least.setMinWidth(ComboBox.USE_PREF_SIZE);
        least.valueProperty().subscribe((was, level) -> filter());
        count.setId("log-count");
        count.getStyleClass().add("muted");
        count.setMinWidth(Label.USE_PREF_SIZE);
        HBox head = new HBox(8, words, least, count);
        head.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        head.getStyleClass().add("log-head");
        table.setId("log-entries");
        table.setAccessibleText("Entries, the newest first");
        table.getStyleClass().add("dense");
        table.setPlaceholder(new Label("Nothing to show"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.getColumns().setAll(List.of(column("Time", 86, JournalList::time),
                column("Level", 76, entry -> entry.level().title()), column("What", 560, Entry::sentence)));
        details.setId("log-details");
        details.setAccessibleText("Details of the selected entry");
        details.setEditable(false);
        details.setWrapText(false);
        details.getStyleClass().add("log-text");
        SplitPane both = new SplitPane(table, details);
        both.setOrientation(Orientation.VERTICAL);
        both.setDividerPositions(0.62);
        BorderPane content = new BorderPane(both, head, null, null, null);
        content.prefWidthProperty().bind(TextSize.of(WIDTH));
        content.prefHeightProperty().bind(TextSize.of(HEIGHT));
        getDialogPane().setContent(content);
    }

    private static TableColumn<Entry, String> column(String title, double width, Function<Entry, String> text) {
        TableColumn<Entry, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.prefWidthProperty().bind(TextSize.of(width));
        column.minWidthProperty().bind(TextSize.of(Math.min(width, 86)));
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private void addButtons() {
        ButtonType copy = new ButtonType("Copy all", ButtonBar.ButtonData.LEFT);
        ButtonType save = new ButtonType("Save…", ButtonBar.ButtonData.LEFT);
        getDialogPane().getButtonTypes().setAll(copy, save, ButtonType.CLOSE);
        button(copy, "log-copy", "Copy all that is shown, with its details", this::copy);
        button(save, "log-save", "Write all that is shown to a text file, with its details", this::save);
    }

    private void button(ButtonType type, String id, String help, Runnable deed) {
        Button button = (Button) getDialogPane().lookupButton(type);
        button.setId(id);
        button.setTooltip(new Tooltip(help));
        button.addEventFilter(ActionEvent.ACTION, event -> {
            deed.run();
            event.consume();
        });
    }

    private void filter() {
        list.filter(least.getValue(), words.getText());
    }

    private void present(List<Entry> entries) {
        Entry selected = table.getSelectionModel().getSelectedItem();
        table.getItems().setAll(entries);
        table.getSelectionModel().select(selected != null && entries.contains(selected) ? selected : null);
        count.setText(entries.size() == 1 ? "1 entry" : entries.size() + " entries");
    }

    /** The newest entry with its details: what somebody who has just been told of a problem wants to see. */
    void selectNewest() {
        if (!table.getItems().isEmpty()) {
            table.getSelectionModel().select(0);
            table.scrollTo(0);
        }
    }

    private void showDetails(@Nullable Entry entry) {
        details.setText(entry == null
                ? ""
                : entry.sentence() + "\n" + (entry.details().isEmpty()
                        ? "There are no details."
                        : "\n" + entry.details()));
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(list.text());
        Clipboard.getSystemClipboard().setContent(content);
        count.setText("Copied");
    }

    private void save() {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName("jaccardlab-log.txt");
        File chosen = chooser.showSaveDialog(getDialogPane().getScene().getWindow());
        if (chosen != null) {
            write(chosen.toPath());
        }
    }

    private void write(Path file) {
        byte[] text = list.text().getBytes(StandardCharsets.UTF_8);
        files.execute(() -> {
            Notice news;
            try {
                AtomicFile.write(file, out -> out.write(text));
                news = Notice.of("Saved " + file + ".");
            } catch (IOException | RuntimeException problem) {
                news = Notice.problem(file.getFileName() + " could not be written: " + problem.getMessage(), problem);
            }
            Notice told = news;
            home.execute(() -> tell.accept(told));
        });
    }
}
