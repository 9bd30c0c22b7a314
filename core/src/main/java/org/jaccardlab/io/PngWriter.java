package org.jaccardlab.io;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jaccardlab.raster.Size;

/** Writes colours as a PNG of 8 bits per channel, with an alpha channel only if something is transparent. */
public final class PngWriter {

    private PngWriter() {
    }

    /** @param argb one colour per pixel, 0xAARRGGBB, not premultiplied, row by row */
    public static void write(Path file, Size size, int[] argb) throws IOException {
        if (argb.length != size.pixels()) {
            throw new IllegalArgumentException(
                    "a picture of " + size + " needs " + size.pixels() + " colours but got " + argb.length);
        }
        BufferedImage image = new BufferedImage(size.width(), size.height(),
                opaque(argb) ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        image.getRaster().setDataElements(0, 0, size.width(), size.height(), argb);
        AtomicFile.write(file, out -> {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
            try (MemoryCacheImageOutputStream cache = new MemoryCacheImageOutputStream(out)) {
                writer.setOutput(cache);
                writer.write(image);
            } finally {
                writer.dispose();
            }
        });
    }

    private static boolean opaque(int[] argb) {
        for (int colour : argb) {
            if (colour >>> 24 != 0xff) {
                return false;
            }
        }
        return true;
    }
}
