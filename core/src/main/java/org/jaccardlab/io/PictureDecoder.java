package org.jaccardlab.io;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;

/** Decodes pictures, each with one certain reader of its format, whatever other readers are installed. */
final class PictureDecoder {

    private PictureDecoder() {
    }

    /** @param warn told, in a sentence, about a picture that is shown although part of it is damaged */
    static BufferedImage decode(Path file, PictureHeader header, Consumer<String> warn) throws IOException {
        return decode(file, header, Region.whole(header.size()), warn);
    }

    /** The same of a region alone, of the picture as it is turned to be looked at. */
    static BufferedImage decode(Path file, PictureHeader header, Region region, Consumer<String> warn)
            throws IOException {
        Size stored = header.orientation().turned(header.size());
        ImageReader reader = reader(header.format());
        try (EndingStream in = new EndingStream(file.toFile())) {
            reader.addIIOReadWarningListener(new IIOReadWarningListener() {
                @Override
                public void warningOccurred(ImageReader source, String warning) {
                    warn.accept(UnreadableFileException.name(file)
                            + " is partly damaged and shown as far as it goes: save it again if something is missing.");
                }
            });
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != stored.width() || reader.getHeight(0) != stored.height()) {
                throw new IOException("the decoder found another size");
            }
            Region part = header.orientation().stored(region, stored);
            BufferedImage image = header.jpeg().filter(jpeg -> jpeg.channels() == 4).isPresent()
                    ? PrintingColours.rgb(reader.readRaster(0, only(reader, part)), header.jpeg().get())
                    : reader.read(0, only(reader, part));
            if (image.getWidth() != part.size().width() || image.getHeight() != part.size().height()) {
                throw new IOException("the decoder left something out");
            }
            boolean inks = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_CMYK;
            return header.orientation().turned(inks ? PrintingColours.rgb(image) : image);
        } catch (IOException | RuntimeException e) {
            // Damaged files surface from the decoder as exceptions of many kinds.
            throw new UnreadableFileException(file, "is damaged", "save it again").causedBy(e);
        } catch (OutOfMemoryError e) {
            throw new UnreadableFileException(file,
                    "is too large at " + region.size() + " pixels for the memory at hand",
                    "cut out a part of it").causedBy(e);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(FileFormat format) throws IOException {
        if (format == FileFormat.TIFF) {
            return new TIFFImageReaderSpi().createReaderInstance();
        }
        if (format == FileFormat.WEBP) {
            return new WebPImageReaderSpi().createReaderInstance();
        }
        for (Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.label()); readers.hasNext();) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                return reader;
            }
        }
        throw new IllegalStateException("Java has lost its reader of " + format.label());
    }

    private static ImageReadParam only(ImageReader reader, Region region) {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceRegion(
                new Rectangle(region.x(), region.y(), region.size().width(), region.size().height()));
        return param;
    }
}
