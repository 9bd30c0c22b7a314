package org.jaccardlab.label;

import org.jaccardlab.raster.Size;

/** One class index per pixel, 0 to 254, or {@link #IGNORED}. Immutable. */
public final class LabelMap {

    /** Marks a pixel that does not count, whatever number the file used for it. */
    public static final int IGNORED = 255;

    private final Size size;
    private final byte[] labels;

    /** Takes over {@code labels} (one unsigned byte per pixel, row by row); the caller no longer writes to it. */
    public LabelMap(Size size, byte[] labels) {
        if (labels.length != size.pixels()) {
            throw new IllegalArgumentException(
                    "a label map of " + size + " needs " + size.pixels() + " labels but got " + labels.length);
        }
        this.size = size;
        this.labels = labels;
    }

    public Size size() {
        return size;
    }

    /** The class of this pixel, or {@link #IGNORED}. */
    public int at(int pixel) {
        return labels[pixel] & 0xff;
    }

    /** The largest class in the map, or -1 if every pixel is ignored. */
    public int largestClass() {
        int largest = -1;
        for (int i = 0; i < labels.length; i++) {
            int label = at(i);
            if (label != IGNORED && label > largest) {
                largest = label;
            }
        }
        return largest;
    }

    /** The pixels that carry a class. */
    public KeepMask kept() {
        return KeepMask.where(size, i -> at(i) != IGNORED);
    }
}
