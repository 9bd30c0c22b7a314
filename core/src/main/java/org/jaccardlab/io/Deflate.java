package org.jaccardlab.io;

/** What the packing of zip, gzip and PNG can do at best. */
final class Deflate {

    private static final long BEST = 1032;

    private Deflate() {
    }

    /** The most bytes that so many packed bytes unpack to. */
    static long most(long packed) {
        return (packed + 1) * BEST;
    }
}
