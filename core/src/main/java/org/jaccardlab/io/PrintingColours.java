package org.jaccardlab.io;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/**
 * From the four inks of a picture made for printing to red, green and blue: each is the paper's white less its own ink and
 * black. Ink profiles are left out, so colours are about right.
 */
final class PrintingColours {

    private PrintingColours() {
    }

    static BufferedImage rgb(Raster inks, JpegHeader header) {
        return rgb(inks, header.inverted(), header.luma());
    }

    /** The same of an image whose inks are stored as they are. */
    static BufferedImage rgb(BufferedImage inks) {
        return rgb(inks.getRaster(), false, false);
    }

    private static BufferedImage rgb(Raster inks, boolean inverted, boolean luma) {
        BufferedImage image = new BufferedImage(inks.getWidth(), inks.getHeight(), BufferedImage.TYPE_INT_RGB);
        int[] row = new int[4 * inks.getWidth()];
        for (int y = 0; y < inks.getHeight(); y++) {
            inks.getPixels(inks.getMinX(), inks.getMinY() + y, inks.getWidth(), 1, row);
            for (int x = 0; x < inks.getWidth(); x++) {
                image.setRGB(x, y, luma
                        ? fromLuma(row[4 * x], row[4 * x + 1] - 128, row[4 * x + 2] - 128, row[4 * x + 3])
                        : left(row[4 * x], row[4 * x + 1], row[4 * x + 2], row[4 * x + 3], inverted));
            }
        }
        return image;
    }

    private static int left(int cyan, int magenta, int yellow, int black, boolean inverted) {
        int turn = inverted ? 0 : 255;
        int paper = Math.abs(turn - black);
        return times(Math.abs(turn - cyan), paper) << 16 | times(Math.abs(turn - magenta), paper) << 8
                | times(Math.abs(turn - yellow), paper);
    }

    /** The three inks are what is left of red, green and blue, and so are again stored inverted. */
    private static int fromLuma(int luma, int blueness, int redness, int black) {
        return left(channel(luma + 1.402 * redness), channel(luma - 0.344136 * blueness - 0.714136 * redness),
                channel(luma + 1.772 * blueness), black, true);
    }

    private static int channel(double value) {
        return (int) Math.clamp(Math.round(value), 0, 255);
    }

    private static int times(int channel, int paper) {
        return (channel * paper + 127) / 255;
    }
}
