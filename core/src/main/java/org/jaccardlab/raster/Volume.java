package org.jaccardlab.raster;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicLong;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One float32 per class and pixel, class x height x width, held in an ND4J array of shape (class, pixel) outside the
 * Java heap. Whoever makes a volume closes it; after {@link #close()} its memory is gone and must not be read.
 */
public final class Volume implements AutoCloseable {

    private static final AtomicLong IN_USE = new AtomicLong();

    private final int classes;
    private final Size size;
    private final INDArray array;
    private final MemorySegment memory;

    private Volume(int classes, Size size) {
        if (classes < 1) {
            throw new IllegalArgumentException("a volume has at least one class, but this has " + classes);
        }
        this.classes = classes;
        this.size = size;
        this.array = Nd4j.createUninitialized(DataType.FLOAT, classes, size.pixels());
        this.memory = MemorySegment.ofAddress(array.data().addressPointer().address())
                .reinterpret(Float.BYTES * (long) classes * size.pixels());
        IN_USE.addAndGet(memory.byteSize());
    }

    /** Bytes that all volumes hold at this moment, from their making to their closing. */
    public static long bytesInUse() {
        return IN_USE.get();
    }

    /** A new volume whose content is undefined until it is written through {@link #memory()}. */
    public static Volume allocate(int classes, Size size) {
        return new Volume(classes, size);
    }

    /** A new volume holding {@code values}, all pixels of the first class first. */
    public static Volume of(int classes, Size size, float... values) {
        Volume volume = new Volume(classes, size);
        if (values.length != classes * size.pixels()) {
            volume.close();
            throw new IllegalArgumentException(classes + " classes of " + size + " need " + classes * size.pixels()
                    + " values but got " + values.length);
        }
        MemorySegment.copy(values, 0, volume.memory, ValueLayout.JAVA_FLOAT, 0, values.length);
        return volume;
    }

    public int classes() {
        return classes;
    }

    public Size size() {
        return size;
    }

    /** The number of this class at this pixel. */
    public float at(int cls, int pixel) {
        return memory.getAtIndex(ValueLayout.JAVA_FLOAT, (long) cls * size.pixels() + pixel);
    }

    /** The memory of the ND4J array itself, native byte order, all pixels of the first class first. */
    public MemorySegment memory() {
        return memory;
    }

    /** The array itself, shape (class, pixel), not a copy: read it, never write to it. */
    public INDArray array() {
        return array;
    }

    @Override
    public void close() {
        if (array.closeable()) {
            array.close();
            IN_USE.addAndGet(-memory.byteSize());
        }
    }
}
