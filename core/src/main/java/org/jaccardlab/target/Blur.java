package org.jaccardlab.target;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.raster.Size;

/**
 * Labels blurred with a Gaussian over the kept pixels: sum_j w_j m_j y_j / sum_j w_j m_j with m the keep mask and w cut
 * off at three sigma. Every row keeps its sum where the rows of the labels all have the same.
 *
 * @param planes one float per pixel for every class; empty for a class that does not occur
 */
record Blur(List<float[]> planes) implements Weights {

    private static final float[] NOWHERE = {};

    static Blur of(Labels labels, int classes, double sigma) {
        Size size = labels.kept().size();
        double[] kernel = kernel(sigma);
        float[] mass = new float[size.pixels()];
        for (int i = 0; i < mass.length; i++) {
            mass[i] = labels.kept().keeps(i) ? 1 : 0;
        }
        float[] divisor = blurred(mass, size, kernel);
        List<float[]> planes = planes(labels, classes);
        planes.replaceAll(plane -> plane.length == 0 ? plane : quotient(blurred(plane, size, kernel), divisor));
        return new Blur(planes);
    }

    private static float[] quotient(float[] sums, float[] divisor) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = divisor[i] > 0 ? Math.min(1, sums[i] / divisor[i]) : 0;
        }
        return sums;
    }

    /** Half of it: the weights at distance 0, 1, ... */
    private static double[] kernel(double sigma) {
        double[] kernel = new double[(int) Math.floor(3 * sigma) + 1];
        for (int d = 0; d < kernel.length; d++) {
            kernel[d] = Math.exp(-0.5 * d * d / (sigma * sigma));
        }
        return kernel;
    }

    private static List<float[]> planes(Labels labels, int classes) {
        KeepMask kept = labels.kept();
        List<float[]> planes = new ArrayList<>(Collections.nCopies(classes, NOWHERE));
        Runs runs = Runs.of(kept.size(), classes);
        double[] weights = new double[classes * runs.length()];
        runs.forEach((from, to) -> {
            labels.weights().read(from, to, weights);
            for (int c = 0; c < classes; c++) {
                for (int i = from; i < to; i++) {
                    double weight = weights[c * (to - from) + i - from];
                    if (weight != 0 && kept.keeps(i)) {
                        if (planes.get(c).length == 0) {
                            planes.set(c, new float[kept.size().pixels()]);
                        }
                        planes.get(c)[i] = (float) weight;
                    }
                }
            }
        });
        return planes;
    }

    private static float[] blurred(float[] plane, Size size, double[] kernel) {
        return along(along(plane, size, 1, kernel), size, size.width(), kernel);
    }

    private static float[] along(float[] of, Size size, int stride, double[] kernel) {
        float[] result = new float[of.length];
        int last = (stride == 1 ? size.width() : size.height()) - 1;
        for (int i = 0; i < of.length; i++) {
            int position = stride == 1 ? i % size.width() : i / size.width();
            double sum = kernel[0] * of[i];
            for (int d = 1; d < kernel.length; d++) {
                sum += kernel[d] * ((position >= d ? of[i - d * stride] : 0)
                        + (position + d <= last ? of[i + d * stride] : 0));
            }
            result[i] = (float) sum;
        }
        return result;
    }

    @Override
    public void read(int from, int to, double[] into) {
        int at = 0;
        for (float[] plane : planes) {
            for (int i = from; i < to; i++) {
                into[at++] = plane.length == 0 ? 0 : plane[i];
            }
        }
    }
}
