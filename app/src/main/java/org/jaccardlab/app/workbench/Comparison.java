package org.jaccardlab.app.workbench;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;

/**
 * Holding one settings against another. B is a second settings beside A: whatever differs between the two, loss, prediction
 * or target, is what is compared. All but {@link #tune} are steps of the history.
 */
public final class Comparison {

    private final WorkbenchModel model;

    public Comparison(WorkbenchModel model) {
        this.model = model;
    }

    public boolean isOn() {
        return model.snapshot().get().isComparing();
    }

    /** Keeps the settings that are tuned, as they are now, as the other side. */
    public void pin() {
        Side tuned = model.tuned().get();
        model.changeSnapshot(pinName(), present -> present.pinned(tuned));
    }

    private String pinName() {
        Side tuned = model.tuned().get();
        return "pin " + tuned + " as " + tuned.other();
    }

    /** The panels tune this side from now on. */
    public void tune(Side side) {
        if (isOn()) {
            model.tune(side);
        }
    }

    /** The panels tune the other side from now on. */
    public void tuneOther() {
        tune(model.tuned().get().other());
    }

    public void swap() {
        if (isOn()) {
            model.changeSnapshot("swap A and B", Snapshot::swapped);
        }
    }

    /** Goes on with the settings in the panels alone. */
    public void end() {
        Side tuned = model.tuned().get();
        if (isOn()) {
            model.changeSnapshot("end the comparison", present -> present.alone(tuned));
        }
    }

    /** A in one pane beside B in another. */
    public void showSideBySide() {
        show("A beside B", present -> {
            PaneSettings looked = looked(present);
            return present.withPane(0, pane -> looked.withSide(PaneSide.A))
                    .withPane(1, pane -> looked.withSide(PaneSide.B)).withVisiblePanes(2);
        });
    }

    /** One pane, divided by a handle. */
    public void showSwipe() {
        show("A | B", present -> {
            PaneSettings looked = looked(present);
            return present.withPane(0, pane -> looked.withSide(PaneSide.SWIPE)).withVisiblePanes(1);
        });
    }

    /** A, B, their difference, and where their gradients agree. */
    public void showAll() {
        show("A, B, difference and cosine", present -> {
            PaneSettings looked = looked(present);
            PaneSettings numbers = looked.quantity().isScalar()
                    ? looked
                    : new PaneSettings(Quantity.SHARE, FieldKey.TOTAL, looked.opacity());
            return present.withPane(0, pane -> numbers.withSide(PaneSide.A))
                    .withPane(1, pane -> numbers.withSide(PaneSide.B))
                    .withPane(2, pane -> numbers.withSide(PaneSide.DIFFERENCE))
                    .withPane(3, pane -> new PaneSettings(Quantity.GRADIENT_COSINE, FieldKey.TOTAL, numbers.opacity()))
                    .withVisiblePanes(4);
        });
    }

    private void show(String name, UnaryOperator<Snapshot> arranged) {
        Side tuned = model.tuned().get();
        model.changeSnapshot(isOn() ? name : pinName() + ", " + name,
                present -> arranged.apply(present.isComparing() ? present : present.pinned(tuned)));
    }

    /** The first pane on screen that shows numbers; if there is none, the first. */
    private static PaneSettings looked(Snapshot present) {
        Optional<PaneSettings> numbers = present.onScreen().stream()
                .filter(pane -> pane.quantity().isScalar() && !pane.quantity().comparesTwo()).findFirst();
        return numbers.orElseGet(() -> present.panes().getFirst().quantity().comparesTwo()
                ? new PaneSettings(Quantity.SHARE, FieldKey.TOTAL, present.panes().getFirst().opacity())
                : present.panes().getFirst());
    }
}
