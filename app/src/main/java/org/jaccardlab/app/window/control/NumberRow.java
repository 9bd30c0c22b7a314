package org.jaccardlab.app.window.control;

import java.math.BigDecimal;
import java.math.MathContext;
import javafx.geometry.Pos;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.Tuning;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;

/** A number: name, typed value, reset and slider. One that may be left out is left out by an empty field. */
public final class NumberRow extends VBox {

    private final Tuning tuning;
    private final RowHead head;
    private final Slider slider = new Slider(0, 1, 0);
    private final TextField typed = new TextField();
    private boolean showing;
    private boolean dragging;

    public NumberRow(Tuning tuning) {
        this.tuning = tuning;
        Parameter.Numeric declared = number();
        String help = declared.help() + " (" + Parameters.number(declared.min()) + " to "
                + Parameters.number(declared.max()) + (declared.optional() ? ", or empty: not set)" : ")");
        slider.setTooltip(new Tooltip(help));
        slider.setId("slider-" + tuning.id());
        slider.setAccessibleText(declared.title() + ": " + declared.help());
        slider.setBlockIncrement(0.02);
        typed.setId("typed-" + tuning.id());
        typed.setAlignment(Pos.CENTER_RIGHT);
        typed.setAccessibleText(declared.title());
        typed.setPromptText("not set");
        head = new RowHead(tuning, typed, help);
        getStyleClass().add("parameter-row");
        getChildren().setAll(head, slider);

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
        tuning.follow(this::show);
        show();
    }

    /** The same without a slider, for a number that one sets and forgets. */
    public static NumberRow typed(Tuning tuning) {
        NumberRow row = new NumberRow(tuning);
        row.getChildren().remove(row.slider);
        return row;
    }

    /** A text field takes back what is typed; once a value is in, the same keys take back the step. */
    private void undoTyped(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.Z && typed.getText().equals(number().text())) {
            if (event.isShiftDown()) {
                tuning.model().redo();
            } else {
                tuning.model().undo();
            }
            event.consume();
        }
    }

    private void dragged(boolean nowDragging) {
        dragging = nowDragging;
        if (dragging) {
            tuning.beginGesture();
        } else {
            tuning.endGesture();
        }
    }

    private void commitTyped() {
        String text = typed.getText().strip().replace('−', '-').replace(',', '.');
        if (text.equals(number().text())) {
            return;
        }
        if (text.isEmpty() && number().optional()) {
            tuning.set(null);
            return;
        }
        try {
            tune(Double.parseDouble(text));
        } catch (NumberFormatException notANumber) {
            tuning.model()
                    .tell(Notice.problem("\"" + typed.getText() + "\" is not a number: type one such as 0.25."));
        }
        show();
    }

    private void tune(double wanted) {
        tuning.set(wanted);
        show();
    }

    /** A slider gives three significant digits: more would only be noise of the hand. */
    private static double rounded(double wanted) {
        return wanted == 0 || !Double.isFinite(wanted)
                ? wanted
                : new BigDecimal(wanted).round(new MathContext(3)).doubleValue();
    }

    private Parameter.Numeric number() {
        return (Parameter.Numeric) tuning.present();
    }

    private void show() {
        Parameter.Numeric present = number();
        showing = true;
        if (!dragging) {
            slider.setValue(present.travel(present.number()));
        }
        typed.setText(present.text());
        head.show();
        showing = false;
    }
}
