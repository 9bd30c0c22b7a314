package org.jaccardlab.app.window;

import java.nio.IntBuffer;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jaccardlab.app.workbench.Focus;
import org.jaccardlab.app.workbench.Sketch;
import org.jaccardlab.app.workbench.Viewport;
import org.jaccardlab.picture.Pixel;
import org.jaccardlab.picture.View;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a pane, drawn one to one from painted pixels: nothing is scaled by the toolkit, so nothing blurs.
 * Wheel zooms at the pointer, drag pans, double click fits.
 */
final class PaneCanvas extends Region {

    private static final double ZOOM_PER_NOTCH = 1.25;
    private static final double WHEEL_NOTCH = 40;
    private static final double LETTERS_INSET = 6;

    private static final PseudoClass PINNED = PseudoClass.getPseudoClass("pinned");

    private final Viewport viewport;
    private final Focus focus;
    private final Canvas canvas = new Canvas();
    private final Rectangle crosshair = new Rectangle();
    private final DoubleProperty division;
    private final SwipeHandle handle;
    private final Label letters = letters();
    private final Label rightLetters = letters();
    private @Nullable WritableImage image;
    /** Of the side beyond the handle. */
    private @Nullable WritableImage right;
    private double pressedX;
    private double pressedY;
    private double pointerX;
    private double pointerY;

