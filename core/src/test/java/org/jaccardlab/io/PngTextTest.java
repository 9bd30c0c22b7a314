package org.jaccardlab.io;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.jaccardlab.raster.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A PNG carries a text and stays the picture that it was. */
class PngTextTest {

    private static final int[] COLOURS = {0xff102030, 0xff405060, 0x80708090, 0xffa0b0c0, 0, 0xffffffff};

    @TempDir
    Path folder;

    private Path png() throws IOException {
        Path file = folder.resolve("a.png");
        PngWriter.write(file, new Size(2, 3), COLOURS);
        return file;
    }

    @Test
    void theTextComesBackAndTheLastOneCounts() throws IOException {
        Path file = png();
        assertThat(PngText.read(file, "recipe")).isEmpty();
        String text = "{\"näme\": \"→\"}".repeat(1000);
        PngText.write(file, "recipe", "old");
        PngText.write(file, "other", "kept");
        PngText.write(file, "recipe", text);
        assertThat(PngText.read(file, "recipe")).hasValue(text);
        assertThat(PngText.read(file, "other")).hasValue("kept");
        assertThat(PngText.read(file, "recip")).isEmpty();
        assertThat(Files.size(file)).isLessThan(text.length());
    }

    @Test
    void thePictureStaysAsItIs() throws IOException {
        Path file = png();
        PngText.write(file, "recipe", "text");
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getRGB(0, 0, 3, 2, null, 0, 3)).isEqualTo(COLOURS);
    }

    @Test
    void whatIsNoPngOrCutShortIsRefused() throws IOException {
        Path file = png();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 20));
        assertThatThrownBy(() -> PngText.read(file, "recipe")).hasMessage("a.png is cut short: save it again.");
        Files.writeString(file, "no");
        assertThatThrownBy(() -> PngText.read(file, "recipe")).hasMessage("a.png is no PNG: choose another file.");
    }
}
