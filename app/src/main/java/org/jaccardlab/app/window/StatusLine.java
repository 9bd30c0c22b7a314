package org.jaccardlab.app.window;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.opening.Opener;
import org.jaccardlab.app.recompute.Errands;
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

    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    /** Nobody wants to stop what takes no longer. */
    private static final Duration PATIENCE = Duration.millis(500);

    private final WorkbenchModel model;
    private final Viewport viewport;
    private final Label probe = new Label();
    private final Label probeOfB = new Label();
    private final Label notice = new Label();
    private final TextField zoom = new TextField();
    private final Label time = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Focus focus;
    private final Opener opener;
    private final Errands errands;
    private final Button stop = new Button();
    private final PauseTransition patience = new PauseTransition(PATIENCE);

    /**
     * @param gauge of the memory
     * @param showDetails of the news on screen
     * @param opener what it reads takes its time, too
     * @param errands and so do these
     */
    StatusLine(WorkbenchModel model, Viewport viewport, Focus focus, MemoryGauge gauge, Runnable showDetails,
            Opener opener, Errands errands) {
        this.opener = opener;
        this.errands = errands;
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
        HBox.setHgrow(notice, Priority.ALWAYS);
        Hyperlink details = new Hyperlink("Details");
        details.setId("notice-details");
        details.setTooltip(new Tooltip("More about this, in the log"));
        details.setMinWidth(Region.USE_PREF_SIZE);
        details.setOnAction(event -> {
            details.setVisited(false);
            showDetails.run();
        });
        HBox news = new HBox(notice, details);
        news.setAlignment(Pos.CENTER_LEFT);
        news.getStyleClass().add("news");
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
        progress.prefWidthProperty().bind(TextSize.of(90));
        progress.setVisible(false);
        progress.setAccessibleText("Progress");
        Sections.makeIcon(stop, "icon-stop");
        stop.setId("stop");
        stop.setVisible(false);
        stop.setAccessibleText("Stop");
        stop.setTooltip(new Tooltip("Stop what is under way; what is on screen stays"));
        stop.setOnAction(event -> {
            if (opener.isReading().get()) {
                opener.stop();
            } else if (errands.underWay().get()) {
                errands.stop();
            } else {
                model.stop();
            }
        });
        // For a moment only: whoever moves a slider is not to see it come and go.
        patience.setOnFinished(event -> {
            stop.setVisible(isWorking());
            showProgress();
        });
        HBox.setHgrow(probes, Priority.ALWAYS);
        probe.setMaxWidth(Double.MAX_VALUE);
        probeOfB.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(probes, new HBox(progress, stop), new ScaleBar(viewport, this::dense), zoom, gauge, time);
        line.getStyleClass().add("status-line");
        getChildren().setAll(news, line);

        model.notice().subscribe(told -> {
            notice.setText(told.sentence());
            news.pseudoClassStateChanged(PROBLEM, told.problem());
            Sections.show(news, !told.sentence().isEmpty());
            Sections.show(notice, !told.sentence().isEmpty());
            Sections.show(details, !told.details().isEmpty());
        });
        ((HBox) progress.getParent()).setAlignment(Pos.CENTER_RIGHT);
        model.status().subscribe(this::show);
        opener.isReading().subscribe(this::followWork);
        errands.underWay().subscribe(this::followWork);
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

    private boolean isWorking() {
        return isBeyondMeasure() || model.status().get() instanceof Status.Computing;
    }

    /** Offers to stop what goes on for longer than a moment. */
    private void followWork() {
        if (!isWorking()) {
            patience.stop();
            stop.setVisible(false);
        } else if (!stop.isVisible() && patience.getStatus() != Animation.Status.RUNNING) {
            patience.playFromStart();
        }
        showProgress();
    }

    /** Of what is read or written nobody knows how much there is left. */
    private boolean isBeyondMeasure() {
        return opener.isReading().get() || errands.underWay().get();
    }

    private void showProgress() {
        boolean endless = isBeyondMeasure() && stop.isVisible();
        progress.setVisible(endless || model.status().get() instanceof Status.Computing);
        progress.setAccessibleText(
                opener.isReading().get() ? "Opening" : errands.underWay().get() ? "Writing" : "Progress");
        progress.setProgress(!endless && model.status().get() instanceof Status.Computing(double fraction)
                ? fraction
                : ProgressBar.INDETERMINATE_PROGRESS);
    }

    private void show(Status status) {
        followWork();
        switch (status) {
            case Status.Idle(double millis) -> time.setText(millis < 0 ? "" : Math.round(millis) + " ms");
            case Status.Failed() -> time.setText("");
            case Status.Computing computing -> {
                // The time of the last stays until there is another.
            }
        }
    }
}
