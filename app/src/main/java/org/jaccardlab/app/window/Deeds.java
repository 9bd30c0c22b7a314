package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import org.controlsfx.control.action.Action;
import org.jaccardlab.app.workbench.Deed;
import org.jaccardlab.app.workbench.Starters;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.preset.Presets;
import org.jaccardlab.sample.ClassTable;

/** Everything that can be done at this moment: the actions, and what lists, menus and fields of the window offer. */
final class Deeds {

    private final WorkbenchModel model;
    private final Starters starters;
    private final List<SampleFolder.Summary> samples;
    private final Consumer<SampleFolder.Summary> openSample;

    Deeds(WorkbenchModel model, List<SampleFolder.Summary> samples, Consumer<SampleFolder.Summary> openSample) {
        this.model = model;
        this.starters = new Starters(model);
        this.samples = samples;
        this.openSample = openSample;
    }

    /** @param window whose fields for typing are offered too */
    List<Deed> now(Actions actions, Parent window) {
        List<Deed> all = new ArrayList<>();
        for (ActionGroup group : actions.groups()) {
            for (Action action : group.actions()) {
                if (!action.isDisabled() && action != actions.palette) {
                    all.add(new Deed(group.title(), action.getText(), action.getLongText(),
                            action.getAccelerator().getDisplayText(), () -> Actions.run(action)));
                }
            }
        }
        if (model.batch().get().isPresent()) {
            addLosses(all);
            addFields(all, window);
            addPanes(all);
        }
        samples.forEach(sample -> all
                .add(new Deed("Sample", sample.title(), "Open this sample", () -> openSample.accept(sample))));
        return List.copyOf(all);
    }

    private void addLosses(List<Deed> all) {
        for (Loss loss : Loss.catalogue()) {
            all.add(new Deed("Loss", loss.title(), loss.about(),
                    () -> model.changeTerm("loss " + loss.title(), term -> term.withLoss(loss))));
        }
        for (Starters.Starter starter : starters.own()) {
            if (starter.reason().isEmpty()) {
                all.add(new Deed("Objective", starter.title(), "", () -> starters.start(starter)));
            }
        }
        for (Preset preset : Presets.all()) {
            if (starters.reason(preset).isEmpty()) {
                all.add(new Deed("As implemented in " + preset.library(), preset.name(), preset.departs(),
                        () -> starters.start(preset)));
            }
        }
    }

    private void addFields(List<Deed> all, Parent window) {
        for (Node node : window.lookupAll(".text-field")) {
            if (node instanceof TextField field && field.getId() != null && field.getId().startsWith("typed-")
                    && isShown(field)) {
                all.add(new Deed("Set", field.getAccessibleText(), "Type a value", () -> {
                    field.requestFocus();
                    field.selectAll();
                }));
            }
        }
    }

    private static boolean isShown(Node node) {
        return !node.isDisabled() && (node.getParent() == null || node.isVisible() && isShown(node.getParent()));
    }

    private void addPanes(List<Deed> all) {
        ClassTable classes = model.classes().get().orElseThrow();
        for (int c = 0; c < classes.count(); c++) {
            int cls = c;
            all.add(new Deed("Class", classes.name(c), "Show this class in every pane", () -> model.showClass(cls)));
        }
        for (int p = 0; p < model.snapshot().get().visiblePanes(); p++) {
            int pane = p;
            for (Quantity quantity : Quantity.values()) {
                all.add(new Deed("Pane " + (pane + 1), quantity.title(), "",
                        () -> model.changePane("pane " + (pane + 1) + ": " + quantity.title(), pane,
                                before -> before.withQuantity(quantity, 0))));
            }
        }
    }
}
