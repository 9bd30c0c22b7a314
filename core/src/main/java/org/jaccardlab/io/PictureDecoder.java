package org.jaccardlab.io;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.FileImageInputStream;

/** Decodes PNG and JPEG with the reader of exactly that format, whatever other readers are installed. */
final class PictureDecoder {

    private PictureDecoder() {
    }

    /** @param warn told, in a sentence, about a picture that is shown although part of it is damaged */
    static BufferedImage decode(Path file, PictureHeader header, Consumer<String> warn) throws IOException {
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
            BufferedImage image = reader.read(0);
            if (image.getWidth() != header.size().width() || image.getHeight() != header.size().height()) {
                throw new IOException("the decoder found another size");
            }
            return image;
        } catch (IOException | RuntimeException e) {
            // Damaged files surface from the decoder as exceptions of many kinds.
            throw new UnreadableFileException(file, "is damaged", "save it again").causedBy(e);
        } catch (OutOfMemoryError e) {
            throw new UnreadableFileException(file,
                    "is too large at " + header.size() + " pixels for the memory at hand",
                    "cut out a part of it").causedBy(e);
        } finally {
            reader.dispose();
        }
    }
}
