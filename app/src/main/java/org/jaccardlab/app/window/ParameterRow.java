package org.jaccardlab.app.window;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;

/** One number of the settings: name, typed value, reset and slider, made from the number's own declaration. */
final class ParameterRow extends VBox {

    private final WorkbenchModel model;
    private final Function<Settings, Parameter.Numeric> read;
    private final BiFunction<Settings, Double, Settings> write;
    private final double standard;
    private final Slider slider = new Slider(0, 1, 0);
    private final TextField typed = new TextField();
    private final Button reset = new Button();
    private double gestureStart;
    private boolean showing;
    private boolean dragging;

    /**
     * @param read where the number lies in the settings
     * @param write the settings with another number there; may refuse with an IllegalArgumentException
     * @param standard what reset goes back to
     */
    ParameterRow(WorkbenchModel model, Function<Settings, Parameter.Numeric> read,
            BiFunction<Settings, Double, Settings> write,
            double standard) {
        this.model = model;
        this.read = read;
        this.write = write;
        this.standard = standard;
        Parameter.Numeric declared = read.apply(model.settings());
        String name = declared.name();

        Label label = new Label(name);
        label.setLabelFor(typed);
        Tooltip help = new Tooltip(declared.help() + " (" + Parameters.number(declared.min()) + " to "
                + Parameters.number(declared.max()) + ")");
        label.setTooltip(help);
        slider.setTooltip(help);
        slider.setId("slider-" + name);
        slider.setAccessibleText(name + ": " + declared.help());
        slider.setBlockIncrement(0.02);
        typed.setId("typed-" + name);
        typed.setPrefColumnCount(6);
        typed.setAlignment(Pos.CENTER_RIGHT);
        typed.setAccessibleText(name);
        reset.setId("reset-" + name);
        Sections.makeIcon(reset, "icon-reset");
        reset.setTooltip(new Tooltip("Back to " + Parameters.number(standard)));
        reset.setAccessibleText("Reset " + name);

        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(6, label, gap, typed, reset);
        line.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("parameter-row");
        getChildren().setAll(line, slider);

        // Only what changes from now on: a subscriber that is told the present state would set it as if by hand.
        DragGesture.watch(slider, this::dragged);
        slider.valueProperty().subscribe((was, travel) -> {
            if (!showing) {
                tune(rounded(declared.at(travel.doubleValue())));
            }
        });
        typed.setOnAction(event -> commitTyped());
        typed.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                show();
                event.consume();
            }
        });
        typed.addEventFilter(KeyEvent.KEY_PRESSED, this::undoTyped);
        typed.focusedProperty().subscribe((was, focused) -> {
            if (!focused) {
                commitTyped();
            }
        });
        reset.setOnAction(event -> tune(standard));
        model.snapshot().subscribe(this::show);
        show();
    }

    /** The same without a slider, for a number that one sets and forgets. */
    static ParameterRow typed(WorkbenchModel model, Function<Settings, Parameter.Numeric> read,
            BiFunction<Settings, Double, Settings> write, double standard) {
        ParameterRow row = new ParameterRow(model, read, write, standard);
        row.getChildren().remove(row.slider);
        return row;
    }

    /** A text field takes back what is typed; once a value is in, the same keys take back the step. */
    private void undoTyped(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.Z
                && typed.getText().equals(Parameters.number(value()))) {
            if (event.isShiftDown()) {
                model.redo();
            } else {
                model.undo();
            }
            event.consume();
        }
    }

    private void dragged(boolean nowDragging) {
        dragging = nowDragging;
        if (dragging) {
            gestureStart = value();
            model.beginGesture();
        } else {
            model.endGesture();
        }
    }

    private void commitTyped() {
        String text = typed.getText().strip().replace('−', '-').replace(',', '.');
        if (text.equals(Parameters.number(value()))) {
            return;
        }
        try {
            tune(Double.parseDouble(text));
        } catch (NumberFormatException notANumber) {
            model.tell(Notice.problem("\"" + typed.getText() + "\" is not a number: type one such as 0.25."));
        }
        show();
    }

    private void tune(double wanted) {
        double from = dragging ? gestureStart : value();
        model.change(read.apply(model.settings()).name() + " " + Parameters.number(from) + " → "
                + Parameters.number(wanted), settings -> write.apply(settings, wanted));
        show();
    }

    /** A slider gives three significant digits: more would only be noise of the hand. */
    private static double rounded(double wanted) {
        return wanted == 0 || !Double.isFinite(wanted)
                ? wanted
                : new BigDecimal(wanted).round(new MathContext(3)).doubleValue();
    }

    private double value() {
        return read.apply(model.settings()).number();
    }

    private void show() {
        Parameter.Numeric present = read.apply(model.settings());
        showing = true;
        if (!dragging) {
            slider.setValue(present.travel(present.number()));
        }
        typed.setText(Parameters.number(present.number()));
        reset.setDisable(present.number() == standard);
        showing = false;
    }
}
