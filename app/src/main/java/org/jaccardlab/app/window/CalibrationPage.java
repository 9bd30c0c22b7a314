package org.jaccardlab.app.window;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.TextAlignment;
import org.jaccardlab.app.chooser.Titles;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.CalibrationStudy;
import org.jaccardlab.app.workbench.CalibrationStudy.View;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.Sketch;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.metric.CalibrationBins.Bin;

/** The reliability diagram, whose bars light up their pixels, and the temperature that would set it straight. */
final class CalibrationPage extends HBox implements PlotsArea.Page {

    private final WorkbenchModel model;
    private final CalibrationStudy study;
    private final Label words = Sections.muted("");
    private final Label bar = Sections.muted("");
    private final Label fitted = Sections.muted("");
    private final Diagram diagram = new Diagram();
    private final ComboBox<Integer> questions = new ComboBox<>();
    private final TextField bins = new TextField();
    private final Button fit = new Button("Fit temperature");
    private final Button adopt = new Button("Adopt this temperature");
    private boolean showing;

    CalibrationPage(WorkbenchModel model, Sketch sketch, CalibrationStudy study) {
        this.model = model;
        this.study = study;
        getStyleClass().add("plot-page");
        Label title = new Label("Calibration");
        title.getStyleClass().add("plot-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        words.setId("calibration-words");
        bar.setId("calibration-bar");
        for (Label line : List.of(words, bar)) {
            line.setWrapText(false);
            Tooltip inFull = new Tooltip();
            inFull.textProperty().bind(line.textProperty());
            line.setTooltip(inFull);
        }
        diagram.onChoose(chosen -> {
            study.take(chosen, sketch);
            showBar();
        });
        VBox left = new VBox(2, new HBox(12, title, words), diagram, bar);
        VBox.setVgrow(diagram, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);

        questions.setId("calibration-question");
        questions.setMaxWidth(Double.MAX_VALUE);
        questions.setAccessibleText("Which probabilities");
        questions.setTooltip(new Tooltip("The probability of the class decided for, or of one class"));
        questions.setConverter(Titles.of(cls -> cls == CalibrationStudy.DECISIONS
                ? "Decisions"
                : model.batch().get().filter(open -> cls < open.classes().count())
                        .map(open -> open.classes().name(cls)).orElse("")));
        questions.setOnAction(event -> {
            Integer chosen = questions.getValue();
            if (!showing && chosen != null) {
                study.cls().set(chosen);
            }
        });
        CheckBox adaptive = new CheckBox("Adaptive");
        adaptive.setId("calibration-adaptive");
        adaptive.setTooltip(new Tooltip("Bins of equally many answers instead of equal width"));
        adaptive.selectedProperty().bindBidirectional(study.adaptive());
        adaptive.setMinWidth(Region.USE_PREF_SIZE);
        bins.setId("calibration-bins");
        bins.setPrefColumnCount(3);
        bins.setAccessibleText("How many bins");
        bins.setTooltip(new Tooltip("How many bins, here and in the metrics"));
        bins.setOnAction(event -> commit());
        bins.focusedProperty().subscribe((was, focused) -> {
            if (!focused) {
                commit();
            }
        });
        Label many = Sections.muted("bins");
        many.setMinWidth(Region.USE_PREF_SIZE);
        HBox binning = new HBox(6, bins, many, adaptive);
        binning.getStyleClass().add("limits-ends");
        fit.setId("calibration-fit");
        fit.setTooltip(new Tooltip("Find the temperature with the least negative log-likelihood"));
        fit.setMaxWidth(Double.MAX_VALUE);
        fit.setOnAction(event -> study.fit());
        adopt.setId("calibration-adopt");
        adopt.setTooltip(new Tooltip("Set the fitted temperature"));
        adopt.setMaxWidth(Double.MAX_VALUE);
        adopt.setOnAction(event -> study.adopt());
        fitted.setId("calibration-fitted");
        VBox right = new VBox(5, questions, binning, fit, fitted, adopt);
        right.getStyleClass().add("plot-side");
        getChildren().setAll(left, right);

        study.view().subscribe(this::show);
        study.cls().subscribe(this::offer);
        study.busy().subscribe(now -> fit.setDisable(now));
        study.fitWords().subscribe(text -> {
            fitted.setText(text);
            Sections.show(fitted, !text.isEmpty());
            Sections.show(adopt, !text.isEmpty());
        });
        model.batch().subscribe(this::offer);
        model.follow(() -> model.settings().measuring().bins(), this::showBins);
        showBins();
    }

    private void commit() {
        if (bins.getText().equals(Integer.toString(model.settings().measuring().bins()))) {
            return;
        }
        try {
            study.setBins(Integer.parseInt(bins.getText().strip()));
        } catch (NumberFormatException notANumber) {
            model.tell(Notice.problem("\"" + bins.getText() + "\" is no number of bins: type one from 1 to 100."));
        }
        showBins();
    }

    private void showBins() {
        bins.setText(Integer.toString(model.settings().measuring().bins()));
    }

    private void offer() {
        List<Integer> offered = new ArrayList<>(List.of(CalibrationStudy.DECISIONS));
        model.batch().get().ifPresent(open -> {
            for (int c = 0; c < open.classes().count(); c++) {
                offered.add(c);
            }
        });
        showing = true;
        // Names may be others under the same numbers.
        questions.getItems().setAll(offered);
        questions.setValue(study.cls().get());
        showing = false;
    }

    private void show(Optional<View> found) {
        words.setText(found.map(View::words).orElse(""));
        diagram.show(found);
        showBar();
    }

    private void showBar() {
        bar.setText(diagram.chosen().map(CalibrationStudy::words)
                .orElse("Click a bar, or move with the arrow keys: its pixels become the region"));
        diagram.setAccessibleText("Reliability diagram. " + bar.getText());
    }

    @Override
    public String title() {
        return "Calibration";
    }

    @Override
    public String help() {
        return "How often answers of about the same probability are true, and which pixels they are about";
    }

    @Override
    public KeyCode key() {
        return KeyCode.I;
    }

    @Override
    public Node content() {
        return this;
    }

    @Override
    public void watch(boolean looking) {
        study.watch(looking);
    }

    /** A column for every bin: as high as the answers in it are true, with a line at what they claim. */
    private static final class Diagram extends PlotCanvas {

        private static final double LEFT = 40;
        private static final double RIGHT = 8;
        private static final double TOP = 6;
        private static final double BOTTOM = 17;
        private static final Color TRUE = Color.web("#3584e4");
        private static final Color CHOSEN = Color.web("#e66100");

        private List<Bin> bins = List.of();
        private boolean adaptive;
        private int chosen = -1;

        Diagram() {
            super("reliability");
            setId("reliability");
            setFocusTraversable(true);
            setCursor(Cursor.HAND);
            focusedProperty().subscribe((was, now) -> redraw());
        }

        void onChoose(IntConsumer taken) {
            setOnMouseClicked(event -> {
                requestFocus();
                double part = (event.getX() - LEFT) / (getWidth() - LEFT - RIGHT);
                if (part >= 0 && part < 1 && !bins.isEmpty()) {
                    choose((int) (part * bins.size()), taken);
                }
            });
            setOnKeyPressed(event -> {
                int by = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
                if (by != 0 && !bins.isEmpty()) {
                    choose(chosen < 0 ? bins.size() - 1 : Math.clamp(chosen + by, 0, bins.size() - 1), taken);
                    event.consume();
                }
            });
        }

        private void choose(int bin, IntConsumer taken) {
            chosen = bin;
            taken.accept(bin);
            redraw();
        }

        Optional<Bin> chosen() {
            return chosen >= 0 && chosen < bins.size() ? Optional.of(bins.get(chosen)) : Optional.empty();
        }

        void show(Optional<View> view) {
            List<Bin> newest = view.map(View::bins).orElse(List.of());
            if (newest.size() != bins.size()) {
                chosen = -1;
            }
            bins = newest;
            adaptive = view.map(View::adaptive).orElse(false);
            redraw();
        }

        @Override
        void draw(GraphicsContext graphics, double width, double height, Paint ink) {
            if (bins.isEmpty()) {
                return;
            }
            double wide = width - LEFT - RIGHT;
            double tall = height - TOP - BOTTOM;
            graphics.setStroke(ink);
            graphics.setFill(ink);
            graphics.setGlobalAlpha(isFocused() ? 1 : 0.35);
            graphics.strokeRect(LEFT + 0.5, TOP + 0.5, wide, tall);
            graphics.setGlobalAlpha(1);
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.setTextBaseline(VPos.CENTER);
            for (double at : new double[]{0, 0.5, 1}) {
                double y = Math.round(TOP + tall * (1 - at)) + 0.5;
                graphics.strokeLine(LEFT - 3, y, LEFT, y);
                graphics.fillText(at == 0.5 ? "0.5" : Integer.toString((int) at), LEFT - 5, y);
            }
            if (!adaptive) {
                graphics.setGlobalAlpha(0.5);
                graphics.setLineDashes(4, 3);
                graphics.strokeLine(LEFT, TOP + tall, LEFT + wide, TOP);
                graphics.setLineDashes();
                graphics.setGlobalAlpha(1);
            }
            for (int k = 0; k < bins.size(); k++) {
                draw(graphics, k, wide, tall, ink);
            }
            drawAxis(graphics, wide, tall, ink);
        }

        private void draw(GraphicsContext graphics, int k, double wide, double tall, Paint ink) {
            Bin bin = bins.get(k);
            double from = Math.round(LEFT + wide * k / bins.size()) + 1;
            double to = Math.round(LEFT + wide * (k + 1) / bins.size());
            if (k == chosen) {
                graphics.setStroke(CHOSEN);
                graphics.setLineWidth(2);
                graphics.strokeRect(from, TOP + 1, to - from - 1, tall - 1);
                graphics.setLineWidth(1);
            }
            if (bin.answers() > 0) {
                graphics.setFill(k == chosen ? CHOSEN : TRUE);
                double top = TOP + tall * (1 - bin.accuracy());
                graphics.fillRect(from + 1, top, to - from - 3, TOP + tall - top);
                graphics.setStroke(ink);
                graphics.setLineWidth(2);
                double claim = Math.round(TOP + tall * (1 - bin.confidence()));
                graphics.strokeLine(from, claim, to - 1, claim);
                graphics.setLineWidth(1);
            }
        }

        private void drawAxis(GraphicsContext graphics, double wide, double tall, Paint ink) {
            graphics.setFill(ink);
            graphics.setStroke(ink);
            graphics.setTextBaseline(VPos.TOP);
            double last = -100;
            for (int k = 0; k <= bins.size(); k++) {
                double x = LEFT + wide * k / bins.size();
                double edge = k < bins.size() ? bins.get(k).from() : bins.getLast().to();
                if (x - last >= 46) {
                    last = x;
                    graphics.strokeLine(Math.round(x) + 0.5, TOP + tall, Math.round(x) + 0.5, TOP + tall + 3);
                    graphics.setTextAlign(k == bins.size() ? TextAlignment.RIGHT : TextAlignment.CENTER);
                    graphics.fillText(new BigDecimal(edge).round(new MathContext(3))
                            .stripTrailingZeros().toPlainString(), x, TOP + tall + 4);
                }
            }
        }
    }
}
