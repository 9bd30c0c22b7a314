package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import org.jaccardlab.raster.Volume;

/**
 * One float32 row a class, outside the Java heap: a tile of a volume, or of numbers prepared for it.
 *
 * @param start of the first class's row, in bytes
 * @param stride from one class to the next, in bytes
 */
record Rows(MemorySegment memory, long start, long stride) {

    /** The pixels of a volume from this one on. */
    static Rows of(Volume volume, int from) {
        return new Rows(volume.memory(), Float.BYTES * (long) from, Float.BYTES * (long) volume.size().pixels());
    }

    /**
     * A tile of a volume, read where it lies if its length is a multiple of 16; otherwise copied and continued with zeros up
     * to the next.
     */
    static Rows of(Volume volume, int from, int valid, Rows room) {
        Rows given = of(volume, from);
        int n = Lanes.padded(valid);
        if (n == valid) {
            return given;
        }
        for (int c = 0; c < volume.classes(); c++) {
            MemorySegment row = room.memory().asSlice(room.row(c), Float.BYTES * (long) n);
            row.asSlice(Float.BYTES * (long) valid).fill((byte) 0);
            MemorySegment.copy(given.memory(), given.row(c), row, 0, Float.BYTES * (long) valid);
        }
        return room;
    }

    /** Where the class's row starts, in bytes. */
    long row(int cls) {
        return start + cls * stride;
    }
}
