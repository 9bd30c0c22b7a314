package org.jaccardlab.io;

/** What is done about an array whose picture has another size than the image. */
public enum Fit {
    /** It is refused. */
    EXACT,
    /**
     * Resized to the image, each number a mean of the four nearest, weighted by distance between pixel centres: as
     * PyTorch's {@code interpolate(mode="bilinear", align_corners=False)} does it.
     */
    BILINEAR
}
