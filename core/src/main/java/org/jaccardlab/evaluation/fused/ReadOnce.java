package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.raster.Volume;

/**
 * Does nothing with numbers but read them, in the order in which this engine reads: tile by tile, all classes of a tile,
 * four at a time. What that takes is the floor under every answer that depends on them all.
 */
public final class ReadOnce {

    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final int TOGETHER = 4;

    private final Workers workers;

    public ReadOnce(int threads) {
        workers = new Workers(threads);
    }

    /** How wide the vectors are that the engine works in. */
    public static int vectorBits() {
        return Lanes.FLOATS.vectorBitSize();
    }

    /**
     * @param volumes of one size, at least one
     * @param labels one a pixel, or none
     * @param tile how many pixels long
     * @return the sum of all bytes modulo 256, so that none is left unread
     */
    public int read(List<Volume> volumes, byte[] labels, int tile) {
        int pixels = volumes.getFirst().size().pixels();
        int tiles = (pixels + tile - 1) / tile;
        int[] sums = new int[tiles];
        workers.run(tiles, Progress.UNWATCHED, () -> t -> {
            int from = t * tile;
            int n = Math.min(tile, pixels - from);
            int sum = labels.length == 0 ? 0 : sum(labels, from, n);
            for (Volume volume : volumes) {
                sum += sum(volume, from, n);
            }
            sums[t] = sum;
        });
        return Arrays.stream(sums).sum() & 0xff;
    }

    private static int sum(Volume volume, int from, int n) {
        long bytes = volume.precision().bytes();
        long stride = bytes * volume.size().pixels();
        int classes = volume.classes();
        int sum = 0;
        int c = 0;
        for (; c <= classes - TOGETHER; c += TOGETHER) {
            sum += sumOfFour(volume.memory(), bytes * from + c * stride, stride, bytes * n);
        }
        for (; c < classes; c++) {
            sum += sumOfOne(volume.memory(), bytes * from + c * stride, bytes * n);
        }
        return sum;
    }

    private static int sumOfFour(MemorySegment memory, long start, long stride, long n) {
        ByteVector s0 = ByteVector.zero(BYTES);
        ByteVector s1 = s0;
        ByteVector s2 = s0;
        ByteVector s3 = s0;
        long i = start;
        for (; i <= start + n - BYTES.length(); i += BYTES.length()) {
            s0 = s0.add(ByteVector.fromMemorySegment(BYTES, memory, i, NATIVE));
            s1 = s1.add(ByteVector.fromMemorySegment(BYTES, memory, i + stride, NATIVE));
            s2 = s2.add(ByteVector.fromMemorySegment(BYTES, memory, i + 2 * stride, NATIVE));
            s3 = s3.add(ByteVector.fromMemorySegment(BYTES, memory, i + 3 * stride, NATIVE));
        }
        int sum = s0.add(s1).add(s2.add(s3)).reduceLanes(VectorOperators.ADD);
        for (; i < start + n; i++) {
            for (int k = 0; k < TOGETHER; k++) {
                sum += memory.get(ValueLayout.JAVA_BYTE, i + k * stride);
            }
        }
        return sum;
    }

    private static int sumOfOne(MemorySegment memory, long start, long n) {
        ByteVector s = ByteVector.zero(BYTES);
        long i = start;
        for (; i <= start + n - BYTES.length(); i += BYTES.length()) {
            s = s.add(ByteVector.fromMemorySegment(BYTES, memory, i, NATIVE));
        }
        int sum = s.reduceLanes(VectorOperators.ADD);
        for (; i < start + n; i++) {
            sum += memory.get(ValueLayout.JAVA_BYTE, i);
        }
        return sum;
    }

    private static int sum(byte[] labels, int from, int n) {
        ByteVector s = ByteVector.zero(BYTES);
        int i = from;
        for (; i <= from + n - BYTES.length(); i += BYTES.length()) {
            s = s.add(ByteVector.fromArray(BYTES, labels, i));
        }
        int sum = s.reduceLanes(VectorOperators.ADD);
        for (; i < from + n; i++) {
            sum += labels[i];
        }
        return sum;
    }
}
