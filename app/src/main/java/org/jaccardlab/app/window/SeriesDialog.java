package org.jaccardlab.app.window;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.export.ExportRequest;
import org.jaccardlab.app.export.Form;
import org.jaccardlab.app.export.Frame;
import org.jaccardlab.app.export.NamePattern;
import org.jaccardlab.app.export.SampleSource;
import org.jaccardlab.app.export.Series;
import org.jaccardlab.app.export.SeriesTask;
import org.jaccardlab.app.recipe.WithRecipe;
import org.jaccardlab.app.recompute.Workers;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;
import org.jspecify.annotations.Nullable;

/** Exports what the export dialog chose from many samples and under many losses, while the window goes on. */
final class SeriesDialog extends Dialog<Void> {

    private static final double WIDTH = 600;
    private static final double LIST_HEIGHT = 150;

    /** A sample or a loss that can be chosen. */
    private record Offer<T>(CheckBox box, T value) {
    }

    private final ExportRequest request;
    private final Settings settings;
    private final Executor home;
    private final List<Offer<Series.Source>> samples = new ArrayList<>();
    private final List<Offer<Series.Variant>> losses = new ArrayList<>();
    private final VBox sampleList = new VBox(4);
    private final CheckBox separately = new CheckBox("Every pane in a file of its own");
    private final TextField folder = new TextField();
    private final TextField names = new TextField(NamePattern.STANDARD.text());
    private final CheckBox replace = new CheckBox("Replace files that are there already");
    private final ProgressBar progress = new ProgressBar(0);
    private final Label news = new Label();
    private final GridPane form = new GridPane();
    private final ButtonType start = new ButtonType("Export", ButtonBar.ButtonData.APPLY);
    private @Nullable SeriesTask task;

