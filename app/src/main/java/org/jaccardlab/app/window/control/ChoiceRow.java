package org.jaccardlab.app.window.control;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.chooser.Titles;
import org.jaccardlab.app.workbench.Tuning;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameter.Choice.Option;

/** One of a few. */
public final class ChoiceRow extends VBox {

    private final Tuning tuning;
    private final ComboBox<Option> chooser = new ComboBox<>();
    private boolean showing;

    public ChoiceRow(Tuning tuning) {
        this.tuning = tuning;
        Parameter.Choice declared = (Parameter.Choice) tuning.present();
        chooser.setId("choice-" + tuning.id());
        chooser.setAccessibleText(declared.title());
        chooser.setTooltip(new Tooltip(declared.help()));
        chooser.setConverter(Titles.of(Option::title));
        chooser.setMaxWidth(Double.MAX_VALUE);
        chooser.getItems().setAll(declared.options());
        Label name = new Label(declared.title());
        name.getStyleClass().add("field-name");
        name.setLabelFor(chooser);
        name.setTooltip(new Tooltip(declared.help()));
        getStyleClass().add("labelled");
        getChildren().setAll(name, chooser);
        chooser.setOnAction(event -> {
            Option chosen = chooser.getValue();
            if (chosen != null && !showing) {
                tuning.set(chosen.value());
                show();
            }
        });
        tuning.follow(this::show);
        show();
    }

    private void show() {
        showing = true;
        chooser.setValue(((Parameter.Choice) tuning.present()).chosen().orElse(null));
        showing = false;
    }
}
