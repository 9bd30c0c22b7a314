package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Modality;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.chooser.Titles;
import org.jaccardlab.app.memory.Look;
import org.jaccardlab.app.memory.Preferences;
import org.jaccardlab.app.memory.PreferencesMemory;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.colour.ColourMap;
import org.jaccardlab.engine.EngineKind;
import org.jspecify.annotations.Nullable;

/** How a person likes the program to be. Every choice holds at once and is remembered; the window goes on meanwhile. */
final class PreferencesDialog extends Dialog<ButtonType> {

    private static final double FIELD = 250;
    private static final double SWATCH_WIDTH = 64;
    private static final double SWATCH_HEIGHT = 12;
    private static final double FONT_STEP = 10;

    private final PreferencesMemory memory;
    private final GridPane form = new GridPane();
    private final Label problem = new Label();
    private final List<Runnable> shows = new ArrayList<>();
    private boolean showing;

    PreferencesDialog(Window owner, PreferencesMemory memory) {
        this.memory = memory;
        initOwner(owner);
        initModality(Modality.NONE);
        setTitle("Preferences");
        setHeaderText(null);
        setResizable(true);
        form.getStyleClass().add("form");
        row("Look", choice("look", List.of(Look.values()), Look::title, Preferences::look, Preferences::withLook),
                "The colours of the window; pictures keep theirs");
        row("Font size", fontSize(), "All that is written, and with it every part of the windows");
        row("Colours from little to much", map("sequential", false,
                preferences -> preferences.colours().sequential(),
                (before, name) -> before.withColours(before.colours().withSequential(name))),
                "Equal steps look equal, with any colour vision; a session keeps its own");
        row("Colours around zero", map("diverging", true, preferences -> preferences.colours().diverging(),
                (before, name) -> before.withColours(before.colours().withDiverging(name))),
                "As far below zero looks as strong as above it; a session keeps its own");
        List<Optional<EngineKind>> engines = Stream.concat(Stream.of(Optional.<EngineKind>empty()),
                Arrays.stream(EngineKind.values()).filter(EngineKind::isAvailable).map(Optional::of)).toList();
        row("Engine", choice("engine", engines,
                engine -> engine.map(EngineKind::title)
                        .orElse("The fastest: " + EngineKind.standard().title()),
                Preferences::engine, Preferences::withEngine),
                "What computes; both give the same numbers within rounding");
        int processors = Runtime.getRuntime().availableProcessors();
        row("Threads", typed("threads", "All: " + processors,
                preferences -> preferences.threads().isPresent()
                        ? String.valueOf(preferences.threads().getAsInt())
                        : "",
                memory::typeThreads),
                "That the engine fused shares its work among; nd4j decides for itself");
        TextField limit = typed("memory", memory.isMemoryGiven() ? "Given at the start" : "All that is free",
                preferences -> memory.isMemoryGiven() ? "" : PreferencesMemory.gigabytes(preferences.memoryMegabytes()),
                memory::typeMemory);
        limit.setDisable(memory.isMemoryGiven());
        row("Memory in GB", limit, memory.isMemoryGiven()
                ? "The program was started with a limit, which wins"
                : "For predictions and labels, from the next file on; the engine nd4j after a restart");
        problem.setId("preferences-problem");
        problem.getStyleClass().addAll("notice", "problem");
        problem.setWrapText(true);
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.setMinHeight(Label.USE_PREF_SIZE);
        tell(Optional.empty());
        VBox content = new VBox(form, problem);
        VBox.setVgrow(form, Priority.ALWAYS);
        getDialogPane().setContent(content);
        ButtonType standard = new ButtonType("Standard", ButtonBar.ButtonData.LEFT);
        getDialogPane().getButtonTypes().setAll(standard, ButtonType.CLOSE);
        Button back = (Button) getDialogPane().lookupButton(standard);
        back.setId("preferences-standard");
        back.setTooltip(new Tooltip("Back to what one starts with, all of it"));
        back.addEventFilter(ActionEvent.ACTION, event -> {
            tell(memory.change(before -> Preferences.STANDARD));
            event.consume();
        });
        present();
        Subscription following = memory.now().subscribe(this::present);
        setOnHidden(event -> following.unsubscribe());
    }

    private void present() {
        showing = true;
        shows.forEach(Runnable::run);
        showing = false;
    }

    private void change(UnaryOperator<Preferences> change) {
        if (!showing) {
            tell(memory.change(change));
        }
    }

    private void tell(Optional<String> refusal) {
        problem.setText(refusal.orElse(""));
        Sections.show(problem, refusal.isPresent());
    }

