package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.stage.Window;
import org.jaccardlab.app.opening.OpenDialog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever sees or points badly can use the window: each control says what it is, and the keyboard gets there. */
class AccessibilityTest extends WindowTest {

    private static final int MOST_STEPS = 400;

    @ParameterizedTest
    @ValueSource(strings = {"none", "histogram", "pixel", "profile", "worst", "classes", "region"})
    void everyControlOfTheWindowHasANameAndIsReached(String page) {
        app.openShipped("brain");
        if (!page.equals("none")) {
            app.act(() -> app.find("#plot-" + page, ButtonBase.class).fire());
        }
        audit(app.window.scene());
    }

    @Test
    void everyControlOfTheDialogsHasANameAndIsReached() {
        app.openShipped("brain");
        Window owner = app.window.scene().getWindow();
        List<Supplier<Dialog<?>>> dialogs = List.of(
                () -> new PreferencesDialog(owner, app.habits.preferences()),
                () -> new LogDialog(owner, app.habits.journal(), app.model::tell, Runnable::run, Runnable::run),
                () -> new HelpDialog(app.window.scene(), app.model), () -> new KeysDialog(owner, List.of()),
                () -> new AboutLoss(owner, app.model), () -> new OpenDialog(owner, "Open", source -> {
                }));
        for (Supplier<Dialog<?>> make : dialogs) {
            Dialog<?> dialog = TestWindow.onToolkit(() -> {
                Dialog<?> made = make.get();
                app.window.dress(made.getDialogPane().getScene());
                made.show();
                return made;
            });
            audit(dialog.getDialogPane().getScene());
            TestWindow.onToolkit(() -> {
                dialog.setResult(null);
                dialog.hide();
                return dialog;
            });
        }
    }

    private static void audit(Scene scene) {
        List<Control> controls = TestWindow.onToolkit(() -> controls(scene.getRoot()));
        assertThat(TestWindow.onToolkit(() -> controls.stream().filter(control -> name(control, scene).isBlank())
                .map(AccessibilityTest::place).toList())).as("controls without a name").isEmpty();
        Set<Node> reached = TestWindow.onToolkit(() -> reached(scene, controls.getFirst()));
        assertThat(TestWindow.onToolkit(() -> controls.stream().filter(control -> !reached.contains(control))
                .map(AccessibilityTest::place).toList())).as("controls that Tab does not reach").isEmpty();
    }

    private static List<Control> controls(Parent root) {
        List<Control> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    /** Controls that can have the keys; those that others are made of are theirs. */
    private static void collect(Node node, List<Control> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node instanceof Control control && control.isFocusTraversable()) {
            found.add(control);
            if (!(control instanceof ScrollPane) && !(control instanceof TitledPane)) {
                return;
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static String name(Control control, Scene scene) {
        String accessible = control.getAccessibleText();
        if (accessible != null && !accessible.isBlank()) {
            return accessible;
        }
        if (control instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank()) {
            return labeled.getText();
        }
        return scene.getRoot().lookupAll(".label").stream()
                .filter(label -> label instanceof Label named && named.getLabelFor() == control)
                .map(label -> ((Label) label).getText()).findFirst().orElse("");
    }

    private static Set<Node> reached(Scene scene, Node first) {
        Set<Node> reached = new HashSet<>();
        first.requestFocus();
        for (int step = 0; step < MOST_STEPS; step++) {
            Node owner = scene.getFocusOwner();
            if (owner == null) {
                break;
            }
            for (Node node = owner; node != null; node = node.getParent()) {
                reached.add(node);
            }
            owner.requestFocusTraversal(TraversalDirection.NEXT);
            if (step > 0 && scene.getFocusOwner() == first) {
                break;
            }
        }
        return reached;
    }

    private static String place(Node node) {
        StringBuilder place = new StringBuilder();
        for (Node at = node; at != null; at = at.getParent()) {
            String id = at.getId() == null ? "" : "#" + at.getId();
            if (at == node || !id.isEmpty() || at.getClass().getPackageName().startsWith("org.jaccardlab")) {
                place.append(place.isEmpty() ? "" : " in ").append(at.getTypeSelector()).append(id)
                        .append(at == node ? at.getStyleClass() : "");
            }
        }
        return node instanceof TextField field ? place + " \"" + field.getText() + "\"" : place.toString();
    }
}
