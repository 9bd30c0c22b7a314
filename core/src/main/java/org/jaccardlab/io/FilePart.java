package org.jaccardlab.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stream over so many bytes of a longer one. */
final class FilePart extends FilterInputStream {

    private long left;

    private FilePart(InputStream in, long length) {
        super(in);
        this.left = length;
    }

    /** The bytes of a file from {@code offset} on, fewer than {@code length} if the file ends. */
    static InputStream of(Path file, long offset, long length) throws IOException {
        return of(Files.newInputStream(file), offset, length);
    }

    /** The same of a stream, which is closed if the offset cannot be reached. */
    static InputStream of(InputStream in, long offset, long length) throws IOException {
        try {
            in.skipNBytes(offset);
        } catch (IOException e) {
            in.close();
            throw e;
        }
        return new FilePart(in, length);
    }

    @Override
    public int read() throws IOException {
        if (left <= 0) {
            return -1;
        }
        left--;
        return in.read();
    }

    @Override
    public int read(byte[] to, int start, int count) throws IOException {
        if (left <= 0) {
            return count == 0 ? 0 : -1;
        }
        int got = in.read(to, start, (int) Math.min(left, count));
        left -= Math.max(0, got);
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = in.skip(Math.min(left, count));
        left -= skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(left, in.available());
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
