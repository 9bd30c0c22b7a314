package org.jaccardlab.app.window;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.report.SweepRow;
import org.jaccardlab.app.report.Tables;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.SweepStudy;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.io.AtomicFile;
import org.jaccardlab.io.CsvWriter;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.sweep.Knob;

/** One number of the settings through a range: what becomes of loss, IoU and gradient; a click takes a value. */
final class SweepPage extends HBox implements PlotsArea.Page {

    private static final double NARROWEST_CHARTS = 480;
    private static final String HINT = "Choose a number and a range, then sweep; a click on a curve takes the value";

    private final WorkbenchModel model;
    private final SweepStudy study;
    private final Executor files;
    private final Executor home;
    private final Label words = Sections.muted(HINT);
    private final CurveChart loss = new CurveChart("sweep-loss", "loss");
    private final CurveChart iou = new CurveChart("sweep-iou", "IoU D, %");
    private final CurveChart gradient = new CurveChart("sweep-gradient", "length of the gradient");
    private final ComboBox<String> knobs = new ComboBox<>();
    private final TextField from = field("sweep-from", "From");
    private final TextField to = field("sweep-to", "To");
    private final TextField points = field("sweep-points", "How many values");
    private final CheckBox log = new CheckBox("Log");
    private final Button run = new Button("Sweep");
    private final Button save = new Button("CSV…");
    private boolean showing;
    private boolean looking;

    SweepPage(WorkbenchModel model, SweepStudy study, Executor files, Executor home) {
        this.model = model;
        this.study = study;
        this.files = files;
        this.home = home;
        getStyleClass().add("plot-page");
        Label title = new Label("Sweep");
        title.getStyleClass().add("plot-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        words.setId("sweep-words");
        words.setWrapText(false);
        Tooltip inFull = new Tooltip();
        inFull.textProperty().bind(words.textProperty());
        words.setTooltip(inFull);
        HBox charts = new HBox(8, loss, iou, gradient);
        charts.minWidthProperty().bind(TextSize.of(NARROWEST_CHARTS));
        for (CurveChart chart : List.of(loss, iou, gradient)) {
            HBox.setHgrow(chart, Priority.ALWAYS);
            chart.setPrefWidth(10);
            chart.onPick(study::adopt);
        }
        ScrollPane scroll = new ScrollPane(charts);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("side-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox left = new VBox(4, new HBox(12, title, words), scroll);
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);

        knobs.setId("sweep-knob");
        knobs.setMaxWidth(Double.MAX_VALUE);
        knobs.setAccessibleText("Which number is swept");
        knobs.setTooltip(new Tooltip("Which number of the settings is swept"));
        knobs.setOnAction(event -> {
            if (!showing) {
                offerRange();
            }
        });
        points.setText("21");
        log.setId("sweep-log");
        log.setMinWidth(Region.USE_PREF_SIZE);
        log.setTooltip(new Tooltip("Space the logarithms of the values evenly"));
        run.setId("sweep-run");
        run.setMaxWidth(Double.MAX_VALUE);
        run.setOnAction(event -> {
            if (study.running().get()) {
                study.stop();
            } else {
                sweep();
            }
        });
        save.setId("sweep-save");
        save.setTooltip(new Tooltip("Save every value with its loss, metrics and gradient as a table"));
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.setOnAction(event -> askWhere());
        HBox range = new HBox(4, from, new Label("–"), to);
        range.getStyleClass().add("limits-ends");
        Label many = Sections.muted("values");
        many.setMinWidth(Region.USE_PREF_SIZE);
        HBox spacing = new HBox(6, points, many, log);
        spacing.getStyleClass().add("limits-ends");
        HBox deeds = new HBox(6, run, save);
        HBox.setHgrow(run, Priority.ALWAYS);
        VBox right = new VBox(7, knobs, range, spacing, deeds);
        right.getStyleClass().add("plot-side");
        getChildren().setAll(left, right);

        study.result().subscribe(this::show);
        study.running().subscribe(this::show);
        model.follow(model::settings, this::offer);
        offer();
    }

    private static TextField field(String id, String name) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(5);
        field.setAccessibleText(name);
        field.setTooltip(new Tooltip(name));
        field.minWidthProperty().bind(TextSize.of(52));
        return field;
    }

