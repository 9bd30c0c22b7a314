package org.jaccardlab.app.window;

import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.prediction.PredictionKind;

/** How prediction and target are read: temperature, floor, label smoothing. */
final class SettingsPanel extends VBox {

    private final WorkbenchModel model;
    private final ParameterRow temperature;
    private final ParameterRow floor;
    private final ComboBox<Activation> activation = new ComboBox<>();

    SettingsPanel(WorkbenchModel model) {
        this.model = model;
        temperature = new ParameterRow(model, settings -> Parameters.number(first(settings), "temperature"),
                (settings, value) -> settings
                        .withFirstTerm(term -> Parameters.with(term, "temperature", value)),
                1);
        floor = new ParameterRow(model, settings -> Parameters.number(settings, "floor"),
                (settings, value) -> Parameters.with(settings, "floor", value), Settings.DEFAULT_FLOOR);
        ParameterRow epsilon = new ParameterRow(model,
                settings -> Parameters.number(first(settings).target().smoothing().asRecord(), "epsilon"),
                (settings, value) -> settings
                        .withFirstTerm(term -> term.withTarget(smoothed(term.target(), value))),
                0);
        activation.setId("activation");
        activation.getItems().setAll(Activation.values());
        activation.setConverter(Titles.of(Activation::title));
        activation.setMaxWidth(Double.MAX_VALUE);
        activation.setOnAction(event -> {
            Activation chosen = activation.getValue();
            if (chosen != null) {
                model.change("activation: " + chosen.title(),
                        settings -> settings.withFirstTerm(term -> term.withActivation(chosen)));
            }
        });
        getChildren().setAll(Sections.titled("Prediction", temperature, floor,
                Sections.labelled("Activation", activation)),
                Sections.titled("Target", epsilon));
        model.batch().subscribe(this::show);
        model.snapshot().subscribe(this::show);
        show();
    }

    private static Term first(Settings settings) {
        return settings.objective().first();
    }

    private static TargetRecipe smoothed(TargetRecipe recipe, double epsilon) {
        return recipe.smoothed("epsilon", epsilon);
    }

    /** What has no effect is switched off rather than hidden, so that nothing jumps; the floor only suits files of probabilities. */
    private void show() {
        Settings settings = model.settings();
        temperature.setDisable(!settings.prediction().hasLogits());
        boolean probabilities = model.batch().get().flatMap(batch -> settings.predictionFile(batch.sample(0)))
                .map(file -> file.kind() == PredictionKind.PROBABILITIES).orElse(false);
        floor.setVisible(probabilities);
        floor.setManaged(probabilities);
        // A single channel, and a loss of single channels, leave no choice.
        boolean several = model.batch().get().map(batch -> batch.classes().count() > 1).orElse(true);
        activation.setValue(first(settings).activation());
        activation.setDisable(!settings.prediction().hasLogits() || first(settings).loss().needsSigmoid() || !several);
    }
}
