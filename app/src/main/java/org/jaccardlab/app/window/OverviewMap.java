package org.jaccardlab.app.window;

import java.nio.IntBuffer;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.jaccardlab.app.recompute.LatestOnly;
import org.jaccardlab.app.workbench.Viewport;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.picture.Content;
import org.jaccardlab.picture.Painter;
import org.jaccardlab.picture.View;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole image, small, with a frame round what is on screen; there only while that is not all. A drag pans. */
final class OverviewMap extends Pane {

    private static final Logger LOG = LoggerFactory.getLogger(OverviewMap.class);
    private static final int LONGEST = 116;
    /** Smaller than this nobody sees a thing. */
    private static final int SHORTEST = 40;
    /** Of the pane, so that it covers no more than a corner. */
    private static final double LARGEST_PART = 0.45;

    private record Wanted(Photo photo, int longest) {
    }

    private final WorkbenchModel model;
    private final Viewport viewport;
    private final LatestOnly<Wanted, PaneFrame> drawing;
    private final ImageView picture = new ImageView();
    private final Rectangle frame = new Rectangle();
    private final BooleanProperty wanted = new SimpleBooleanProperty(true);
    private Optional<Wanted> drawn = Optional.empty();

    OverviewMap(WorkbenchModel model, Viewport viewport, Executor worker, Executor home) {
        this.model = model;
        this.viewport = viewport;
        this.drawing = new LatestOnly<>(OverviewMap::draw, this::present,
                problem -> LOG.error("the overview could not be drawn", problem), worker, home);
        setId("overview");
        getStyleClass().add("overview");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Overview: the whole image, and which part of it the panes show");
        setCursor(Cursor.MOVE);
        frame.getStyleClass().add("overview-frame");
        frame.setMouseTransparent(true);
        getChildren().setAll(picture, frame);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::centreAt);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::centreAt);
        addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
        addEventHandler(ScrollEvent.SCROLL, ScrollEvent::consume);
        setVisible(false);
        viewport.view().subscribe(this::show);
        wanted.subscribe(this::show);
        model.member().subscribe(this::show);
    }

    /** Whether it is shown while not all of the image is on screen. */
    BooleanProperty wanted() {
        return wanted;
    }

    private static View small(Size image, int longest) {
        double scale = (double) longest / Math.max(image.width(), image.height());
        return View.fit(image, Math.max(8, (int) Math.round(image.width() * scale)),
                Math.max(8, (int) Math.round(image.height() * scale)), 0);
    }

    private static PaneFrame draw(Wanted wanted) {
        Photo photo = wanted.photo;
        View view = small(photo.size(), wanted.longest);
        int[] argb = new int[view.width() * view.height()];
        new Painter().paint(new Content.Image(), photo, 0, view, 0, argb);
        return new PaneFrame(view.width(), view.height(), argb, Optional.empty(), Optional.empty(), "",
                Optional.empty());
    }

    private void present(PaneFrame small) {
        picture.setImage(new WritableImage(new PixelBuffer<>(small.width(), small.height(),
                IntBuffer.wrap(small.argb()), PixelFormat.getIntArgbPreInstance())));
        setPrefSize(small.width(), small.height());
        show();
    }

    private int longest() {
        View view = viewport.view().get();
        return (int) Math.min(LONGEST, LARGEST_PART * Math.min(view.width(), view.height()));
    }

    private void show() {
        View view = viewport.view().get();
        Region part = view.part();
        int longest = longest();
        setVisible(wanted.get() && longest >= SHORTEST && model.batch().get().isPresent()
                && !part.equals(Region.whole(view.image())));
        if (!isVisible()) {
            return;
        }
        Photo photo = model.batch().get().orElseThrow().sample(model.member().get()).image();
        Wanted now = new Wanted(photo, longest);
        if (!drawn.equals(Optional.of(now))) {
            drawn = Optional.of(now);
            drawing.ask(now);
        }
        View small = small(view.image(), longest);
        double left = Math.max(0, small.screenX(part.x()));
        double top = Math.max(0, small.screenY(part.y()));
        frame.setX(left + 0.5);
        frame.setY(top + 0.5);
        frame.setWidth(Math.max(3, Math.min(small.width(), small.screenX(part.x() + part.size().width())) - left - 1));
        frame.setHeight(
                Math.max(3, Math.min(small.height(), small.screenY(part.y() + part.size().height())) - top - 1));
    }

    private void centreAt(MouseEvent event) {
        View small = small(viewport.view().get().image(), longest());
        viewport.centre(small.imageX(event.getX()), small.imageY(event.getY()));
        event.consume();
    }
}
