package org.jaccardlab.experiment;

import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;

/**
 * What the classifier sees of a pixel: its colour, mean colours around it, how fast brightness changes at several scales,
 * how much it varies, and where in the image the pixel lies. Nothing beyond the edge of the block is looked at: windows are
 * cut there.
 */
final class PixelFeatures {

    private static final int CHANNELS = 3;
    private static final int[] MEAN_REACHES = {1, 3, 7};
    private static final int[] SLOPE_REACHES = {0, 1, 3};
    private static final int[] DEVIATION_REACHES = {3, 7};
    private static final int PLACE = 2;

    /** How many numbers a pixel has, a constant one, the last, included. */
    static final int COUNT = CHANNELS * (1 + MEAN_REACHES.length) + SLOPE_REACHES.length + DEVIATION_REACHES.length
            + PLACE + 1;

    private final Size size;
    private final float[] numbers;
    private int filled;

    private PixelFeatures(Size size) {
        this.size = size;
        this.numbers = new float[COUNT * size.pixels()];
    }

    /** Of all pixels of a region of a picture: feature times pixels plus pixel. */
    static float[] of(Photo photo, Region region) {
        PixelFeatures features = new PixelFeatures(region.size());
        features.fill(photo, region);
        return features.numbers;
    }

    private void fill(Photo photo, Region region) {
        double[][] colour = new double[CHANNELS][size.pixels()];
        double[] grey = new double[size.pixels()];
        double[] squares = new double[size.pixels()];
        for (int i = 0; i < size.pixels(); i++) {
            int rgb = photo.rgb(photo.size().pixel(region.x() + i % size.width(), region.y() + i / size.width()));
            for (int c = 0; c < CHANNELS; c++) {
                colour[c][i] = (rgb >> 8 * (2 - c) & 0xff) / 255.0;
                grey[i] += colour[c][i] / CHANNELS;
            }
            squares[i] = grey[i] * grey[i];
        }
        for (double[] channel : colour) {
            add(channel);
            for (int reach : MEAN_REACHES) {
                add(mean(channel, reach));
            }
        }
        for (int reach : SLOPE_REACHES) {
            add(slope(mean(grey, reach), Math.max(1, reach)));
        }
        for (int reach : DEVIATION_REACHES) {
            double[] mean = mean(grey, reach);
            double[] deviation = mean(squares, reach);
            for (int i = 0; i < deviation.length; i++) {
                deviation[i] = Math.sqrt(Math.max(0, deviation[i] - mean[i] * mean[i]));
            }
            add(deviation);
        }
        double[] x = new double[size.pixels()];
        double[] y = new double[size.pixels()];
        double[] one = new double[size.pixels()];
        for (int i = 0; i < x.length; i++) {
            x[i] = (region.x() + i % size.width()) / (double) photo.size().width();
            y[i] = (region.y() + i / size.width()) / (double) photo.size().height();
            one[i] = 1;
        }
        add(x);
        add(y);
        add(one);
    }

    private void add(double[] feature) {
        for (double value : feature) {
            numbers[filled++] = (float) value;
        }
    }

    /** Over the square window of this reach around every pixel. */
    private double[] mean(double[] of, int reach) {
        if (reach == 0) {
            return of;
        }
        int w = size.width();
        double[][] sums = new double[size.height() + 1][w + 1];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < w; x++) {
                sums[y + 1][x + 1] = of[y * w + x] + sums[y][x + 1] + sums[y + 1][x] - sums[y][x];
            }
        }
        double[] mean = new double[of.length];
        for (int i = 0; i < mean.length; i++) {
            int left = Math.max(0, i % w - reach);
            int right = Math.min(w, i % w + reach + 1);
            int top = Math.max(0, i / w - reach);
            int bottom = Math.min(size.height(), i / w + reach + 1);
            mean[i] = (sums[bottom][right] - sums[top][right] - sums[bottom][left] + sums[top][left])
                    / ((right - left) * (bottom - top));
        }
        return mean;
    }

    /** Length of the difference across so many pixels to either side. */
    private double[] slope(double[] of, int step) {
        int w = size.width();
        double[] slope = new double[of.length];
        for (int i = 0; i < slope.length; i++) {
            int x = i % w;
            int y = i / w;
            double across = of[y * w + Math.min(w - 1, x + step)] - of[y * w + Math.max(0, x - step)];
            double down = of[Math.min(size.height() - 1, y + step) * w + x] - of[Math.max(0, y - step) * w + x];
            slope[i] = Math.hypot(across, down);
        }
        return slope;
    }
}
