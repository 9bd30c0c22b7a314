package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.controlsfx.control.action.Action;
import org.jaccardlab.app.workbench.Focus;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.Sketch;
import org.jaccardlab.app.workbench.Snapshot;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.picture.BlendMode;

/** What a person can do with one key to look closer: pick a pane, its opacity, the pixel that is read, a plot. */
final class LookActions {

    private static final double OPACITY_STEP = 0.05;
    /** Pixels that the probe moves by while shift is held. */
    private static final int STRIDE = 10;
    private static final Map<KeyCode, int[]> ARROWS = Map.of(KeyCode.LEFT, new int[]{-1, 0}, KeyCode.RIGHT,
            new int[]{1, 0}, KeyCode.UP, new int[]{0, -1}, KeyCode.DOWN, new int[]{0, 1});

    private final WorkbenchModel model;
    private final Focus focus;
    private final Action fainter;
    private final Action stronger;
    private final List<Action> all = new ArrayList<>();
    /** A bracket is held down: what it does is one step. */
    private boolean turning;

    /**
     * @param overview whether the map is wanted
     * @param showFocus gives the keys to a pane's picture
     */
    LookActions(WorkbenchModel model, Focus focus, Sketch sketch, PlotsArea plots, BooleanProperty overview,
            IntConsumer showFocus) {
        this.model = model;
        this.focus = focus;
        for (int i = 0; i < Snapshot.PANES; i++) {
            int pane = i;
            all.add(Actions.action("Pane " + (i + 1), "Have the keys act on pane " + (i + 1),
                    Actions.key(KeyCode.getKeyCode(Integer.toString(i + 1))), () -> {
                        if (focus.choosePane(pane)) {
                            showFocus.accept(pane);
                        }
                    }));
        }
        fainter = Actions.action("Fainter", "Show more of the image under the pane in focus",
                Actions.key(KeyCode.OPEN_BRACKET), () -> changeOpacity(-OPACITY_STEP));
        stronger = Actions.action("Stronger", "Show less of the image under the pane in focus",
                Actions.key(KeyCode.CLOSE_BRACKET), () -> changeOpacity(OPACITY_STEP));
        all.addAll(List.of(fainter, stronger));
        all.add(Actions.action("Next blend", "Lay what the pane in focus shows over the image in another way: "
                + "plain, over grey, shaded", Actions.key(KeyCode.N),
                () -> chooseBlend(focus.paneSettings().blend().next())));
        all.add(Actions.action("Own limits",
                "Give the pane in focus colour limits of its own, or let it share those of all panes",
                Actions.key(KeyCode.U), this::toggleOwnLimits));
        all.add(Actions.action("Rearrange", "Put the panes in another order of rows and columns",
                Actions.key(KeyCode.R), () -> model.arrange(model.snapshot().get().arrangement().next())));
        all.add(Actions.action("Overview", "Show or hide the overview map of a picture that is zoomed in",
                Actions.key(KeyCode.M), () -> overview.set(!overview.get())));
        all.addAll(plots.actions());
        all.add(Actions.action("Let go",
                "End drawing, or else remove region and line, or else let the probe follow the pointer again",
                Actions.key(KeyCode.ESCAPE), () -> {
                    if (!sketch.clear()) {
                        focus.release();
                    }
                }));
    }

    /** Every action, each with its words and its key. */
    List<Action> all() {
        return List.copyOf(all);
    }

    /**
     * What keys do beside actions: arrows, which belong to pictures alone since sliders, lists and fields have a use of
     * their own for them, and brackets held down; before the actions are bound, so that a gesture has begun by then.
     */
    void bindTo(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> stopTurning());
        // Through the scene: a listener on the window itself would outlive what is shown in it.
        scene.windowProperty().flatMap(Window::focusedProperty).subscribe(focused -> stopTurning());
    }

    private void press(KeyEvent event) {
        int[] arrow = ARROWS.get(event.getCode());
        if (arrow != null && event.getTarget() instanceof PaneCanvas && !event.isShortcutDown()) {
            int pixels = event.isShiftDown() ? STRIDE : 1;
            focus.move(arrow[0] * pixels, arrow[1] * pixels);
            event.consume();
            return;
        }
        if (!turning && List.of(fainter, stronger).stream().anyMatch(action -> action.getAccelerator().match(event))) {
            turning = true;
            model.beginGesture();
        }
    }

    private void stopTurning() {
        if (turning) {
            turning = false;
            model.endGesture();
        }
    }

    private void changeOpacity(double step) {
        int index = focus.pane().get();
        PaneSettings pane = focus.paneSettings();
        if (pane.quantity() != Quantity.IMAGE) {
            double opacity = Math.clamp(Math.round((pane.opacity() + step) * 100) / 100.0, 0, 1);
            model.changePane(opacityStep(index, opacity), index, before -> before.withOpacity(opacity));
        }
    }

    /** Lays what the pane in focus shows over the image in this way. */
    void chooseBlend(BlendMode mode) {
        int index = focus.pane().get();
        if (focus.paneSettings().quantity() == Quantity.IMAGE) {
            model.tell(
                    Notice.problem("Pane " + (index + 1) + " shows the image alone: choose something to lie over it."));
            return;
        }
        model.changePane("pane " + (index + 1) + ": " + mode.title().toLowerCase(Locale.ROOT), index,
                pane -> pane.withBlend(mode));
    }

    void toggleOwnLimits() {
        int index = focus.pane().get();
        PaneSettings pane = focus.paneSettings();
        if (!pane.canHaveOwnLimits()) {
            model.tell(Notice.problem("Pane " + (index + 1)
                    + " has no colour limits to choose: have it show a quantity that has some."));
            return;
        }
        model.setOwnLimits(index, pane.ownLimits().isEmpty());
    }

    /** What a change of opacity is called. */
    static String opacityStep(int pane, double opacity) {
        return "pane " + (pane + 1) + ": opacity " + Math.round(opacity * 100) + " %";
    }
}
