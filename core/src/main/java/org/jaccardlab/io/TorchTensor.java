package org.jaccardlab.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jaccardlab.io.pickle.PickleException;

/**
 * A tensor of PyTorch: a view of a storage.
 *
 * @param offset where its first number lies, counted in numbers
 * @param shape lengths of the axes
 * @param strides how far apart neighbours along each axis lie, counted in numbers
 */
record TorchTensor(TorchStorage storage, ElementType type, long offset, List<Long> shape, List<Long> strides)
        implements
            KeyedArrays.Entry {

    TorchTensor {
        shape = List.copyOf(shape);
        strides = List.copyOf(strides);
    }

    /** @throws PickleException if shape and strides do not belong together */
    void check() throws PickleException {
        if (offset < 0 || shape.size() != strides.size() || strides.stream().anyMatch(stride -> stride < 0)) {
            throw PickleException.damaged("a tensor whose strides do not fit its shape");
        }
    }

    @Override
    public ArrayStream open(String name) throws IOException {
        boolean rows = dense(shape, strides);
        boolean columns = !rows && dense(shape.reversed(), strides.reversed());
        ArrayHeader header = ArrayHeader.of(name, type, storage.order(), columns, shape);
        if (header.count() == 0) {
            return new ArrayStream(name, header, new RawNumbers(name, header, InputStream.nullInputStream()));
        }
        long end = end(name, header);
        int width = type.bytes();
        if (rows || columns) {
            return new ArrayStream(name, header, new RawNumbers(name, header,
                    FilePart.of(storage.place().open(), offset * width, header.bytes())));
        }
        return new ArrayStream(name, header, gathered(name, header, end));
    }

    /** Whether the last axis is fastest and nothing is left out. */
    private static boolean dense(List<Long> shape, List<Long> strides) {
        long expected = 1;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            long length = shape.get(axis);
            if (length != 1 && strides.get(axis) != expected) {
                return false;
            }
            if (length > 0 && expected > Long.MAX_VALUE / length) {
                return false;
            }
            expected *= length;
        }
        return true;
    }

    /** The place after the last number that is looked at. */
    private long end(String name, ArrayHeader header) throws IOException {
        long held = Math.min(storage.count(type), storage.place().bytes() / type.bytes());
        long end = Math.addExact(offset, 1L);
        try {
            for (int axis = 0; axis < shape.size(); axis++) {
                end = Math.addExact(end, Math.multiplyExact(shape.get(axis) - 1, strides.get(axis).longValue()));
            }
        } catch (ArithmeticException e) {
            end = Long.MAX_VALUE;
        }
        if (end > held) {
            throw header.cutOff(name, Math.max(0, held - offset) * type.bytes());
        }
        if (header.count() > held) {
            throw new UnreadableFileException(name, "repeats the " + held + " numbers in the file to "
                    + header.shapeText(), "save tensor.contiguous()");
        }
        return end;
    }

    private Numbers gathered(String name, ArrayHeader header, long end) throws IOException {
        long bytes = (end - offset) * type.bytes();
        if (bytes > Math.min(Integer.MAX_VALUE - 8, MemoryBudget.now().heap() / 2)) {
            throw new UnreadableFileException(name,
                    String.format(Locale.ROOT, "is a view whose %,d MB would have to be put in order in memory",
                            bytes >> 20),
                    "save tensor.contiguous()");
        }
        try (InputStream in = FilePart.of(storage.place().open(), offset * type.bytes(), bytes)) {
            byte[] held = in.readNBytes((int) bytes);
            if (held.length < bytes) {
                throw header.cutOff(name, held.length);
            }
            return new StridedNumbers(held, header, strides);
        }
    }
}
