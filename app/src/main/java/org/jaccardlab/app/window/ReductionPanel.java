package org.jaccardlab.app.window;

import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.window.control.ParameterRows;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Places;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.objective.Reduction;

/** How classes, pixels and images become one number: folded away until it is wanted. */
final class ReductionPanel extends TitledPane {

    private final WorkbenchModel model;
    /** How the losses of several images become one: D, I and C; of one image D and I are the same. */
    private final VBox mixture = new VBox();
    private final VBox classes = new VBox();
    private final VBox pixels = new VBox();

    ReductionPanel(WorkbenchModel model, Places places) {
        this.model = model;
        setId("reduction");
        setMinWidth(0);
        setExpanded(false);
        setAnimated(false);
        mixture.getChildren().add(Sections.muted("Weights of D, I and C: how the images of the batch count"));
        mixture.getChildren().addAll(rows(places, Set.of("dataset", "image", "classwise")));
        classes.getChildren().addAll(ParameterRows.of(model, places.activeRule()));
        classes.getChildren().addAll(rows(places, Set.of("divisor")));
        pixels.getChildren().addAll(rows(places, Set.of("pixelDivisor")));
        VBox content = new VBox(mixture, classes, pixels);
        content.getChildren().addAll(rows(places, Set.of("classWeights")));
        for (VBox box : List.of(content, mixture, classes, pixels)) {
            box.getStyleClass().add("parameters");
        }
        setContent(content);
        model.follow(() -> List.of(model.selectedTerm().loss().getClass(), model.selectedTerm().reduction()),
                this::show);
        show();
    }

    private List<Node> rows(Places places, Set<String> names) {
        return ParameterRows.of(model, places.reduction(), names);
    }

    private void show() {
        boolean pixelwise = model.selectedTerm().loss() instanceof PixelLoss;
        boolean several = model.batch().get().map(batch -> batch.size() > 1).orElse(false);
        Sections.show(mixture, several && !pixelwise);
        Sections.show(classes, !pixelwise);
        Sections.show(pixels, pixelwise);
        boolean usual = model.selectedTerm().reduction().equals(Reduction.STANDARD);
        setText(usual ? "Reduction" : "Reduction (not the usual one)");
    }
}
