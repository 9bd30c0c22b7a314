package org.jaccardlab.raster;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One floating point number per class and pixel, class x height x width, outside the Java heap. Whoever makes a volume
 * closes it; after {@link #close()} its memory is gone and must not be read.
 */
public final class Volume implements AutoCloseable {

    private static final AtomicLong IN_USE = new AtomicLong();
    /** Bytes: a line of the processor's cache. */
    private static final int ALIGNMENT = 64;

    private final int classes;
    private final Size size;
    private final Precision precision;
    private final Arena owner = Arena.ofShared();
    private final MemorySegment memory;

    private Volume(int classes, Size size, Precision precision) {
        if (classes < 1) {
            throw new IllegalArgumentException("a volume has at least one class, but this has " + classes);
        }
        this.classes = classes;
        this.size = size;
        this.precision = precision;
        MemorySegment owned = owner.allocate(precision.bytes() * (long) classes * size.pixels(), ALIGNMENT);
        // Without its owner: kernels need not ask at every access whether the memory is still there, a lease says so.
        this.memory = MemorySegment.ofAddress(owned.address()).reinterpret(owned.byteSize());
        IN_USE.addAndGet(memory.byteSize());
    }

    /** Bytes that all volumes hold at this moment, from their making to their closing. */
    public static long bytesInUse() {
        return IN_USE.get();
    }

    /** A new volume of zeros, to be written with {@link #put} or through {@link #memory()}. */
    public static Volume allocate(int classes, Size size, Precision precision) {
        return new Volume(classes, size, precision);
    }

    /** A new volume holding {@code values}, all pixels of the first class first. */
    public static Volume of(int classes, Size size, float... values) {
        return of(classes, size, Precision.FLOAT32, values);
    }

    /** The same, rounded to this precision. */
    public static Volume of(int classes, Size size, Precision precision, float... values) {
        Volume volume = new Volume(classes, size, precision);
        if (values.length != classes * size.pixels()) {
            volume.close();
            throw new IllegalArgumentException(classes + " classes of " + size + " need " + classes * size.pixels()
                    + " values but got " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            volume.put(i, values[i]);
        }
        return volume;
    }

    public int classes() {
        return classes;
    }

    public Size size() {
        return size;
    }

    public Precision precision() {
        return precision;
    }

    /** The number of this class at this pixel. */
    public float at(int cls, int pixel) {
        return at((long) cls * size.pixels() + pixel);
    }

    /** The number at this place of the memory, counted in numbers. */
    public float at(long index) {
        return precision == Precision.FLOAT16
                ? Float.float16ToFloat(memory.getAtIndex(ValueLayout.JAVA_SHORT, index))
                : memory.getAtIndex(ValueLayout.JAVA_FLOAT, index);
    }

    /** Writes a number, rounded to the precision, while the volume is being filled. */
    public void put(long index, float value) {
        if (precision == Precision.FLOAT16) {
            memory.setAtIndex(ValueLayout.JAVA_SHORT, index, Float.floatToFloat16(value));
        } else {
            memory.setAtIndex(ValueLayout.JAVA_FLOAT, index, value);
        }
    }

    /** The numbers themselves, native byte order, all pixels of the first class first. */
    public MemorySegment memory() {
        return memory;
    }

    @Override
    public void close() {
        if (owner.scope().isAlive()) {
            owner.close();
            IN_USE.addAndGet(-memory.byteSize());
        }
    }
}