    private Optional<Knob> chosen() {
        return study.knobs().stream().filter(knob -> knob.name().equals(knobs.getValue())).findFirst();
    }

    private void offer() {
        if (!looking) {
            return;
        }
        List<String> names = study.knobs().stream().map(Knob::name).toList();
        if (!names.equals(knobs.getItems())) {
            String before = knobs.getValue();
            showing = true;
            knobs.getItems().setAll(names);
            knobs.setValue(names.contains(before)
                    ? before
                    : names.contains("temperature") ? "temperature" : names.isEmpty() ? null : names.getFirst());
            showing = false;
            if (!names.contains(before)) {
                offerRange();
            }
        }
        show();
    }

    private void offerRange() {
        chosen().ifPresent(knob -> {
            from.setText(Parameters.number(knob.declared().min()));
            to.setText(Parameters.number(knob.declared().max()));
            log.setSelected(knob.declared().min() > 0 && knob.declared().max() > 50 * knob.declared().min());
        });
    }

    private void sweep() {
        try {
            study.run(String.valueOf(knobs.getValue()), number(from), number(to), (int) Math.rint(number(points)),
                    log.isSelected());
        } catch (NumberFormatException notANumber) {
            model.tell(Notice.problem("\"" + from.getText() + "\" to \"" + to.getText() + "\" with \""
                    + points.getText() + "\" values is no range: type numbers such as 0.1, 10 and 21."));
        }
    }

    private static double number(TextField field) {
        return Double.parseDouble(field.getText().strip().replace('−', '-').replace(',', '.'));
    }

    private void show() {
        boolean busy = study.running().get();
        run.setText(busy ? "Stop" : "Sweep");
        run.setTooltip(new Tooltip(busy ? "Stop; what is done stays" : "Evaluate every value of the range"));
        Optional<SweepStudy.Result> found = study.result().get();
        save.setDisable(busy || found.isEmpty());
        words.setText(found.map(this::words).orElse(busy ? "Sweeping" : HINT));
        if (found.isPresent()) {
            SweepStudy.Result shown = found.get();
            Limits across = new Limits(shown.span().from(), shown.span().to());
            boolean logarithmic = shown.span().logarithmic();
            loss.show(shown.loss(), across, logarithmic, study.stands());
            iou.show(shown.iou(), across, logarithmic, study.stands());
            gradient.show(shown.gradient(), across, logarithmic, study.stands());
        } else {
            for (CurveChart chart : List.of(loss, iou, gradient)) {
                chart.show(List.of(), new Limits(0, 1), false, OptionalDouble.empty());
            }
        }
    }

    private String words(SweepStudy.Result found) {
        String done = found.points().size() < found.span().points()
                ? String.format(Locale.ROOT, "%d of %d values", found.points().size(), found.span().points())
                : found.span().points() + " values";
        String refused = found.refusals().isEmpty() ? "" : "; " + found.refusals();
        return "over " + found.knob() + ", " + done + (study.isOld() ? "; of earlier settings: sweep again" : "")
                + refused;
    }

    private void askWhere() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the sweep");
        chooser.setInitialFileName("sweep.csv");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow())).ifPresent(file -> write(file.toPath()));
    }

    /** Writes what is shown, and tells. */
    void write(Path file) {
        study.result().get().ifPresent(found -> files.execute(() -> {
            Notice news;
            try {
                byte[] text = CsvWriter.text(Tables.rows(found.points().stream().map(SweepRow::of).toList()))
                        .getBytes(StandardCharsets.UTF_8);
                AtomicFile.write(file, out -> out.write(text));
                news = Notice.of("Saved " + file + " with " + found.points().size() + " values.");
            } catch (IOException problem) {
                news = Notice.problem(file.getFileName() + " could not be written: " + problem.getMessage(), problem);
            }
            Notice told = news;
            home.execute(() -> model.tell(told));
        }));
    }

    @Override
    public String title() {
        return "Sweep";
    }

    @Override
    public String help() {
        return "One number of the settings through a range: loss, IoU and gradient; a click takes a value";
    }

    @Override
    public KeyCode key() {
        return KeyCode.Q;
    }

    @Override
    public Node content() {
        return this;
    }

    @Override
    public void watch(boolean now) {
        looking = now;
        if (now) {
            offer();
        } else {
            study.stop();
        }
    }
}
