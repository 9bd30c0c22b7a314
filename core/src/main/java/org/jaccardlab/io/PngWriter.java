package org.jaccardlab.io;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
        BufferedImage image = image(size, argb);
        AtomicFile.write(file, out -> write(image, out));
    }

    /** The content of such a file, to be put into another. */
    public static byte[] bytes(Size size, int[] argb) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(image(size, argb), bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage image(Size size, int[] argb) {
        if (argb.length != size.pixels()) {
            throw new IllegalArgumentException(
                    "a picture of " + size + " needs " + size.pixels() + " colours but got " + argb.length);
        }
        BufferedImage image = new BufferedImage(size.width(), size.height(),
                opaque(argb) ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        image.getRaster().setDataElements(0, 0, size.width(), size.height(), argb);
        return image;
    }

    private static void write(BufferedImage image, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (MemoryCacheImageOutputStream cache = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(cache);
            writer.write(image);
        } finally {
            writer.dispose();
        }
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
