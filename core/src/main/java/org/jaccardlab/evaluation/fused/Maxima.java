package org.jaccardlab.evaluation.fused;

import org.jaccardlab.evaluation.NotANumber;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Sample;

/**
 * The largest number of every pixel of a volume, which no setting changes: found once.
 *
 * @param largest padded to a multiple of 16
 * @param winner the class that has it, the first of equals; one unsigned byte a pixel
 */
record Maxima(float[] largest, byte[] winner) {

    /** @throws IllegalArgumentException if there is a NaN: fast exponentials would make a number of it */
    static Maxima of(Sample sample, Volume volume, TileGrid grid, Workers workers, Progress progress) {
        Maxima maxima = new Maxima(new float[Lanes.padded(grid.pixels())], new byte[grid.pixels()]);
        workers.run(grid.count(), progress, () -> {
            Scratch s = Scratch.of(volume.classes(), grid.length());
            return tile -> {
                int from = grid.from(tile);
                int valid = grid.pixels(tile);
                MaximumKernel.run(Rows.of(volume, from, valid, s.logitRows()), volume.classes(), Lanes.padded(valid),
                        maxima.largest, from, s.winner);
                for (int i = 0; i < valid; i++) {
                    if (Float.isNaN(maxima.largest[from + i])) {
                        throw refusal(sample, volume, from + i);
                    }
                    maxima.winner[from + i] = (byte) s.winner[i];
                }
            };
        });
        return maxima;
    }

    private static IllegalArgumentException refusal(Sample sample, Volume volume, int pixel) {
        int cls = 0;
        while (!Float.isNaN(volume.at(cls, pixel))) {
            cls++;
        }
        return NotANumber.of(sample, cls);
    }
}
