package org.jaccardlab.figure;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.raster.Size;

/**
 * A figure with everything in its place, ready to be drawn on any canvas.
 *
 * @param title what the file is called within, may be empty
 * @param background empty if what lies beneath shows through
 */
record Sheet(String title, Size size, List<Placed> blocks, Optional<Color> background) {

    /** A block and where its top left corner stands. */
    record Placed(Block block, int x, int y) {

        int right() {
            return x + block.width();
        }

        int bottom() {
            return y + block.height();
        }

        Placed movedBy(int dx, int dy) {
            return new Placed(block, x + dx, y + dy);
        }
    }

    void drawOn(Canvas canvas) {
        background.ifPresent(colour -> canvas.rectangle(0, 0, size.width(), size.height(), colour));
        for (Placed placed : blocks) {
            placed.block().draw(canvas.at(placed.x(), placed.y()));
        }
    }
}
