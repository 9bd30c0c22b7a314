package org.jaccardlab.app.window;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.sample.ClassTable;

/** Names the colours beside a pane of classes, in the place that a colour bar has beside others. */
final class LegendView extends VBox {

    /** What is named: all classes of the table, and the hatch if there are ignored pixels. */
    record Legend(List<ClassTable.Entry> classes, boolean ignored) {
    }

    private static final double SWATCH = 10;

    private Legend shown = new Legend(List.of(), false);

    LegendView() {
        getStyleClass().add("legend");
        setAlignment(Pos.TOP_LEFT);
        prefWidthProperty().bind(TextSize.of(ColourBarView.WIDTH));
        minWidthProperty().bind(TextSize.of(ColourBarView.WIDTH));
        maxWidthProperty().bind(TextSize.of(ColourBarView.WIDTH));
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    void show(Legend legend) {
        if (legend.equals(shown)) {
            return;
        }
        shown = legend;
        getChildren().clear();
        for (ClassTable.Entry entry : legend.classes()) {
            Rectangle swatch = swatch();
            swatch.setFill(Color.rgb(entry.rgb() >> 16 & 0xff, entry.rgb() >> 8 & 0xff, entry.rgb() & 0xff));
            getChildren().add(row(swatch, entry.name()));
        }
        if (legend.ignored()) {
            Rectangle swatch = swatch();
            swatch.getStyleClass().add("hatch");
            getChildren().add(row(swatch, "ignored"));
        }
    }

    private static Rectangle swatch() {
        Rectangle swatch = new Rectangle(SWATCH, SWATCH);
        swatch.getStyleClass().add("swatch");
        return swatch;
    }

    private static Label row(Rectangle swatch, String name) {
        Label label = new Label(name, swatch);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(USE_PREF_SIZE);
        label.setTooltip(new Tooltip(name));
        return label;
    }
}
