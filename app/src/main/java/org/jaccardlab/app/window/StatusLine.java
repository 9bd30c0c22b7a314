package org.jaccardlab.app.window;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Agreed;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.app.workbench.Focus;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.ProbeText;
import org.jaccardlab.app.workbench.Status;
import org.jaccardlab.app.workbench.Viewport;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.PixelReading;

/** The bottom: news in full, and a line with the pixel at the pointer, progress, zoom and time. */
final class StatusLine extends VBox {

    private final WorkbenchModel model;
    private final Viewport viewport;
    private final Label probe = new Label();
    private final Label probeOfB = new Label();
    private final Label notice = new Label();
    private final TextField zoom = new TextField();
    private final Label time = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Focus focus;

    StatusLine(WorkbenchModel model, Viewport viewport, Focus focus) {
        this.focus = focus;
        this.model = model;
        this.viewport = viewport;
        probe.setId("probe");
        probe.getStyleClass().add("probe");
        probe.setMinWidth(0);
        probeOfB.setId("probe-b");
        probeOfB.getStyleClass().add("probe");
        probeOfB.setMinWidth(0);
        VBox probes = new VBox(probe, probeOfB);
        probes.setMinWidth(0);
        notice.setId("notice");
        notice.getStyleClass().add("notice");
        notice.setWrapText(true);
        notice.setMaxWidth(Double.MAX_VALUE);
        notice.setMinHeight(Region.USE_PREF_SIZE);
        zoom.setId("zoom");
        zoom.setPrefColumnCount(4);
        zoom.setMinWidth(Region.USE_PREF_SIZE);
        zoom.setAccessibleText("Zoom in per cent");
        zoom.setTooltip(new Tooltip("Zoom in per cent: type another and press Enter"));
        zoom.setOnAction(event -> commitZoom());
        zoom.focusedProperty().subscribe(this::showZoom);
        time.setMinWidth(Region.USE_PREF_SIZE);
        zoom.getStyleClass().add("zoom");
        time.getStyleClass().add("muted");
        progress.setId("progress");
        progress.setPrefWidth(90);
        progress.setVisible(false);
        progress.setAccessibleText("Progress");
        HBox.setHgrow(probes, Priority.ALWAYS);
        probe.setMaxWidth(Double.MAX_VALUE);
        probeOfB.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(probes, progress, new ScaleBar(viewport, this::dense), zoom, time);
        line.getStyleClass().add("status-line");
        getChildren().setAll(notice, line);

        model.notice().subscribe(news -> {
            notice.setText(news.sentence());
            notice.getStyleClass().remove("problem");
            if (news.problem()) {
                notice.getStyleClass().add("problem");
            }
            boolean any = !news.sentence().isEmpty();
            notice.setVisible(any);
            notice.setManaged(any);
        });
        model.status().subscribe(this::show);
        focus.probe().subscribe(this::read);
        focus.pinned().subscribe(this::read);
        model.evaluation().subscribe(this::read);
        model.pair().subscribe(this::read);
        model.agreed().subscribe(this::read);
        model.snapshot().subscribe(this::read);
        viewport.view().subscribe(this::showZoom);
        model.batch().subscribe(this::showZoom);
        showZoom();
        read();
    }

    private void showZoom() {
        zoom.setText(model.batch().get().isEmpty()
                ? ""
                : Math.round(viewport.view().get().scale() * 100) + " %");
    }

    private void commitZoom() {
        String text = zoom.getText().replace("%", "").replace(',', '.').strip();
        try {
            double percent = Double.parseDouble(text);
            if (!(percent > 0 && Double.isFinite(percent))) {
                throw new NumberFormatException(text);
            }
            viewport.zoomTo(percent / 100);
        } catch (NumberFormatException notANumber) {
            model.tell(Notice.problem("\"" + zoom.getText() + "\" is no zoom: type per cent above 0 such as 150."));
        }
        showZoom();
    }

    /** Device pixels per unit of the scene. */
    private double dense() {
        return getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
    }

    private void read() {
        String hint = model.batch().get().isEmpty() ? "" : "Point at a pixel to read it";
        Optional<Answers> answers = focus.probe().get().flatMap(pixel -> model.answers());
        boolean two = model.snapshot().get().isComparing();
        probe.setText(answers.flatMap(found -> words(found.a())).map(words -> two ? "A  " + words : words)
                .map(text -> focus.pinned().get() ? text + "   pinned" : text).orElse(hint));
        probeOfB.setText(answers.flatMap(Answers::pair).flatMap(pair -> words(pair.b()))
                .map(words -> "B  " + words + cosine().map(cosine -> "   " + cosine).orElse("")).orElse(""));
        // The line keeps its height while the pointer comes and goes.
        Sections.show(probeOfB, two);
    }

    private Optional<String> cosine() {
        return model.agreed().get().filter(Agreed::current).flatMap(agreed -> focus.probe().get()
                .flatMap(pixel -> ProbeText.cosine(agreed.agreement(), pixel.x(), pixel.y())));
    }

    private Optional<String> words(Evaluation evaluation) {
        return focus.probe().get().flatMap(pixel -> PixelReading.at(evaluation, pixel.x(), pixel.y()))
                .map(reading -> ProbeText.of(reading, evaluation, model.snapshot().get()));
    }

    private void show(Status status) {
        switch (status) {
            case Status.Idle(double millis) -> {
                progress.setVisible(false);
                time.setText(millis < 0 ? "" : Math.round(millis) + " ms");
            }
            case Status.Failed() -> {
                progress.setVisible(false);
                time.setText("");
            }
            case Status.Computing(double fraction) -> {
                progress.setVisible(true);
                progress.setProgress(fraction);
            }
        }
    }
}
