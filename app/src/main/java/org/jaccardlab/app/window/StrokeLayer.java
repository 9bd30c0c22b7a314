package org.jaccardlab.app.window;

import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import org.jaccardlab.app.workbench.Sketch;
import org.jaccardlab.app.workbench.Viewport;
import org.jaccardlab.picture.View;

/**
 * Over the picture of one pane: what is being drawn, and the line of the profile. And beneath: a drag with a tool in hand
 * draws instead of panning.
 */
final class StrokeLayer extends Pane {

    private final Sketch sketch;
    private final Viewport viewport;
    private final PaneCanvas canvas;
    private final Polyline stroke = new Polyline();
    private final Polyline halo = new Polyline();
    private final Polyline line = new Polyline();

    StrokeLayer(Sketch sketch, Viewport viewport, PaneCanvas canvas) {
        this.sketch = sketch;
        this.viewport = viewport;
        this.canvas = canvas;
        setMouseTransparent(true);
        stroke.getStyleClass().add("stroke");
        halo.getStyleClass().add("profile-halo");
        line.getStyleClass().add("profile-line");
        for (Polyline each : List.of(stroke, halo, line)) {
            each.setManaged(false);
        }
        getChildren().setAll(halo, line, stroke);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        canvas.drawWith(sketch);
        sketch.stroke().subscribe(this::show);
        sketch.line().subscribe(this::show);
        viewport.view().subscribe(this::show);
    }

    private void show() {
        List<Sketch.Point> drawn = sketch.stroke().get();
        put(stroke, drawn, sketch.tool().get() != Sketch.Tool.LINE && drawn.size() > 1);
        List<Sketch.Point> ends = sketch.line().get().map(between -> List.of(
                new Sketch.Point(between.from().x() + 0.5, between.from().y() + 0.5),
                new Sketch.Point(between.to().x() + 0.5, between.to().y() + 0.5))).orElse(List.of());
        put(halo, ends, false);
        put(line, ends, false);
    }

    private void put(Polyline shape, List<Sketch.Point> points, boolean closed) {
        View view = viewport.view().get();
        double dense = canvas.scale();
        shape.getPoints().clear();
        for (Sketch.Point point : points) {
            shape.getPoints().addAll(view.screenX(point.x()) / dense, view.screenY(point.y()) / dense);
        }
        Optional.of(points).filter(any -> closed).map(List::getFirst).ifPresent(
                first -> shape.getPoints().addAll(view.screenX(first.x()) / dense, view.screenY(first.y()) / dense));
        shape.setVisible(!points.isEmpty());
    }
}
