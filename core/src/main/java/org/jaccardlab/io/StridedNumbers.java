package org.jaccardlab.io;

import java.nio.ByteBuffer;
import java.util.List;

/** Numbers in memory that are not taken in the order in which they lie there. */
final class StridedNumbers implements Numbers {

    private final ByteBuffer held;
    private final ElementType type;
    private final long[] lengths;
    private final long[] strides;
    private final double[] number = new double[1];
    private long next;

    /**
     * @param held from the first number to the last
     * @param header whose order is that of the result, last axis fastest
     * @param strides how far apart neighbours along each axis lie, counted in numbers
     */
    StridedNumbers(byte[] held, ArrayHeader header, List<Long> strides) {
        this.held = ByteBuffer.wrap(held);
        this.held.order(header.order());
        this.type = header.type();
        this.lengths = header.shape().stream().mapToLong(Long::longValue).toArray();
        this.strides = strides.stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public void skip(long count) {
        next += count;
    }

    @Override
    public void next(double[] to, int count) {
        int width = type.bytes();
        for (int i = 0; i < count; i++) {
            type.decode(held.slice(Math.toIntExact(place(next++) * width), width).order(held.order()), number, 1);
            to[i] = number[0];
        }
    }

    private long place(long index) {
        long place = 0;
        long rest = index;
        for (int axis = lengths.length - 1; axis >= 0; axis--) {
            place += rest % lengths[axis] * strides[axis];
            rest /= lengths[axis];
        }
        return place;
    }

    @Override
    public void close() {
        // Nothing but memory is held.
    }
}
