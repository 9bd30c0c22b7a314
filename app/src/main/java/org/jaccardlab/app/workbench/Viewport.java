package org.jaccardlab.app.workbench;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jaccardlab.picture.Pixel;
import org.jaccardlab.picture.View;
import org.jaccardlab.raster.Size;

/**
 * The one view that all panes share, so that they cannot drift apart. Lengths are screen pixels of a pane. Until the
 * person zooms or pans, the whole image stays fitted to the pane, whatever its size.
 */
public final class Viewport {

    private static final int MARGIN = 0;

    private final ReadOnlyObjectWrapper<View> view = new ReadOnlyObjectWrapper<>(
            View.fit(new Size(1, 1), 1, 1, MARGIN));
    private boolean fitted = true;

    public ReadOnlyObjectProperty<View> view() {
        return view.getReadOnlyProperty();
    }

    /** What is at the middle of the panes, and at how many screen pixels an image pixel. */
    public record Spot(double x, double y, double scale) {
    }

    /** What a person has zoomed or moved to; empty while the whole image is fitted. */
    public Optional<Spot> spot() {
        View present = view.get();
        return fitted
                ? Optional.empty()
                : Optional.of(new Spot(present.imageX(present.width() / 2.0), present.imageY(present.height() / 2.0),
                        present.scale()));
    }

    /** An image as it was looked at before: at this spot, or fitted. */
    public void show(Size image, Optional<Spot> spot) {
        View present = view.get();
        fitted = spot.isEmpty();
        view.set(spot.map(at -> new View(image, at.x() - present.width() / 2.0 / at.scale(),
                at.y() - present.height() / 2.0 / at.scale(), at.scale(), present.width(), present.height()))
                .orElseGet(() -> View.fit(image, present.width(), present.height(), MARGIN)));
    }

    /** Another image: fitted anew if its size differs. */
    public void show(Size image) {
        View present = view.get();
        if (!image.equals(present.image())) {
            fitted = true;
            view.set(View.fit(image, present.width(), present.height(), MARGIN));
        }
    }

    /** The panes have another size on screen; without any yet, nothing changes. */
    public void resize(int width, int height) {
        View present = view.get();
        if (width >= 1 && height >= 1 && (width != present.width() || height != present.height())) {
            view.set(fitted ? View.fit(present.image(), width, height, MARGIN) : present.resized(width, height));
        }
    }

    /** The whole image, as large as it goes. */
    public void fit() {
        fitted = true;
        View present = view.get();
        view.set(View.fit(present.image(), present.width(), present.height(), MARGIN));
    }

    /** One screen pixel an image pixel, about the same centre. */
    public void actualSize() {
        fitted = false;
        view.set(view.get().actualSize());
    }

    /** Larger by {@code factor}; the image point at this screen point stays where it is. */
    public void zoomAt(double screenX, double screenY, double factor) {
        fitted = false;
        view.set(view.get().zoomedAt(screenX, screenY, factor));
    }

    /** Moves the image by this many screen pixels. */
    public void panBy(double dx, double dy) {
        fitted = false;
        view.set(view.get().pannedBy(dx, dy));
    }

    /** At this many screen pixels an image pixel, about the same centre. */
    public void zoomTo(double scale) {
        View present = view.get();
        zoomAt(present.width() / 2.0, present.height() / 2.0, scale / present.scale());
    }

    /** This pixel in the middle, at least at this scale. */
    public void centre(Pixel pixel, double scale) {
        if (view.get().scale() < scale) {
            zoomTo(scale);
        }
        centre(pixel.x() + 0.5, pixel.y() + 0.5);
    }

    /** This point of the image in the middle. */
    public void centre(double imageX, double imageY) {
        View present = view.get();
        panBy(present.width() / 2.0 - present.screenX(imageX), present.height() / 2.0 - present.screenY(imageY));
    }

    /** Moves the image no further than it takes to see this pixel, so many screen pixels from the edge where that goes. */
    public void reveal(Pixel pixel, double margin) {
        View present = view.get();
        double dx = into(present.screenX(pixel.x() + 0.5), margin, present.width());
        double dy = into(present.screenY(pixel.y() + 0.5), margin, present.height());
        if (!fitted && (dx != 0 || dy != 0)) {
            panBy(dx, dy);
        }
    }

    private static double into(double place, double margin, int length) {
        double room = Math.min(margin, length / 2.0);
        return Math.clamp(place, room, length - room) - place;
    }
}
