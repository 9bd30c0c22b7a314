package org.jaccardlab.io;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.Filter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;

/** Unpacks a chunk of an HDF5 file, but not without end. */
final class BoundedInflate implements Filter {

    /** More than anybody's chunk. */
    static final int MOST_BYTES = 1 << 28;

    private static final int DEFLATE = 1;

    @Override
    public int getId() {
        return DEFLATE;
    }

    @Override
    public String getName() {
        return "deflate";
    }

    @Override
    public byte[] decode(byte[] packed, int[] settings) {
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new HdfFilterException("a chunk unpacks to more than " + MOST_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new HdfFilterException("a chunk is damaged", e);
        }
    }
}
