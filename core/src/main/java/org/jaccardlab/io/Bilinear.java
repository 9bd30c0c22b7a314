package org.jaccardlab.io;

import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;

/** Resizes a volume, class by class; pixels are squares, and what counts is the distance between their centres. */
final class Bilinear {

    private final Size picture;
    private final Region region;

    /**
     * @param picture the size that is wanted
     * @param region the part of it that is computed
     */
    Bilinear(Size picture, Region region) {
        this.picture = picture;
        this.region = region;
    }

    /** @param to of the region's size, and of as many classes as {@code from} */
    void resize(Volume from, Volume to) {
        Taps columns = Taps.of(from.size().width(), picture.width(), region.x(), region.size().width());
        Taps rows = Taps.of(from.size().height(), picture.height(), region.y(), region.size().height());
        int width = from.size().width();
        long index = 0;
        for (int c = 0; c < from.classes(); c++) {
            long plane = (long) c * from.size().pixels();
            for (int y = 0; y < rows.first().length; y++) {
                long upper = plane + (long) rows.first()[y] * width;
                long lower = plane + (long) rows.second()[y] * width;
                double down = rows.weight()[y];
                for (int x = 0; x < columns.first().length; x++) {
                    int left = columns.first()[x];
                    int right = columns.second()[x];
                    double along = columns.weight()[x];
                    double above = mean(from.at(upper + left), from.at(upper + right), along);
                    double below = mean(from.at(lower + left), from.at(lower + right), along);
                    to.put(index++, (float) mean(above, below, down));
                }
            }
        }
    }

    private static double mean(double first, double second, double weight) {
        return (1 - weight) * first + weight * second;
    }

    /**
     * Between which two pixels each wanted one lies.
     *
     * @param weight of the second, from 0 to 1
     */
    private record Taps(int[] first, int[] second, double[] weight) {

        static Taps of(int from, int to, int start, int count) {
            Taps taps = new Taps(new int[count], new int[count], new double[count]);
            double scale = (double) from / to;
            for (int i = 0; i < count; i++) {
                // Beyond the outermost centres there is nothing to weigh.
                double at = Math.max(0, (start + i + 0.5) * scale - 0.5);
                int before = Math.min((int) at, from - 1);
                taps.first()[i] = before;
                taps.second()[i] = Math.min(before + 1, from - 1);
                taps.weight()[i] = at - before;
            }
            return taps;
        }
    }
}
