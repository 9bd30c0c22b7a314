package org.jaccardlab.app.window;

import java.util.Optional;
import org.jaccardlab.picture.ColourBar;

/**
 * One painted pane, ready for the screen.
 *
 * @param argb opaque colours, row by row, as wide and high as the canvas has device pixels
 * @param bar empty for pictures and class maps
 * @param legend only for class maps
 * @param letters of the side of a comparison that it shows; empty without one
 * @param right what is beyond the handle of a pane that shows two sides
 */
record PaneFrame(int width, int height, int[] argb, Optional<ColourBar> bar, Optional<LegendView.Legend> legend,
        String letters, Optional<Right> right) {

    /** As {@link #argb} and {@link #letters}, of the other side. */
    record Right(int[] argb, String letters) {
    }
}
