package org.jaccardlab.io;

import io.jhdf.api.dataset.ChunkedDataset;
import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * The numbers of a chunked dataset of an HDF5 file. As many chunks are unpacked and put together at a time as the next
 * numbers lie in: the library's own slices leave out chunks.
 */
final class Hdf5Chunks implements Numbers {

    /** What a block of chunks should take, and may take if chunks are large. */
    private static final long BLOCK_BYTES = 1 << 24;
    private static final long LARGEST_BLOCK_BYTES = BoundedInflate.MOST_BYTES;

    private final String file;
    private final ChunkedDataset dataset;
    private final ArrayHeader header;
    private final int[] lengths;
    private final int[] chunk;
    /** The axis along which a block extends; of those before it one index is taken, of those behind it all. */
    private final int axis;
    /** Numbers for one index of that axis. */
    private final int inner;
    /** Indices of that axis in a block, whole chunks. */
    private final int rows;

    private byte[] block = {};
    private ByteBuffer numbers = ByteBuffer.wrap(block);
    private long blockStart;
    private int filled;
    private long next;

    /** @param header of an array with at least one axis, all of whose lengths fit an int */
    Hdf5Chunks(String file, ChunkedDataset dataset, ArrayHeader header) throws UnreadableFileException {
        this.file = file;
        this.dataset = dataset;
        this.header = header;
        this.lengths = header.shape().stream().mapToInt(Math::toIntExact).toArray();
        this.chunk = Hdf5File.guarded(file, () -> dataset.getChunkDimensions().clone());
        int width = header.type().bytes();
        long chunkBytes = width;
        boolean fits = chunk.length == lengths.length;
        for (int i = 0; i < chunk.length && fits; i++) {
            fits = chunk[i] > 0 && chunkBytes * chunk[i] <= LARGEST_BLOCK_BYTES;
            chunkBytes *= chunk[i];
        }
        if (!fits) {
            throw tooLarge();
        }
        int along = 0;
        while (along < lengths.length - 1 && width * inner(along) * Math.min(chunk[along],
                lengths[along]) > LARGEST_BLOCK_BYTES) {
            along++;
        }
        long size = inner(along);
        if (width * size * Math.min(chunk[along], lengths[along]) > LARGEST_BLOCK_BYTES) {
            throw tooLarge();
        }
        this.axis = along;
        this.inner = (int) size;
        long chunks = Math.max(1, BLOCK_BYTES / Math.max(1, width * size * chunk[along]));
        this.rows = (int) Math.min(lengths[along], chunks * chunk[along]);
    }

    private UnreadableFileException tooLarge() {
        return new UnreadableFileException(file, String.format(Locale.ROOT,
                "is cut into chunks that take more than %,d MB", LARGEST_BLOCK_BYTES >> 20),
                "save it in smaller chunks");
    }

    private long inner(int of) {
        long size = 1;
        for (int i = of + 1; i < lengths.length; i++) {
            size *= lengths[i];
        }
        return size;
    }

    @Override
    public void skip(long count) {
        next += count;
    }

    @Override
    public void next(double[] to, int count) throws UnreadableFileException {
        int width = header.type().bytes();
        double[] some = to;
        for (int done = 0; done < count;) {
            if (next < blockStart || next >= blockStart + filled) {
                load();
            }
            int from = (int) (next - blockStart);
            int now = Math.min(count - done, filled - from);
            if (done > 0) {
                some = new double[now];
            }
            header.type().decode(numbers.slice(from * width, now * width).order(header.order()), some, now);
            if (done > 0) {
                System.arraycopy(some, 0, to, done, now);
            }
            done += now;
            next += now;
        }
    }

    /** Fills the block in which the next number lies. */
    private void load() throws UnreadableFileException {
        long row = next / inner;
        int[] start = new int[lengths.length];
        int[] size = lengths.clone();
        start[axis] = (int) (row % lengths[axis] / rows * rows);
        size[axis] = Math.min(rows, lengths[axis] - start[axis]);
        blockStart = (row - row % lengths[axis] + start[axis]) * inner;
        long outer = row / lengths[axis];
        for (int i = axis - 1; i >= 0; i--) {
            start[i] = (int) (outer % lengths[i]);
            size[i] = 1;
            outer /= lengths[i];
        }
        filled = 0;
        int count = size[axis] * inner;
        if (block.length != count * header.type().bytes()) {
            block = Hdf5File.guarded(file, () -> new byte[count * header.type().bytes()]);
            numbers = ByteBuffer.wrap(block);
        }
        int[] corner = new int[lengths.length];
        for (int i = 0; i < corner.length; i++) {
            corner[i] = start[i] / chunk[i] * chunk[i];
        }
        int[] at = corner.clone();
        do {
            place(at, start, size);
        } while (advance(at, corner, start, size));
        filled = count;
    }

    /** The next chunk that has a part in the block. */
    private boolean advance(int[] at, int[] corner, int[] start, int[] size) {
        for (int i = at.length - 1; i >= 0; i--) {
            if ((long) at[i] + chunk[i] < (long) start[i] + size[i]) {
                at[i] += chunk[i];
                return true;
            }
            at[i] = corner[i];
        }
        return false;
    }

    /** Copies the part of a chunk that lies in the block, row by row of the last axis. */
    private void place(int[] at, int[] start, int[] size) throws UnreadableFileException {
        byte[] bytes = Hdf5File.guarded(file, () -> dataset.getDecompressedChunk(at.clone()));
        int width = header.type().bytes();
        long expected = width;
        for (int length : chunk) {
            expected *= length;
        }
        if (bytes.length != expected) {
            throw Hdf5File.unread(file);
        }
        int[] from = new int[at.length];
        int[] to = new int[at.length];
        for (int i = 0; i < at.length; i++) {
            from[i] = Math.max(at[i], start[i]);
            to[i] = (int) Math.min((long) at[i] + chunk[i], (long) start[i] + size[i]);
        }
        int last = at.length - 1;
        int[] row = from.clone();
        int length = (to[last] - from[last]) * width;
        while (true) {
            long source = 0;
            long target = 0;
            for (int i = 0; i < row.length; i++) {
                source = source * chunk[i] + row[i] - at[i];
                target = target * size[i] + row[i] - start[i];
            }
            System.arraycopy(bytes, (int) source * width, block, (int) target * width, length);
            int i = last - 1;
            while (i >= 0 && ++row[i] == to[i]) {
                row[i] = from[i];
                i--;
            }
            if (i < 0) {
                return;
            }
        }
    }

    @Override
    public void close() {
        // The file is closed as a whole.
    }
}
