package org.jaccardlab.app.window;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Agreed;
import org.jaccardlab.app.workbench.Answers;
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
    private final Label zoom = new Label();
    private final Label time = new Label();
    private final ProgressBar progress = new ProgressBar();
    private OptionalInt x = OptionalInt.empty();
    private OptionalInt y = OptionalInt.empty();

    StatusLine(WorkbenchModel model, Viewport viewport) {
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
        zoom.setMinWidth(Region.USE_PREF_SIZE);
        time.setMinWidth(Region.USE_PREF_SIZE);
        zoom.getStyleClass().add("muted");
        time.getStyleClass().add("muted");
        progress.setId("progress");
        progress.setPrefWidth(90);
        progress.setVisible(false);
        progress.setAccessibleText("Progress");
        HBox.setHgrow(probes, Priority.ALWAYS);
        probe.setMaxWidth(Double.MAX_VALUE);
        probeOfB.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(probes, progress, zoom, time);
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

    /** The pointer is at this image pixel, or nowhere. */
    void probe(OptionalInt px, OptionalInt py) {
        x = px;
        y = py;
        read();
    }

    private void read() {
        String hint = model.batch().get().isEmpty() ? "" : "Point at a pixel to read it";
        Optional<Answers> answers = x.isEmpty() || y.isEmpty() ? Optional.empty() : model.answers();
        boolean two = model.snapshot().get().isComparing();
        probe.setText(
                answers.flatMap(found -> words(found.a())).map(words -> two ? "A  " + words : words).orElse(hint));
        probeOfB.setText(answers.flatMap(Answers::pair).flatMap(pair -> words(pair.b()))
                .map(words -> "B  " + words + model.agreed().get().filter(Agreed::current)
                        .flatMap(agreed -> ProbeText.cosine(agreed.agreement(), x.getAsInt(), y.getAsInt()))
                        .map(cosine -> "   " + cosine).orElse(""))
                .orElse(""));
        // The line keeps its height while the pointer comes and goes.
        Sections.show(probeOfB, two);
    }

    private Optional<String> words(Evaluation evaluation) {
        return PixelReading.at(evaluation, x.getAsInt(), y.getAsInt())
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
