package org.jaccardlab.picture;

/** A pixel of the image, counted from its top left corner. */
public record Pixel(int x, int y) {
}
