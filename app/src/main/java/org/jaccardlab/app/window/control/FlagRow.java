package org.jaccardlab.app.window.control;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;
import org.jaccardlab.app.workbench.Tuning;
import org.jaccardlab.parameter.Parameter;

/** A yes or a no. */
public final class FlagRow extends CheckBox {

    private final Tuning tuning;

    public FlagRow(Tuning tuning) {
        this.tuning = tuning;
        Parameter standard = tuning.standard();
        setId("flag-" + tuning.id());
        // A library's underscores are part of the name.
        setMnemonicParsing(false);
        setText(standard.title());
        setTooltip(new Tooltip(standard.help()));
        setOnAction(event -> {
            tuning.set(isSelected());
            show();
        });
        tuning.follow(this::show);
        show();
    }

    private void show() {
        setSelected(((Parameter.Flag) tuning.present()).value());
    }
}
