package org.jaccardlab.app.window;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.window.control.ParameterRows;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Places;
import org.jaccardlab.app.workbench.Starters;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.preset.Presets;

/** The loss of another library under its own parameter names, and where it departs from the plain definition. */
final class PresetPanel extends VBox {

    private final WorkbenchModel model;
    private final Places places;
    private final Starters starters;
    private final Label title = new Label();
    private final Label formula = new Label();
    private final Label departs = Sections.muted("");
    private final Label warning = new Label();
    private final VBox parameters = new VBox();
    private final Map<Class<?>, List<Node>> rows = new HashMap<>();
    private final Button ownTerms = new Button("Change the terms by hand");
    private Class<?> shown = Void.class;

    PresetPanel(WorkbenchModel model, Places places) {
        this.model = model;
        this.places = places;
        this.starters = new Starters(model);
        title.setId("preset");
        title.getStyleClass().add("preset-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        formula.getStyleClass().add("formula");
        formula.setWrapText(true);
        formula.setMinHeight(USE_PREF_SIZE);
        departs.setId("departs");
        warning.setId("preset-warning");
        warning.getStyleClass().addAll("notice", "problem", "boxed");
        warning.setWrapText(true);
        warning.setMinHeight(USE_PREF_SIZE);
        parameters.getStyleClass().add("parameters");
        ownTerms.setId("own-terms");
        ownTerms.setTooltip(new Tooltip("Keeps the terms as they are, but they follow the library no more"));
        ownTerms.setOnAction(event -> model.change("terms by hand",
                settings -> settings.withObjective(objective -> new Objective(objective.terms()))));
        getStyleClass().add("panel-part");
        getChildren().setAll(title, formula, departs, warning, parameters, ownTerms);
        model.follow(() -> model.settings().objective().origin().isEmpty() ? false : model.settings(), this::show);
        model.term().subscribe(this::show);
        show();
    }

    private void show() {
        Optional<Preset> present = model.settings().objective().origin().map(Preset.class::cast);
        setVisible(present.isPresent());
        setManaged(present.isPresent());
        present.ifPresent(this::describe);
    }

    private void describe(Preset preset) {
        formula.setText(model.selectedTerm().loss().formula());
        String why = preset.departs();
        departs.setText(why.isEmpty() ? "As the plain definition." : "Departs from the plain definition: " + why);
        Optional<String> trouble = starters.reason(preset).or(preset::warning);
        warning.setText(trouble.map(words -> Character.toUpperCase(words.charAt(0)) + words.substring(1)
                + (words.endsWith(".") ? "" : ".")).orElse(""));
        warning.setVisible(trouble.isPresent());
        warning.setManaged(trouble.isPresent());
        if (preset.getClass() != shown) {
            shown = preset.getClass();
            title.setText("As implemented in " + preset.library() + ": " + preset.name());
            Preset standard = Presets.standard(preset);
            parameters.getChildren().setAll(rows.computeIfAbsent(shown,
                    made -> ParameterRows.of(model, places.preset(standard))));
        }
    }
}
