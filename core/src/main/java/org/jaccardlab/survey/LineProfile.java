package org.jaccardlab.survey;

import java.util.Arrays;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Size;

/** The values of a field along a straight line: one for each pixel that it passes, in steps of its longer direction. */
public final class LineProfile {

    private LineProfile() {
    }

    /**
     * The pixels from one to the other, both within the picture, in order.
     *
     * @return pixel numbers, one more than the larger of the two distances
     */
    public static int[] pixels(Size size, int fromX, int fromY, int toX, int toY) {
        if (!size.contains(fromX, fromY) || !size.contains(toX, toY)) {
            throw new IllegalArgumentException("a line in a picture of " + size + " cannot go from " + fromX + ", "
                    + fromY + " to " + toX + ", " + toY);
        }
        int steps = Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY));
        int[] pixels = new int[steps + 1];
        for (int i = 0; i <= steps; i++) {
            double part = steps == 0 ? 0 : (double) i / steps;
            pixels[i] = size.pixel((int) Math.round(fromX + part * (toX - fromX)),
                    (int) Math.round(fromY + part * (toY - fromY)));
        }
        return pixels;
    }

    /** @return the values at these pixels times {@code factor}; NaN where a pixel is ignored or holds no finite number */
    public static double[] values(Field field, KeepMask kept, double factor, int[] pixels) {
        return Arrays.stream(pixels).mapToDouble(pixel -> kept.keeps(pixel) && Float.isFinite(field.at(pixel))
                ? field.at(pixel) * factor
                : Double.NaN).toArray();
    }
}
