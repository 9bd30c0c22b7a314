package org.jaccardlab.app.window;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.WorkbenchModel;

/** Forms the batch: adds images, takes the one on screen out, moves it in the order. */
final class BatchButtons extends FlowPane {

    BatchButtons(WorkbenchModel model, Runnable add) {
        super(4, 4);
        Button adding = button("add-image", "Add an image…", "One more image with its ground truth and prediction: the "
                + "loss is then that of all of them", add);
        List<Button> ofSeveral = List.of(
                button("remove-image", "Remove", "Take the image on screen out of the batch", model::removeMember),
                button("image-earlier", "↑", "One place earlier in the batch", () -> model.moveMember(-1)),
                button("image-later", "↓", "One place later in the batch", () -> model.moveMember(1)));
        getChildren().setAll(adding);
        getChildren().addAll(ofSeveral);
        model.batch().subscribe(batch -> {
            boolean several = batch.map(open -> open.size() > 1).orElse(false);
            Sections.show(this, batch.isPresent());
            adding.setText(several ? "Add…" : "Add an image…");
            ofSeveral.forEach(each -> Sections.show(each, several));
        });
    }

    private static Button button(String id, String text, String help, Runnable deed) {
        Button button = new Button(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(help);
        button.setOnAction(event -> deed.run());
        return button;
    }
}
