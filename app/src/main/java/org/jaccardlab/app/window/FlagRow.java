package org.jaccardlab.app.window;

import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.parameter.Parameter;

/** One yes or no of the settings, made from its own declaration. */
final class FlagRow extends CheckBox {

    /**
     * @param read where the flag lies in the settings
     * @param write the settings with another value there, 1 for yes and 0 for no
     */
    FlagRow(WorkbenchModel model, Function<Settings, Parameter> read, BiFunction<Settings, Double, Settings> write) {
        Parameter declared = read.apply(model.settings());
        setId("flag-" + declared.name());
        setText(declared.name());
        setTooltip(new Tooltip(declared.help()));
        setOnAction(event -> {
            double wanted = isSelected() ? 1 : 0;
            model.change(declared.name() + (wanted == 1 ? " on" : " off"),
                    settings -> write.apply(settings, wanted));
            setSelected(read.apply(model.settings()).value() == 1);
        });
        model.snapshot().subscribe(() -> setSelected(read.apply(model.settings()).value() == 1));
        setSelected(declared.value() == 1);
    }
}
