package org.jaccardlab.app.workbench;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jaccardlab.picture.Pixel;
import org.jaccardlab.picture.View;
import org.jaccardlab.raster.Size;

/**
 * Where a person looks: which pane the keys act on, and which pixel is read. No setting, so nothing of it is undone.
 * Belongs to the home thread.
 */
public final class Focus {

    /** A probe that is moved by keys stays so many screen pixels from the edge. */
    private static final double MARGIN = 24;

    private final WorkbenchModel model;
    private final Viewport viewport;
    private final ReadOnlyIntegerWrapper pane = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyObjectWrapper<Optional<Pixel>> probe = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper pinned = new ReadOnlyBooleanWrapper(false);

    public Focus(WorkbenchModel model, Viewport viewport) {
        this.model = model;
        this.viewport = viewport;
        model.snapshot().subscribe(snapshot -> pane.set(Math.min(pane.get(), snapshot.visiblePanes() - 1)));
        model.batch().subscribe(this::stayInside);
        model.member().subscribe(this::stayInside);
    }

    /** The pane that keys act on; always one on screen. */
    public ReadOnlyIntegerProperty pane() {
        return pane.getReadOnlyProperty();
    }

    /** What the pane in focus shows. */
    public PaneSettings paneSettings() {
        return model.snapshot().get().panes().get(pane.get());
    }

    /** The pixel that is read. */
    public ReadOnlyObjectProperty<Optional<Pixel>> probe() {
        return probe.getReadOnlyProperty();
    }

    /** Whether the probe stays where it is, wherever the pointer goes. */
    public ReadOnlyBooleanProperty pinned() {
        return pinned.getReadOnlyProperty();
    }

    /** @return whether there is such a pane on screen */
    public boolean choosePane(int index) {
        boolean onScreen = index >= 0 && index < model.snapshot().get().visiblePanes();
        if (onScreen) {
            pane.set(index);
        }
        return onScreen;
    }

    /** The pointer is over this pixel, or over none. */
    public void point(Optional<Pixel> pixel) {
        if (!pinned.get()) {
            probe.set(pixel);
        }
    }

    /** Has the probe stay at this pixel; at the pixel where it stays already, lets it go. */
    public void pin(Pixel pixel) {
        boolean again = pinned.get() && probe.get().equals(Optional.of(pixel));
        pinned.set(!again);
        probe.set(Optional.of(pixel));
    }

    /** @return whether the probe was pinned */
    public boolean release() {
        boolean was = pinned.get();
        pinned.set(false);
        return was;
    }

    /**
     * Moves the probe by so many pixels and has it stay there; the view follows. A probe that is nowhere begins in the
     * middle of the view.
     */
    public void move(int dx, int dy) {
        image().ifPresent(size -> {
            Pixel from = probe.get().orElseGet(() -> middle(size));
            int step = probe.get().isPresent() ? 1 : 0;
            Pixel to = new Pixel(Math.clamp(from.x() + step * dx, 0, size.width() - 1),
                    Math.clamp(from.y() + step * dy, 0, size.height() - 1));
            pinned.set(true);
            probe.set(Optional.of(to));
            viewport.reveal(to, MARGIN);
        });
    }

    /** Shows this pixel in the middle, at least at this many screen pixels a pixel, and has the probe stay there. */
    public void goTo(Pixel pixel, double scale) {
        viewport.centre(pixel, scale);
        pinned.set(true);
        probe.set(Optional.of(pixel));
    }

    private Pixel middle(Size size) {
        View view = viewport.view().get();
        return new Pixel(Math.clamp((int) view.imageX(view.width() / 2.0), 0, size.width() - 1),
                Math.clamp((int) view.imageY(view.height() / 2.0), 0, size.height() - 1));
    }

    private Optional<Size> image() {
        return model.batch().get().map(batch -> batch.sample(model.member().get()).size());
    }

    private void stayInside() {
        boolean inside = image().isPresent() && probe.get().isPresent()
                && image().get().contains(probe.get().get().x(), probe.get().get().y());
        if (!inside) {
            pinned.set(false);
            probe.set(Optional.empty());
        }
    }
}
