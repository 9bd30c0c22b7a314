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
     * @param write the settings with another value there
     */
    FlagRow(WorkbenchModel model, Function<Settings, Parameter.Flag> read,
            BiFunction<Settings, Boolean, Settings> write) {
        Parameter.Flag declared = read.apply(model.settings());
        setId("flag-" + declared.name());
        setText(declared.name());
        setTooltip(new Tooltip(declared.help()));
        setOnAction(event -> {
            boolean wanted = isSelected();
            model.change(declared.name() + (wanted ? " on" : " off"),
                    settings -> write.apply(settings, wanted));
            setSelected(read.apply(model.settings()).value());
        });
        model.snapshot().subscribe(() -> setSelected(read.apply(model.settings()).value()));
        setSelected(declared.value());
    }
}
