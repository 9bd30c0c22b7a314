package org.jaccardlab.app.window.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.workbench.Tuning;
import org.jaccardlab.parameter.Parameter;

/** The line of a parameter: its name, a control at the right, and the way back to the standard value. */
final class RowHead extends HBox {

    private final Tuning tuning;
    private final Button reset = new Button();

    RowHead(Tuning tuning, Node control, String help) {
        super(6);
        this.tuning = tuning;
        Parameter standard = tuning.standard();
        Label name = new Label(standard.title());
        name.setLabelFor(control);
        name.setTooltip(new Tooltip(help));
        if (control instanceof Control knob) {
            knob.setTooltip(new Tooltip(help));
        }
        Sections.makeIcon(reset, "icon-reset");
        reset.setId("reset-" + tuning.id());
        reset.setTooltip(new Tooltip("Back to " + (standard.text().isEmpty() ? "not set" : standard.text())));
        reset.setAccessibleText("Reset " + standard.title());
        reset.setOnAction(event -> tuning.reset());
        // A long name takes a second line rather than three dots.
        name.setWrapText(true);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(name, Priority.ALWAYS);
        if (control instanceof Region box) {
            box.setMinWidth(USE_PREF_SIZE);
        }
        setAlignment(Pos.CENTER_LEFT);
        name.minWidthProperty().bind(TextSize.of(40));
        getChildren().setAll(name, control, reset);
    }

    void show() {
        reset.setDisable(tuning.isStandard());
    }
}
