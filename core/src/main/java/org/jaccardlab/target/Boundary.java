package org.jaccardlab.target;

import java.util.Arrays;
import org.jaccardlab.label.ArgMax;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.raster.Size;

/**
 * Where classes meet: the pixels whose k x k window, clipped at the image border, holds two classes and no ignored pixel.
 * Both sides of an edge are boundary, k / 2 pixels deep each; the image border alone is none.
 */
final class Boundary {

    /** Below every class, so that the smallest label of a window tells of an ignored pixel. */
    private static final int IGNORED = -1;

    private Boundary() {
    }

    /** @param k odd; the pixels are "kept" by the result if they are boundary */
    static KeepMask of(Labels labels, int classes, int k) {
        Size size = labels.kept().size();
        int[] classOf = winners(labels, classes);
        int[] smallest = classOf.clone();
        int[] largest = classOf;
        for (boolean alongRows : new boolean[]{true, false}) {
            smallest = extreme(smallest, size, alongRows, k / 2, -1);
            largest = extreme(largest, size, alongRows, k / 2, 1);
        }
        int[] low = smallest;
        int[] high = largest;
        return KeepMask.where(size, i -> low[i] != IGNORED && low[i] < high[i]);
    }

    private static int[] winners(Labels labels, int classes) {
        Size size = labels.kept().size();
        int[] winners = new int[size.pixels()];
        Runs runs = Runs.of(size, classes);
        double[] weights = new double[classes * runs.length()];
        runs.forEach((from, to) -> {
            labels.weights().read(from, to, weights);
            for (int i = from; i < to; i++) {
                winners[i] = labels.kept().keeps(i) ? ArgMax.of(weights, classes, to - from, i - from) : IGNORED;
            }
        });
        return winners;
    }

    /** The largest (sign 1) or smallest (sign -1) number within {@code reach} along rows or columns. */
    private static int[] extreme(int[] of, Size size, boolean alongRows, int reach, int sign) {
        int stride = alongRows ? 1 : size.width();
        int last = (alongRows ? size.width() : size.height()) - 1;
        int[] result = new int[of.length];
        Arrays.setAll(result, i -> {
            int position = alongRows ? i % size.width() : i / size.width();
            int extreme = of[i];
            for (int d = Math.max(-reach, -position); d <= Math.min(reach, last - position); d++) {
                int other = of[i + d * stride];
                extreme = sign * other > sign * extreme ? other : extreme;
            }
            return extreme;
        });
        return result;
    }
}
