package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Volume;

/**
 * One float32 row a class, outside the Java heap: a tile of a volume, or of numbers prepared for it.
 *
 * @param start of the first class's row, in bytes
 * @param stride from one class to the next, in bytes
 */
record Rows(MemorySegment memory, long start, long stride) {

    /**
     * A tile of a volume, read where it lies if it is float32 and its length a multiple of 16; otherwise copied and continued
     * with zeros up to the next.
     */
    static Rows of(Volume volume, int from, int valid, Rows room) {
        return of(volume, from, valid, room, 0, volume.classes());
    }

    /** The same, of which only the classes from {@code first} to before {@code end} need be good. */
    static Rows of(Volume volume, int from, int valid, Rows room, int first, int end) {
        if (volume.precision() == Precision.FLOAT32 && Lanes.padded(valid) == valid) {
            return new Rows(volume.memory(), Float.BYTES * (long) from, Float.BYTES * (long) volume.size().pixels());
        }
        for (int c = first; c < end; c++) {
            copy(volume, c, from, valid, room);
        }
        return room;
    }

    /** Copies a tile of one class as float32 into its row of {@code room}, continued with zeros up to a multiple of 16. */
    static void copy(Volume volume, int cls, int from, int valid, Rows room) {
        int bytes = volume.precision().bytes();
        long start = bytes * ((long) cls * volume.size().pixels() + from);
        if (volume.precision() == Precision.FLOAT16) {
            HalfKernel.run(volume.memory(), start, valid, room.memory(), room.row(cls));
            return;
        }
        MemorySegment row = room.memory().asSlice(room.row(cls), Float.BYTES * (long) Lanes.padded(valid));
        MemorySegment.copy(volume.memory(), start, row, 0, bytes * (long) valid);
        row.asSlice(bytes * (long) valid).fill((byte) 0);
    }

    /** Where the class's row starts, in bytes. */
    long row(int cls) {
        return start + cls * stride;
    }
}
