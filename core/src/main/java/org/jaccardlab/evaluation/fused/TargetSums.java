package org.jaccardlab.evaluation.fused;

import org.jaccardlab.evaluation.Progress;

/**
 * What a target brings to the sums of a term, whatever the prediction.
 *
 * @param sum of y, class by class
 * @param squares sum of y squared
 * @param largest y of a pixel
 */
record TargetSums(double[] sum, double[] squares, float[] largest) {

    static TargetSums of(TargetSource target, TileGrid grid, Workers workers, Progress progress) {
        int classes = target.classes();
        double[][] tiles = new double[grid.count()][3 * classes];
        workers.run(grid.count(), progress, () -> {
            Scratch s = Scratch.of(classes, grid.length());
            return tile -> {
                int valid = grid.pixels(tile);
                TargetSumsKernel.run(target.rows(s.targetRows(), grid.from(tile), valid), classes,
                        Lanes.padded(valid), s.columns, tiles[tile]);
            };
        });
        TargetSums sums = new TargetSums(new double[classes], new double[classes], new float[classes]);
        for (double[] tile : tiles) {
            for (int c = 0; c < classes; c++) {
                sums.sum[c] += tile[3 * c];
                sums.squares[c] += tile[3 * c + 1];
                sums.largest[c] = Math.max(sums.largest[c], (float) tile[3 * c + 2]);
            }
        }
        return sums;
    }
}
