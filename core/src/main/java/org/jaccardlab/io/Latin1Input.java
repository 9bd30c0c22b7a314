package org.jaccardlab.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that were written as text in UTF-8, one character for each. */
final class Latin1Input extends InputStream {

    private final InputStream in;

    Latin1Input(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    @Override
    public int read() throws IOException {
        int first = in.read();
        if (first < 0x80) {
            return first;
        }
        int second = in.read();
        if (first != 0xc2 && first != 0xc3 || second < 0x80 || second > 0xbf) {
            throw new IOException("text that stands for no bytes");
        }
        return (first & 3) << 6 | second & 0x3f;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
