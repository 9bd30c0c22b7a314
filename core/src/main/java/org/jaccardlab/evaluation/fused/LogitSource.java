package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;

/**
 * A prediction file as rows of logits, tile by tile: its own memory, or logarithms of its probabilities.
 *
 * @param floor probabilities are raised to this before their logarithm is taken
 * @param sigmoid whether every class is a sigmoid of its own, so that the floor holds both ends
 */
record LogitSource(Prediction file, double floor, boolean sigmoid) {

    /** @param valid pixels of the tile; up to the next multiple of 16 the rows are padded */
    Rows rows(Scratch scratch, int from, int valid) {
        return rows(scratch, from, valid, 0, file.classes());
    }

    /** The same, of which only the classes from {@code first} to before {@code end} need be good. */
    Rows rows(Scratch scratch, int from, int valid, int first, int end) {
        Rows room = scratch.logitRows();
        if (file.kind() == PredictionKind.LOGITS) {
            return Rows.of(file.values(), from, valid, room, first, end);
        }
        int n = Lanes.padded(valid);
        for (int c = first; c < end; c++) {
            Rows.copy(file.values(), c, from, valid, room);
            logarithms(room, c, valid, n, scratch.row, scratch.other);
            MemorySegment.copy(scratch.row, 0, room.memory(), ValueLayout.JAVA_FLOAT, room.row(c), n);
        }
        return room;
    }

    private void logarithms(Rows given, int c, int valid, int n, float[] row, float[] rest) {
        MemorySegment.copy(given.memory(), ValueLayout.JAVA_FLOAT, given.row(c), row, 0, valid);
        float lowest = (float) floor;
        for (int i = 0; i < n; i++) {
            float p = i < valid ? row[i] : 1;
            row[i] = Math.max(p, lowest);
            rest[i] = Math.max(1 - row[i], lowest);
        }
        LogarithmKernel.run(row, n);
        if (sigmoid) {
            LogarithmKernel.run(rest, n);
            for (int i = 0; i < n; i++) {
                row[i] -= rest[i];
            }
        }
    }

    /** Of a file of probabilities: whether the logit moves the probability here, or the floor holds it. */
    boolean isLive(int cls, int pixel) {
        double p = file.values().at(cls, pixel);
        return p > floor && !(sigmoid && p >= 1 - floor);
    }
}
