package org.jaccardlab.io;

import java.io.Closeable;
import java.io.IOException;

/** The numbers of one array in the order of their file. */
interface Numbers extends Closeable {

    /** Passes over so many numbers, none or more. */
    void skip(long count) throws IOException;

    /** Puts the next {@code count} numbers to the start of {@code to}. */
    void next(double[] to, int count) throws IOException;

    /** Called after the last number: refuses what should not follow it, and numbers that fail their checksum. */
    default void finish() throws IOException {
    }
}
