package org.jaccardlab.app.window;

import java.util.concurrent.Executor;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.workbench.MemoryUse;

/** How full the memory is, in numbers and as a bar. A click lets go of what can be worked out again. */
final class MemoryGauge extends Button {

    private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");
    private static final double BAR = 36;
    private static final double ROOM_FOR_WORDS = 1100;

    private final Executor inASecond;
    private final Region filled = new Region();
    private boolean showing;

    /**
     * @param inASecond runs at home, a second later
     * @param release lets go
     */
    MemoryGauge(Executor inASecond, Runnable release) {
        this.inASecond = inASecond;
        setId("memory");
        getStyleClass().add("memory");
        filled.getStyleClass().add("memory-filled");
        filled.maxWidthProperty().bind(filled.prefWidthProperty());
        StackPane bar = new StackPane(filled);
        bar.getStyleClass().add("memory-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.minWidthProperty().bind(TextSize.of(BAR));
        bar.maxWidthProperty().bind(TextSize.of(BAR));
        setGraphic(bar);
        // In a narrow window what is read of a pixel is worth more than these numbers, which the tooltip has too.
        contentDisplayProperty().bind(sceneProperty().flatMap(Scene::widthProperty)
                .map(width -> width.doubleValue() < TextSize.now(ROOM_FOR_WORDS)
                        ? ContentDisplay.GRAPHIC_ONLY
                        : ContentDisplay.LEFT)
                .orElse(ContentDisplay.LEFT));
        setMinWidth(USE_PREF_SIZE);
        setOnAction(event -> release.run());
        Tooltip tooltip = new Tooltip();
        tooltip.setShowDuration(Duration.seconds(20));
        tooltip.setOnShowing(event -> tooltip.setText(words()));
        setTooltip(tooltip);
        sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty).orElse(false)
                .subscribe(this::follow);
        show();
    }

    private static String words() {
        return MemoryUse.now().words() + "\nClick to let go of what can be worked out again.";
    }

    /** Only while somebody can look. */
    private void follow(boolean now) {
        if (now && !showing) {
            showing = true;
            inASecond.execute(this::tick);
        }
        showing = now;
    }

    private void tick() {
        if (showing) {
            show();
            inASecond.execute(this::tick);
        }
    }

    void show() {
        MemoryUse use = MemoryUse.now();
        setText(use.text());
        setAccessibleText("Memory: " + use.text());
        pseudoClassStateChanged(FULL, use.isNearlyFull());
        filled.prefWidthProperty().bind(TextSize.of(BAR * use.fraction()));
    }
}
