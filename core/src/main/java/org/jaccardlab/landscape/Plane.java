package org.jaccardlab.landscape;

import java.util.ArrayList;
import java.util.List;

/**
 * A loss over two numbers, on a grid.
 *
 * @param x values from left to right, rising
 * @param y values from bottom to top, rising
 * @param loss row by row from the bottom: {@code loss[row * x.length + column]}; NaN where it is refused
 * @param column of the least loss
 * @param row of the least loss
 */
public record Plane(String xName, double[] x, String yName, double[] y, double[] loss, int column, int row) {

    /** A straight piece of a line of equal loss, in the numbers of the axes. */
    public record Segment(double x1, double y1, double x2, double y2) {
    }

    static Plane of(String xName, double[] x, String yName, double[] y, double[] loss) {
        int best = -1;
        for (int i = 0; i < loss.length; i++) {
            if (!Double.isNaN(loss[i]) && (best < 0 || loss[i] < loss[best])) {
                best = i;
            }
        }
        if (best < 0) {
            throw new IllegalArgumentException("every pair of " + xName + " and " + yName + " is refused");
        }
        return new Plane(xName, x, yName, y, loss, best % x.length, best / x.length);
    }

    public double at(int someColumn, int someRow) {
        return loss[someRow * x.length + someColumn];
    }

    /** The least loss of the grid. */
    public double minimum() {
        return at(column, row);
    }

    /** The line where the loss has this value, cell by cell, straight within each (marching squares). */
    public List<Segment> contour(double level) {
        List<Segment> segments = new ArrayList<>();
        for (int r = 0; r + 1 < y.length; r++) {
            for (int c = 0; c + 1 < x.length; c++) {
                List<double[]> crossings = crossings(c, r, level);
                for (int k = 0; k + 1 < crossings.size(); k += 2) {
                    segments.add(new Segment(crossings.get(k)[0], crossings.get(k)[1], crossings.get(k + 1)[0],
                            crossings.get(k + 1)[1]));
                }
            }
        }
        return segments;
    }

    /** Where the level crosses the four sides of a cell, in turn; of a saddle two pairs. */
    private List<double[]> crossings(int c, int r, double level) {
        int[][] corners = {{c, r}, {c + 1, r}, {c + 1, r + 1}, {c, r + 1}};
        List<double[]> crossings = new ArrayList<>();
        for (int k = 0; k < corners.length; k++) {
            int[] a = corners[k];
            int[] b = corners[(k + 1) % corners.length];
            double low = at(a[0], a[1]) - level;
            double high = at(b[0], b[1]) - level;
            if (Double.isNaN(low + high)) {
                return List.of();
            }
            if (low < 0 != high < 0) {
                double part = low / (low - high);
                crossings.add(new double[]{x[a[0]] + part * (x[b[0]] - x[a[0]]), y[a[1]] + part * (y[b[1]] - y[a[1]])});
            }
        }
        return crossings;
    }
}
