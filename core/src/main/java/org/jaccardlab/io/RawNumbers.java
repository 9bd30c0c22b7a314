package org.jaccardlab.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Numbers that lie in a stream one after the other, as their header says. */
final class RawNumbers implements Numbers {

    /** What is left to check when the last number has been read. */
    @FunctionalInterface
    interface Ending {
        void check(String file) throws IOException;
    }

    private final String file;
    private final ArrayHeader header;
    private final InputStream in;
    private final Ending ending;
    private byte[] bytes = {};
    private ByteBuffer buffer = ByteBuffer.wrap(bytes);
    private long at;

    /**
     * @param file what messages call the array
     * @param in stands at the first number, and ends after the last one
     */
    RawNumbers(String file, ArrayHeader header, InputStream in, Ending ending) {
        this.file = file;
        this.header = header;
        this.in = in;
        this.ending = ending;
    }

    /** Nothing is left to check. */
    RawNumbers(String file, ArrayHeader header, InputStream in) {
        this(file, header, in, name -> {
        });
    }

    @Override
    public void skip(long count) throws IOException {
        in.skipNBytes(count * header.type().bytes());
        at += count;
    }

    @Override
    public void next(double[] to, int count) throws IOException {
        int wanted = count * header.type().bytes();
        if (wanted > bytes.length) {
            bytes = new byte[wanted];
            buffer = ByteBuffer.wrap(bytes).order(header.order());
        }
        int got = in.readNBytes(bytes, 0, wanted);
        if (got < wanted) {
            throw header.cutOff(file, at * header.type().bytes() + got);
        }
        header.type().decode(buffer, to, count);
        at += count;
    }

    @Override
    public void finish() throws IOException {
        if (in.read() >= 0) {
            throw new UnreadableFileException(file, "holds more than the " + header.shapeText()
                    + " numbers its header promises", "save it again, it is damaged");
        }
        ending.check(file);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
