package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.window.control.ParameterRows;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Places;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Term;
import org.jaccardlab.prediction.PredictionKind;

/** How the selected term reads the prediction: which one, at what temperature, through what activation. */
final class PredictionPanel extends VBox {

    private static final String MAIN = "The main prediction";

    private final WorkbenchModel model;
    private final VBox temperature = new VBox();
    private final VBox floor = new VBox();
    private final VBox activation = new VBox();
    private final ComboBox<String> logits = new ComboBox<>();
    private final VBox logitsField = Sections.labelled("Logits of this term", logits);
    private boolean showing;

    PredictionPanel(WorkbenchModel model, Places places) {
        this.model = model;
        temperature.getChildren().setAll(ParameterRows.of(model, places.term(), Set.of("temperature")));
        activation.getChildren().setAll(ParameterRows.of(model, places.term(), Set.of("activation")));
        floor.getChildren().setAll(ParameterRows.of(model, places.settings(), Set.of("floor")));
        logits.setId("logits");
        logits.setMaxWidth(Double.MAX_VALUE);
        logits.setTooltip(new Tooltip("A term may judge an auxiliary head in place of the main prediction"));
        logits.setOnAction(event -> {
            String chosen = logits.getValue();
            if (!showing && chosen != null) {
                model.changeTerm("logits: " + chosen,
                        term -> chosen.equals(MAIN) ? term.ofMain() : term.ofAuxiliary(chosen));
                show();
            }
        });
        getChildren().setAll(Sections.titled("Prediction", temperature, floor, activation, logitsField));
        model.follow(() -> List.of(model.settings().prediction(), model.selectedTerm().auxiliary(), model.term().get(),
                model.selectedTerm().loss(), model.settings().objective().derivation()), this::show);
        show();
    }

    /** What has no effect is switched off rather than hidden, so that nothing jumps; the floor only suits files of probabilities. */
    private void show() {
        Settings settings = model.settings();
        Term term = model.selectedTerm();
        boolean hasLogits = settings.hasLogits(term);
        temperature.setDisable(!hasLogits);
        Sections.show(floor, model.batch().get().flatMap(batch -> settings.predictionFile(batch.sample(0), term))
                .map(file -> file.kind() == PredictionKind.PROBABILITIES).orElse(false));
        // A single channel, and a loss of single channels, leave no choice.
        boolean several = model.batch().get().map(batch -> batch.classes().count() > 1).orElse(true);
        activation.setDisable(!hasLogits || term.loss().needsSigmoid() || !several);
        showLogits(term);
    }

    /** The first term always sees the main prediction. */
    private void showLogits(Term term) {
        List<String> offered = new ArrayList<>(List.of(MAIN));
        model.batch().get().ifPresent(batch -> batch.sample(0).predictions().forEach(file -> offered.add(file.name())));
        showing = true;
        if (!logits.getItems().equals(offered)) {
            logits.setValue(null);
            logits.getItems().setAll(offered);
        }
        logits.setValue(term.auxiliary().orElse(MAIN));
        showing = false;
        Sections.show(logitsField, model.term().get() > 0 && offered.size() > 1
                && model.settings().objective().derivation().isEmpty());
    }
}