    private void row(String name, Region field, String help) {
        Label label = new Label(name);
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        Label words = Sections.muted(help);
        words.maxWidthProperty().bind(TextSize.of(FIELD));
        VBox both = new VBox(2, field, words);
        GridPane.setHgrow(both, Priority.ALWAYS);
        GridPane.setValignment(label, VPos.TOP);
        label.setPadding(new Insets(5, 0, 0, 0));
        form.addRow(form.getRowCount(), label, both);
        if (field instanceof Control control) {
            control.setAccessibleText(name);
            control.setTooltip(new Tooltip(help));
        }
    }

    private <T> ComboBox<T> choice(String id, List<T> all, Function<T, String> words, Function<Preferences, T> now,
            BiFunction<Preferences, T, Preferences> set) {
        ComboBox<T> chooser = new ComboBox<>();
        chooser.setId("preferences-" + id);
        chooser.setConverter(Titles.of(words));
        chooser.getItems().setAll(all);
        chooser.setMaxWidth(Double.MAX_VALUE);
        chooser.prefWidthProperty().bind(TextSize.of(FIELD));
        chooser.setOnAction(event -> {
            T chosen = chooser.getValue();
            if (chosen != null) {
                change(before -> set.apply(before, chosen));
            }
        });
        shows.add(() -> chooser.setValue(now.apply(memory.now().get())));
        return chooser;
    }

    private ComboBox<String> map(String id, boolean signed, Function<Preferences, String> now,
            BiFunction<Preferences, String, Preferences> set) {
        ComboBox<String> chooser = choice(id, ColourMap.names(signed), name -> name, now, set);
        chooser.setCellFactory(list -> new MapCell());
        chooser.setButtonCell(new MapCell());
        return chooser;
    }

    private Region fontSize() {
        Slider slider = new Slider(Preferences.SMALLEST_FONT, Preferences.LARGEST_FONT, 100);
        slider.setId("preferences-font");
        slider.setAccessibleText("Font size in per cent");
        slider.setBlockIncrement(FONT_STEP);
        slider.setMajorTickUnit(FONT_STEP);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        Label percent = new Label();
        percent.minWidthProperty().bind(TextSize.of(44));
        percent.setAlignment(Pos.CENTER_RIGHT);
        // The window grows under the hand otherwise, and the slider runs away from it.
        slider.valueChangingProperty().subscribe((was, changing) -> {
            if (!changing) {
                setFont(slider.getValue());
            }
        });
        slider.valueProperty().subscribe((was, value) -> {
            percent.setText(Math.round(value.doubleValue()) + " %");
            if (!slider.isValueChanging()) {
                setFont(value.doubleValue());
            }
        });
        shows.add(() -> {
            slider.setValue(memory.now().get().fontPercent());
            percent.setText(memory.now().get().fontPercent() + " %");
        });
        HBox line = new HBox(8, slider, percent);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(slider, Priority.ALWAYS);
        return line;
    }

    private void setFont(double percent) {
        int rounded = (int) (FONT_STEP * Math.round(percent / FONT_STEP));
        change(before -> before.withFontPercent(rounded));
    }

    private TextField typed(String id, String prompt, Function<Preferences, String> now,
            Function<String, Optional<String>> set) {
        TextField field = new TextField();
        field.setId("preferences-" + id);
        field.setPromptText(prompt);
        Consumer<String> commit = text -> {
            if (!text.strip().equals(now.apply(memory.now().get()))) {
                Optional<String> refusal = set.apply(text);
                tell(refusal);
                field.setText(now.apply(memory.now().get()));
            }
        };
        field.setOnAction(event -> commit.accept(field.getText()));
        field.focusedProperty().subscribe((was, focused) -> {
            if (!focused) {
                commit.accept(field.getText());
            }
        });
        shows.add(() -> field.setText(now.apply(memory.now().get())));
        return field;
    }

    /** A colour map by its name and its colours. */
    private static final class MapCell extends ListCell<String> {

        MapCell() {
            setContentDisplay(ContentDisplay.RIGHT);
            setGraphicTextGap(10);
        }

        @Override
        protected void updateItem(@Nullable String name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty ? null : name);
            setGraphic(empty || name == null ? null : swatch(ColourMap.named(name)));
        }

        private static Node swatch(ColourMap map) {
            Canvas canvas = new Canvas(SWATCH_WIDTH, SWATCH_HEIGHT);
            for (int x = 0; x < SWATCH_WIDTH; x++) {
                int argb = map.at((x + 0.5) / SWATCH_WIDTH);
                canvas.getGraphicsContext2D().setFill(Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff));
                canvas.getGraphicsContext2D().fillRect(x, 0, 1, SWATCH_HEIGHT);
            }
            return canvas;
        }
    }
}
