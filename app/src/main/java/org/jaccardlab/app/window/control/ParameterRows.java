package org.jaccardlab.app.window.control;

import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import org.jaccardlab.app.workbench.Place;
import org.jaccardlab.app.workbench.Tuning;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;

/** A row for every parameter that a record declares. */
public final class ParameterRows {

    private ParameterRows() {
    }

    /** All of them, in the order of the record. */
    public static List<Node> of(WorkbenchModel model, Place<?> place) {
        return Parameters.of(place.standard()).stream().map(parameter -> row(model, place, parameter)).toList();
    }

    /** Those of these names, in the order of the record. */
    public static List<Node> of(WorkbenchModel model, Place<?> place, Set<String> names) {
        return Parameters.of(place.standard()).stream().filter(parameter -> names.contains(parameter.name()))
                .map(parameter -> row(model, place, parameter)).toList();
    }

    private static Node row(WorkbenchModel model, Place<?> place, Parameter parameter) {
        Tuning tuning = new Tuning(model, place, parameter.name());
        return switch (parameter) {
            case Parameter.Numeric number -> new NumberRow(tuning);
            case Parameter.Flag flag -> new FlagRow(tuning);
            case Parameter.Choice choice -> new ChoiceRow(tuning);
            case Parameter.Weights weights -> new WeightsRow(tuning);
            case Parameter.Classes classes -> new ClassesRow(tuning);
        };
    }
}
