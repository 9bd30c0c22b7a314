package org.jaccardlab.raster;

/** How exactly a {@link Volume} holds its numbers. */
public enum Precision {

    /** IEEE binary32, 24 significant bits. */
    FLOAT32(4, Float.MAX_VALUE),
    /** IEEE binary16: half the memory, 11 significant bits. */
    FLOAT16(2, 65_504);

    private final int bytes;
    private final float largest;

    Precision(int bytes, float largest) {
        this.bytes = bytes;
        this.largest = largest;
    }

    /** Bytes per number. */
    public int bytes() {
        return bytes;
    }

    /** The largest finite number there is. */
    public float largest() {
        return largest;
    }
}
