package org.jaccardlab.io;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;

/** Reads a picture for looking at: any format, turned as its camera says, 16 bits scaled to 8, transparency laid over white. */
public final class PhotoFile {

    private PhotoFile() {
    }

    /** A picture that belongs to no sample yet. */
    public static Photo read(Path file) throws IOException {
        try (Opening opening = new Opening()) {
            return read(opening, file);
        }
    }

    static Photo read(Opening opening, Path file) throws IOException {
        PictureHeader header = PictureHeader.of(file);
        Region region = opening.frame(file, header.size()).region();
        BufferedImage image = PictureDecoder.decode(file, header, region, opening::warn);
        Size size = region.size();
        try {
            return new Photo(size, image.getColorModel() instanceof IndexColorModel palette
                    ? fromPalette(size, image.getRaster(), palette)
                    : fromChannels(size, image.getRaster(), image.getSampleModel().getSampleSize()));
        } catch (OutOfMemoryError e) {
            throw new UnreadableFileException(file,
                    "is too large at " + size + " pixels for the memory at hand",
                    "cut out a part of it").causedBy(e);
        }
    }

    private static int[] fromPalette(Size size, Raster raster, IndexColorModel palette) {
        int[] rgb = new int[size.pixels()];
        int[] row = new int[size.width()];
        for (int y = 0; y < size.height(); y++) {
            raster.getSamples(0, y, size.width(), 1, 0, row);
            for (int x = 0; x < row.length; x++) {
                // An index beyond the palette has no colour: black, as browsers draw it.
                int argb = row[x] < palette.getMapSize() ? palette.getRGB(row[x]) : 0xff000000;
                rgb[size.pixel(x, y)] = overWhite(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff, argb >>> 24);
            }
        }
        return rgb;
    }

    /**
     * Reads the channels themselves: asking Java for the colour of a grey pixel would brighten it, because Java takes
     * grey for linear light.
     */
    private static int[] fromChannels(Size size, Raster raster, int[] bits) {
        int channels = raster.getNumBands();
        int[] rgb = new int[size.pixels()];
        int[] row = new int[size.width() * channels];
        for (int y = 0; y < size.height(); y++) {
            raster.getPixels(0, y, size.width(), 1, row);
            for (int x = 0; x < size.width(); x++) {
                int at = x * channels;
                boolean grey = channels < 3;
                int red = toByte(row[at], bits[0]);
                int green = grey ? red : toByte(row[at + 1], bits[1]);
                int blue = grey ? red : toByte(row[at + 2], bits[2]);
                int alpha = channels % 2 == 0 ? toByte(row[at + channels - 1], bits[channels - 1]) : 0xff;
                rgb[size.pixel(x, y)] = overWhite(red, green, blue, alpha);
            }
        }
        return rgb;
    }

    private static int toByte(int sample, int bits) {
        int top = (1 << bits) - 1;
        return (int) ((sample * 255L + top / 2) / top);
    }

    private static int overWhite(int red, int green, int blue, int alpha) {
        return blend(red, alpha) << 16 | blend(green, alpha) << 8 | blend(blue, alpha);
    }

    private static int blend(int channel, int alpha) {
        return (channel * alpha + 255 * (255 - alpha) + 127) / 255;
    }
}
