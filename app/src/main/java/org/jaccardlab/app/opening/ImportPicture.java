package org.jaccardlab.app.opening;

import java.nio.IntBuffer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jaccardlab.picture.Content;
import org.jaccardlab.picture.Painter;
import org.jaccardlab.picture.View;
import org.jspecify.annotations.Nullable;

/** The strongest classes over the image, as large as there is room, drawn by what draws the panes. */
final class ImportPicture extends Region {

    private static final double OPACITY = 0.55;
    private static final int MARGIN = 0;

    private final Canvas canvas = new Canvas();
    private final Painter painter = new Painter();
    private ImportPreview.@Nullable Shown shown;

    ImportPicture() {
        getStyleClass().add("pane-canvas");
        setId("import-picture-shown");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("What the files look like, read like this");
        getChildren().setAll(canvas);
        setMinSize(200, 200);
    }

    void show(ImportPreview.Shown preview) {
        shown = preview;
        draw();
    }

    void clear() {
        shown = null;
        draw();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private double scale() {
        return getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
    }

    private void draw() {
        int width = (int) (canvas.getWidth() * scale());
        int height = (int) (canvas.getHeight() * scale());
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        ImportPreview.Shown preview = shown;
        if (preview == null || width < 1 || height < 1) {
            return;
        }
        View view = View.fit(preview.image().size(), width, height, MARGIN);
        // Only the image's own rectangle: what surrounds it is the theme's.
        int across = Math.min(width, (int) Math.ceil(preview.image().size().width() * view.scale()));
        int down = Math.min(height, (int) Math.ceil(preview.image().size().height() * view.scale()));
        View tight = View.fit(preview.image().size(), across, down, MARGIN);
        Content content = preview.labels().<Content>map(labels -> new Content.Classes(labels, preview.classes()))
                .orElse(new Content.Image());
        int[] argb = new int[across * down];
        painter.paint(content, preview.image(), OPACITY, tight, 0xffffff, argb);
        WritableImage image = new WritableImage(
                new PixelBuffer<>(across, down, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance()));
        canvas.getGraphicsContext2D().setImageSmoothing(false);
        canvas.getGraphicsContext2D().drawImage(image, Math.floor((width - across) / 2.0) / scale(), 0,
                across / scale(), down / scale());
    }
}