    /** @param division where A ends and B begins in a pane that shows both, 0..1 of the width */
    PaneCanvas(Viewport viewport, Focus focus, DoubleProperty division) {
        this.viewport = viewport;
        this.focus = focus;
        this.division = division;
        this.handle = new SwipeHandle(division);
        division.subscribe(this::requestLayout);
        getStyleClass().add("pane-canvas");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setCursor(Cursor.CROSSHAIR);
        setMinSize(40, 40);
        crosshair.getStyleClass().add("probe-frame");
        crosshair.setManaged(false);
        crosshair.setMouseTransparent(true);
        crosshair.setVisible(false);
        getChildren().setAll(canvas, crosshair, letters, rightLetters, handle);
        setClip(clip());

        addEventHandler(ScrollEvent.SCROLL, event -> {
            double notches = event.getDeltaY() / WHEEL_NOTCH;
            viewport.zoomAt(event.getX() * scale(), event.getY() * scale(), Math.pow(ZOOM_PER_NOTCH, notches));
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            pressedX = event.getX();
            pressedY = event.getY();
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            viewport.panBy((event.getX() - pressedX) * scale(), (event.getY() - pressedY) * scale());
            pressedX = event.getX();
            pressedY = event.getY();
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                click(event);
            }
        });
        addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::point);
        // Zoom, pan and fit move the image under a pointer that rests.
        viewport.view().subscribe((before, view) -> {
            if (isHover()) {
                focus.point(pixelAt(pointerX, pointerY));
            }
            markProbe();
        });
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> focus.point(Optional.empty()));
        focus.probe().subscribe(this::markProbe);
        focus.pinned().subscribe(pinned -> crosshair.pseudoClassStateChanged(PINNED, pinned));
    }

    /** While a tool is in hand, a drag draws with it instead of panning. */
    void drawWith(Sketch sketch) {
        addEventFilter(MouseEvent.ANY, event -> {
            boolean drawing = sketch.tool().get() != Sketch.Tool.NONE;
            if (event.getEventType() == MouseEvent.MOUSE_PRESSED && drawing && event.isPrimaryButtonDown()) {
                requestFocus();
                sketch.begin(imageX(event), imageY(event));
                event.consume();
            } else if (event.getEventType() == MouseEvent.MOUSE_DRAGGED && !sketch.stroke().get().isEmpty()) {
                sketch.goOn(imageX(event), imageY(event));
                event.consume();
            } else if (event.getEventType() == MouseEvent.MOUSE_RELEASED && !sketch.stroke().get().isEmpty()) {
                sketch.end();
                event.consume();
            } else if (event.getEventType() == MouseEvent.MOUSE_CLICKED && (drawing || !event.isStillSincePress())) {
                event.consume();
            }
        });
    }

    private double imageX(MouseEvent event) {
        return viewport.view().get().imageX(event.getX() * scale());
    }

    private double imageY(MouseEvent event) {
        return viewport.view().get().imageY(event.getY() * scale());
    }

    /** One click pins the probe or lets it go; two fit the image, and leave the probe as it was. */
    private void click(MouseEvent event) {
        if (event.getClickCount() == 1) {
            pixelAt(event.getX(), event.getY()).ifPresent(focus::pin);
        } else if (event.getClickCount() == 2) {
            pixelAt(event.getX(), event.getY()).ifPresent(focus::pin);
            viewport.fit();
        }
    }

    private void point(MouseEvent event) {
        pointerX = event.getX();
        pointerY = event.getY();
        focus.point(pixelAt(pointerX, pointerY));
    }

    /** The pixel whose colour is at this point of the scene's units, by the painter's own rule. */
    Optional<Pixel> pixelAt(double x, double y) {
        return viewport.view().get().pixelAt(x * scale(), y * scale());
    }

    private Rectangle clip() {
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        return clip;
    }

    int deviceWidth() {
        return (int) Math.ceil(getWidth() * scale());
    }

    int deviceHeight() {
        return (int) Math.ceil(getHeight() * scale());
    }

    /** Device pixels per unit of the scene, so that the picture is sharp on dense screens too. */
    double scale() {
        return getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
    }

    /** Shows a painted picture. The array belongs to the canvas from now on. */
    void present(PaneFrame frame) {
        image = image(frame, frame.argb());
        right = frame.right().map(half -> image(frame, half.argb())).orElse(null);
        say(letters, frame.letters());
        say(rightLetters, frame.right().map(PaneFrame.Right::letters).orElse(""));
        handle.setVisible(frame.right().isPresent());
        layOut();
    }

    private static WritableImage image(PaneFrame frame, int[] argb) {
        return new WritableImage(new PixelBuffer<>(frame.width(), frame.height(), IntBuffer.wrap(argb),
                PixelFormat.getIntArgbPreInstance()));
    }

    private static Label letters() {
        Label label = new Label();
        label.getStyleClass().add("side-letters");
        label.setMouseTransparent(true);
        label.setManaged(false);
        label.setVisible(false);
        return label;
    }

    private static void say(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
    }

    /** Frames the pixel that is read, never smaller than a few screen pixels. */
    private void markProbe() {
        View view = viewport.view().get();
        crosshair.setVisible(focus.probe().get().isPresent());
        focus.probe().get().ifPresent(pixel -> {
            double shown = Math.max(view.scale() / scale(), 5);
            crosshair.setX(view.screenX(pixel.x() + 0.5) / scale() - shown / 2);
            crosshair.setY(view.screenY(pixel.y() + 0.5) / scale() - shown / 2);
            crosshair.setWidth(shown);
            crosshair.setHeight(shown);
        });
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        layOut();
    }

    private void layOut() {
        letters.autosize();
        letters.relocate(LETTERS_INSET, LETTERS_INSET);
        rightLetters.autosize();
        rightLetters.relocate(getWidth() - rightLetters.getWidth() - LETTERS_INSET, LETTERS_INSET);
        handle.place(getWidth(), getHeight());
        redraw();
    }

    private void redraw() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setFill(Color.TRANSPARENT);
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (image != null) {
            graphics.setImageSmoothing(false);
            graphics.drawImage(image, 0, 0, image.getWidth() / scale(), image.getHeight() / scale());
        }
        if (right != null) {
            double from = Math.round(division.get() * getWidth() * scale());
            double width = right.getWidth() - from;
            if (width > 0) {
                graphics.drawImage(right, from, 0, width, right.getHeight(), from / scale(), 0, width / scale(),
                        right.getHeight() / scale());
            }
        }
    }
}
