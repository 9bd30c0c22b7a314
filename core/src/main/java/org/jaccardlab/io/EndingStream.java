package org.jaccardlab.io;

import java.io.File;
import java.io.IOException;
import javax.imageio.stream.FileImageInputStream;

/**
 * A file for decoders of pictures. Some of them take the end of a file for zeros and go on, with a thrown and caught
 * exception for each, as often as a damaged header promises pixels; here they are stopped soon.
 */
final class EndingStream extends FileImageInputStream {

    private static final int MOST_READS = 4_096;

    private int past;

    EndingStream(File file) throws IOException {
        super(file);
    }

    @Override
    public int read() throws IOException {
        return counted(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return counted(super.read(bytes, offset, length));
    }

    private int counted(int result) throws IOException {
        if (result < 0 && ++past > MOST_READS) {
            throw new IOException("the file ended long ago");
        }
        return result;
    }
}