    SeriesDialog(Window owner, WorkbenchModel model, ExportRequest request, List<SampleFolder.Summary> shipped,
            Executor home) {
        this.request = request;
        this.settings = model.settings();
        this.home = home;
        initOwner(owner);
        initModality(Modality.NONE);
        setTitle("Export many");
        setHeaderText(null);
        setResizable(true);
        model.batch().get().ifPresent(batch -> offer(new SampleSource.Open(batch, model.provenance()), true));
        shipped.stream()
                .filter(one -> model.batch().get().map(batch -> !batch.title().equals(one.title())).orElse(true))
                .forEach(one -> offer(SampleSource.of(one), false));
        offerLosses();
        layOut();
        getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE, start);
        Button begin = (Button) getDialogPane().lookupButton(start);
        begin.setId("series-start");
        begin.addEventFilter(ActionEvent.ACTION, event -> {
            begin();
            event.consume();
        });
        getDialogPane().lookupButton(ButtonType.CLOSE).setId("series-close");
        // Whoever closes it while it runs has it stopped: what is finished stays.
        setOnHidden(event -> stop());
        setResultConverter(pressed -> null);
    }

    private void offer(Series.Source source, boolean chosen) {
        CheckBox box = box(source.title(), chosen);
        samples.add(new Offer<>(box, source));
        sampleList.getChildren().add(box);
    }

    private static CheckBox box(String text, boolean chosen) {
        CheckBox box = new CheckBox(text);
        box.setMnemonicParsing(false);
        box.setSelected(chosen);
        box.setTooltip(new Tooltip(text));
        return box;
    }

    /** The objective as it is, and every loss of the catalogue in place of its terms. */
    private void offerLosses() {
        String own = settings.objective().terms().size() == 1 && settings.objective().origin().isEmpty()
                ? settings.objective().first().loss().id()
                : "objective";
        losses.add(new Offer<>(box("As it is: " + Captions.objective(settings), true),
                new Series.Variant(own, settings::fittedTo)));
        for (Loss loss : Loss.catalogue()) {
            String name = loss.id().equals(own) ? loss.id() + "-standard" : loss.id();
            losses.add(new Offer<>(box(loss.title(), false),
                    new Series.Variant(name, batch -> alone(settings.fittedTo(batch), loss))));
        }
    }

    /** A loss by itself, with the target and all else of the first term. */
    private static Settings alone(Settings settings, Loss loss) {
        return settings.withObjective(objective -> new Objective(
                List.of(objective.first().withWeight(1).withLoss(loss))));
    }

    private void layOut() {
        VBox lossList = new VBox(4);
        losses.forEach(loss -> lossList.getChildren().add(loss.box()));
        Button add = new Button("Add folder…");
        add.setId("series-add");
        add.setTooltip(new Tooltip("A sample folder, or a folder of sample folders"));
        add.setOnAction(event -> chooseFolder().ifPresent(this::addSamples));
        folder.setId("series-folder");
        folder.setAccessibleText("Folder");
        folder.setPromptText("Where the files go");
        Button choose = new Button("Choose…");
        choose.setTooltip(new Tooltip("Choose the folder"));
        choose.setOnAction(event -> chooseFolder().ifPresent(chosen -> folder.setText(chosen.toString())));
        HBox place = new HBox(6, folder, choose);
        HBox.setHgrow(folder, Priority.ALWAYS);
        names.setId("series-names");
        names.setAccessibleText("File names");
        names.setTooltip(new Tooltip("{sample}, {image}, {loss} and {field} stand for what a file is of"));
        separately.setId("series-separately");
        boolean several = request.panes().size() > 1 && request.form().kind() != Form.Kind.TABLE;
        separately.setDisable(!several);
        separately.setSelected(several && request.form() == Form.NPY);
        replace.setId("series-replace");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setVisible(false);
        news.setId("series-news");
        news.setWrapText(true);
        news.minHeightProperty().bind(TextSize.of(40));
        news.setMaxWidth(Double.MAX_VALUE);
        HBox lists = new HBox(12, titled("Samples", sampleList, add), titled("Losses", lossList));
        lists.getChildren().forEach(list -> HBox.setHgrow(list, Priority.ALWAYS));
        form.getStyleClass().add("form");
        form.add(lists, 0, 0, 2, 1);
        form.addRow(1, new Label("As"), new Label(request.form().title()));
        form.add(separately, 1, 2);
        form.addRow(3, new Label("Folder"), place);
        form.addRow(4, new Label("Names"), names);
        form.add(replace, 1, 5);
        GridPane.setHgrow(lists, Priority.ALWAYS);
        GridPane.setHgrow(place, Priority.ALWAYS);
        VBox end = new VBox(6, progress, news);
        end.getStyleClass().add("series-end");
        VBox content = new VBox(form, end);
        content.prefWidthProperty().bind(TextSize.of(WIDTH));
        getDialogPane().setContent(content);
    }

    private static VBox titled(String title, VBox boxes, Node... below) {
        Label label = new Label(title);
        label.getStyleClass().add("section-title");
        VBox titled = new VBox(6, label, list(boxes));
        titled.getChildren().addAll(below);
        titled.prefWidthProperty().bind(TextSize.of(WIDTH / 2));
        return titled;
    }

    private static Node list(VBox boxes) {
        ScrollPane scroll = new ScrollPane(boxes);
        boxes.getStyleClass().add("series-list");
        scroll.setFitToWidth(true);
        scroll.prefHeightProperty().bind(TextSize.of(LIST_HEIGHT));
        scroll.minHeightProperty().bind(TextSize.of(60));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        scroll.getStyleClass().add("series-scroll");
        return scroll;
    }

    private Optional<Path> chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        File chosen = chooser.showDialog(getOwner());
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    private void addSamples(Path chosen) {
        Workers.aside("looking", () -> {
            try {
                List<Series.Source> found = SampleSource.in(chosen, Intake.WHOLE);
                home.execute(() -> found.forEach(source -> offer(source, true)));
            } catch (IOException | IllegalArgumentException refused) {
                home.execute(() -> tell("Nothing was added: " + refused.getMessage() + ".", true));
            }
        });
    }

    private void begin() {
        if (task != null) {
            stop();
            return;
        }
        Series series;
        try {
            series = series();
        } catch (IllegalArgumentException refused) {
            String message = String.valueOf(refused.getMessage());
            tell(Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".", true);
            return;
        }
        form.setDisable(true);
        progress.setProgress(0);
        progress.setVisible(true);
        button().setText("Stop");
        tell("Starting…", false);
        task = new SeriesTask(series, () -> EngineKind.standard().start(), work -> Workers.aside("series", work), home,
                state -> told(state, series.folder()));
    }

    private Series series() {
        if (folder.getText().isBlank()) {
            throw new IllegalArgumentException("say which folder the files go into");
        }
        return new Series(chosen(samples), chosen(losses), new Shown(request, separately.isSelected()),
                Path.of(folder.getText().strip()), new NamePattern(names.getText().strip()), replace.isSelected(),
                new WithRecipe(EngineKind.standard()));
    }

    private static <T> List<T> chosen(List<Offer<T>> offers) {
        return offers.stream().filter(offer -> offer.box().isSelected()).map(Offer::value).toList();
    }

    /** The panes of the window, as they fit another sample. */
    private record Shown(ExportRequest request, boolean separately) implements Series.Shows {

        @Override
        public int count() {
            return separately ? request.panes().size() : 1;
        }

        @Override
        public List<ExportRequest> of(Batch batch, Settings settings) {
            List<PaneSettings> panes = request.panes().stream().map(pane -> pane.alone().fittedTo(batch)).distinct()
                    .toList();
            if (!separately) {
                return List.of(request.withPanes(panes));
            }
            Frame frame = request.frame().suiting(1);
            return panes.stream().map(pane -> request.withPanes(List.of(pane)).withFrame(frame)).toList();
        }
    }

    private void told(SeriesTask.State state, Path into) {
        switch (state) {
            case SeriesTask.State.Running running -> {
                progress.setProgress(running.fraction());
                if (task != null) {
                    tell(running.what(), false);
                }
            }
            case SeriesTask.State.Ended ended -> {
                rest();
                tell(String.join(" ", ended.outcome().sentence(into),
                        ended.outcome().problems().stream().findFirst().orElse("")).strip(),
                        !ended.outcome().problems().isEmpty());
            }
            case SeriesTask.State.Failed failed -> {
                rest();
                tell("Something went wrong: " + failed.problem(), true);
            }
        }
    }

    private void rest() {
        task = null;
        form.setDisable(false);
        progress.setVisible(false);
        button().setText("Export");
        button().setDisable(false);
    }

    private Button button() {
        return (Button) getDialogPane().lookupButton(start);
    }

    private void stop() {
        if (task != null) {
            task.stop();
            button().setDisable(true);
            tell("Stopping…", false);
        }
    }

    private void tell(String sentence, boolean problem) {
        news.setText(sentence);
        news.getStyleClass().removeAll("notice", "problem");
        if (problem) {
            news.getStyleClass().addAll("notice", "problem");
        }
    }
}
