package org.jaccardlab.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jaccardlab.io.pickle.PyValue;

/** Something long of which a part can be read at a time. */
@FunctionalInterface
interface ByteSource {

    /** So many bytes from {@code offset} on, fewer if the source ends. */
    InputStream open(long offset, long length) throws IOException;

    static ByteSource of(Path file) {
        return (offset, length) -> FilePart.of(file, offset, length);
    }

    /** The bytes of a pickle that lies in this source. */
    default InputStream open(PyValue.Bytes bytes) throws IOException {
        InputStream in = open(bytes.offset(), bytes.length());
        return bytes.utf8() ? new Latin1Input(in) : in;
    }

    /** What lies in such bytes, as a source of its own. */
    default ByteSource within(PyValue.Bytes bytes) {
        return (offset, length) -> FilePart.of(open(bytes), offset, length);
    }
}
