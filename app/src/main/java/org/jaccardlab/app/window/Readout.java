package org.jaccardlab.app.window;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.app.workbench.Figures;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.evaluation.Evaluation;

/** What the newest evaluation says: the loss, and where it lies. */
final class Readout extends VBox {

    private final WorkbenchModel model;
    private final Label loss = new Label("–");
    private final Label lossName = Sections.muted("");
    private final Label part = Sections.muted("");
    private final NumberTable counts = new NumberTable("counts");

    Readout(WorkbenchModel model) {
        this.model = model;
        loss.setId("loss-value");
        loss.getStyleClass().add("loss-value");
        getChildren().setAll(Sections.titled("Readout", loss, lossName, part, counts));
        model.evaluation().subscribe(this::show);
    }

    private void show(Optional<Evaluation> newest) {
        if (newest.isEmpty()) {
            loss.setText("–");
            lossName.setText("");
            part.setText("");
            part.setManaged(false);
            counts.show(List.of());
            return;
        }
        Evaluation shown = newest.get();
        loss.setText(Figures.of(shown.loss()));
        lossName.setText(Captions.objective(shown.request().settings()));
        part.setText(shown.request().batch().size() > 1
                ? "this image " + Figures.of(shown.memberLoss()) + " of " + Figures.of(shown.loss())
                : "");
        part.setManaged(!part.getText().isEmpty());
        counts.show(List.of(
                NumberTable.Row.of("Kept pixels", String.format("%,d", shown.keptPixels()),
                        "pixels that count, over all images")));
    }
}
