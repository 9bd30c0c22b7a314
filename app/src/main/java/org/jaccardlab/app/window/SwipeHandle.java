package org.jaccardlab.app.window;

import javafx.beans.property.DoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Divides a picture of A from one of B. Dragged across it, or moved by the arrow keys. */
final class SwipeHandle extends StackPane {

    /** Wide enough to be hit. */
    private static final double WIDTH = 18;
    private static final double STEP = 0.01;
    private static final double LEAP = 0.1;

    private final DoubleProperty position;

    /** @param position of the division, from 0 at the left edge to 1 at the right, the same in every pane */
    SwipeHandle(DoubleProperty position) {
        this.position = position;
        getStyleClass().add("swipe-handle");
        Region line = new Region();
        line.getStyleClass().add("swipe-line");
        line.setMaxWidth(2);
        Region grip = new Region();
        grip.getStyleClass().add("swipe-grip");
        grip.setMaxSize(14, 28);
        getChildren().setAll(line, grip);
        setManaged(false);
        setVisible(false);
        setFocusTraversable(true);
        setCursor(Cursor.H_RESIZE);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleRoleDescription("Handle between A and B");
        position.subscribe(at -> setAccessibleText(
                "Handle between A and B, at " + Math.round(100 * at.doubleValue()) + " per cent of the width"));
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            moveTo(localToParent(event.getX(), event.getY()).getX() / width());
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
        addEventHandler(KeyEvent.KEY_PRESSED, this::move);
    }

    private void move(KeyEvent event) {
        double step = event.isShiftDown() ? LEAP : STEP;
        switch (event.getCode()) {
            case LEFT -> moveTo(position.get() - step);
            case RIGHT -> moveTo(position.get() + step);
            case HOME -> moveTo(0);
            case END -> moveTo(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void moveTo(double wanted) {
        position.set(Math.clamp(wanted, 0, 1));
    }

    private double width() {
        return Math.max(1, ((Region) getParent()).getWidth());
    }

    /** Stands where it belongs in a picture of this size. */
    void place(double width, double height) {
        resizeRelocate(position.get() * width - WIDTH / 2, 0, WIDTH, height);
    }
}
