package org.jaccardlab.app.window;

import java.util.Locale;
import java.util.function.DoubleSupplier;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jaccardlab.app.workbench.Viewport;

/** A ruler: a line on the screen, and how many pixels of the image are as long. */
final class ScaleBar extends HBox {

    private static final double LONGEST = 90;

    private final Region line = new Region();
    private final Label length = new Label();

    /** @param dense device pixels per unit of the scene, asked whenever it matters */
    ScaleBar(Viewport viewport, DoubleSupplier dense) {
        setId("scale-bar");
        getStyleClass().add("scale-bar");
        line.getStyleClass().add("scale-line");
        length.getStyleClass().add("muted");
        length.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip.install(this, new Tooltip("As long as so many pixels of the image"));
        getChildren().setAll(line, length);
        viewport.view().subscribe(view -> show(view.scale() / dense.getAsDouble()));
    }

    /** The longest round number of pixels that has room. */
    private void show(double scale) {
        double most = LONGEST / scale;
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double pixels = Math.max(1, power * (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1));
        line.setPrefWidth(pixels * scale);
        line.setMinWidth(pixels * scale);
        length.setText(String.format(Locale.ROOT, "%,d px", Math.round(pixels)));
    }
}
