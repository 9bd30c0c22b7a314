package org.jaccardlab.app.window;

import javafx.scene.layout.VBox;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Places;
import org.jaccardlab.app.workbench.WorkbenchModel;

/** What is minimised: a preset or terms of one's own, and the parameters of what is selected. */
final class LossPanel extends VBox {

    LossPanel(WorkbenchModel model, Places places) {
        getChildren().setAll(Sections.titled("Loss", new ObjectiveMenu(model), new TermList(model),
                new PresetPanel(model, places), new TermPanel(model, places)));
    }
}
