package org.jaccardlab.io;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.FileImageInputStream;
import org.jaccardlab.raster.Region;

/** Decodes PNG and JPEG with the reader of exactly that format, whatever other readers are installed. */
final class PictureDecoder {

    private PictureDecoder() {
    }

    /** @param warn told, in a sentence, about a picture that is shown although part of it is damaged */
    static BufferedImage decode(Path file, PictureHeader header, Consumer<String> warn) throws IOException {
        return decode(file, header, Region.whole(header.size()), warn);
    }

    /** The same of a region alone. */
    static BufferedImage decode(Path file, PictureHeader header, Region region, Consumer<String> warn)
            throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(header.format().label()).next();
        try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.addIIOReadWarningListener(new IIOReadWarningListener() {
                @Override
                public void warningOccurred(ImageReader source, String warning) {
                    warn.accept(UnreadableFileException.name(file)
                            + " is partly damaged and shown as far as it goes: save it again if something is missing.");
                }
            });
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != header.size().width() || reader.getHeight(0) != header.size().height()) {
                throw new IOException("the decoder found another size");
            }
            BufferedImage image = reader.read(0, only(reader, region));
            if (image.getWidth() != region.size().width() || image.getHeight() != region.size().height()) {
                throw new IOException("the decoder left something out");
            }
            return image;
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

    private static ImageReadParam only(ImageReader reader, Region region) {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceRegion(
                new Rectangle(region.x(), region.y(), region.size().width(), region.size().height()));
        return param;
    }
}
