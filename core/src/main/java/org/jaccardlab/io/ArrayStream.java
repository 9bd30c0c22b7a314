package org.jaccardlab.io;

import java.io.EOFException;
import java.io.IOException;
import java.util.function.LongUnaryOperator;

/** One array on its way in: its header is known, its numbers come in pieces of bounded size. */
final class ArrayStream implements AutoCloseable {

    /** Receives the numbers of an array piece by piece, in file order. */
    @FunctionalInterface
    interface Sink {

        /** Takes the first {@code count} of {@code numbers}; the array is reused for the next piece. */
        void take(double[] numbers, int count) throws UnreadableFileException;
    }

    private static final int PIECE = 8_192;

    private final String file;
    private final ArrayHeader header;
    private final Numbers in;

    /**
     * @param file what messages call the array
     * @param in as many numbers as the header says; closed by {@link #close()}
     */
    ArrayStream(String file, ArrayHeader header, Numbers in) {
        this.file = file;
        this.header = header;
        this.in = in;
    }

    String file() {
        return file;
    }

    ArrayHeader header() {
        return header;
    }

    /** Hands every number to the sink, in the order of the file. */
    void read(Sink sink) throws IOException {
        read(1, header.count(), run -> 0, sink);
    }

    /** Hands the numbers of a region to the sink, in the order of the file; the others are passed over. */
    void read(Cut cut, Sink sink) throws IOException {
        read(cut.runs(), cut.length(), cut::start, sink);
    }

    private void read(long runs, long length, LongUnaryOperator start, Sink sink) throws IOException {
        double[] numbers = new double[PIECE];
        long at = 0;
        try {
            for (long run = 0; run < runs; run++) {
                in.skip(start.applyAsLong(run) - at);
                at = start.applyAsLong(run);
                for (long left = length; left > 0;) {
                    int count = (int) Math.min(PIECE, left);
                    in.next(numbers, count);
                    sink.take(numbers, count);
                    left -= count;
                    at += count;
                }
            }
            in.skip(header.count() - at);
            in.finish();
        } catch (UnreadableFileException e) {
            throw e;
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    /** The refusal of a file in which reading went wrong without saying more. */
    static UnreadableFileException damaged(String file, IOException cause) {
        String finding = cause instanceof EOFException ? "ends too early" : "is damaged";
        return new UnreadableFileException(file, finding, "save it again").causedBy(cause);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
