package org.jaccardlab.io;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jaccardlab.io.NpyBytes.write;

class PictureFormatsTest {

    @TempDir
    Path folder;

    static byte[] fixture(String name) throws IOException {
        try (InputStream in = PictureFormatsTest.class.getResourceAsStream("/pictures/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    /** Java's own writer of this format; pixel i has the colour 0x102030 plus i. */
    static byte[] written(String format, int type, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, 0xff102030 + i);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private Photo read(byte[] bytes) throws IOException {
        try (Opening opening = new Opening()) {
            return PhotoFile.read(opening, write(folder, "photo", bytes));
        }
    }

    private Photo read(byte[] bytes, Region region) throws IOException {
        try (Opening opening = new Opening(Intake.WHOLE.of(region))) {
            return PhotoFile.read(opening, write(folder, "photo", bytes));
        }
    }

    private static int[] colours(Photo photo) {
        int[] rgb = new int[photo.size().pixels()];
        Arrays.setAll(rgb, photo::rgb);
        return rgb;
    }

    @ParameterizedTest
    @ValueSource(strings = {"bmp", "tiff", "png"})
    void losslessFormatsAreReadExactly(String format) throws IOException {
        assertThat(colours(read(written(format, BufferedImage.TYPE_3BYTE_BGR, 3, 2)))).containsExactly(0x102030,
                0x102031, 0x102032, 0x102033, 0x102034, 0x102035);
    }

    @Test
    void webpWithoutLossIsReadExactly() throws IOException {
        assertThat(colours(read(fixture("lossless.webp")))).containsExactly(0x0a141e, 0x0a141e, 0x0a141e, 0x0a141e,
                0x0a141e, 0xc86432);
    }

    @Test
    void webpWithLossIsReadNearly() throws IOException {
        Photo photo = read(fixture("lossy.webp"));
        assertThat(photo.size()).isEqualTo(new Size(8, 16));
        near(photo.rgb(1), 0x2060c0);
        near(photo.rgb(14), 0xc82814);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deflate.tif", "lzw.tif"})
    void packedTiffIsReadExactly(String name) throws IOException {
        assertThat(colours(read(fixture(name)))).containsExactly(0x0a141e, 0x804080, 0x0a141e, 0x0a141e, 0x0a141e,
                0x0a141e);
    }

    /** Indices 0, 3, 2, 1, 0 of the colours 0x102030 to 0x102033, below each other; of two rows Java loses one. */
    static byte[] gif() throws IOException {
        int[] palette = {0x102030, 0x102031, 0x102032, 0x102033};
        BufferedImage image = new BufferedImage(1, 5, BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, 4, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
        image.getRaster().setSamples(0, 0, 1, 5, 0, new int[]{0, 3, 2, 1, 0});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "gif", out);
        return out.toByteArray();
    }

    @Test
    void gifIsRead() throws IOException {
        assertThat(colours(read(gif()))).containsExactly(0x102030, 0x102033, 0x102032, 0x102031,
                0x102030);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cmyk.jpg", "cmyk.tif"})
    void printingColoursAreRed(String name) throws IOException {
        int rgb = read(fixture(name)).rgb(1);
        assertThat(rgb >> 16 & 0xff).isGreaterThan(220);
        assertThat(rgb >> 8 & 0xff).isLessThan(50);
        assertThat(rgb & 0xff).isLessThan(50);
    }

    private static void near(int rgb, int expected) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(rgb >> shift & 0xff).isCloseTo(expected >> shift & 0xff, Assertions
                    .within(12));
        }
    }

    /** A JPEG of 32 x 16: left half dark, right half bright, and the upper left quarter red. */
    static byte[] turned(int orientation, ByteOrder order) throws IOException {
        BufferedImage image = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 32; x++) {
                image.setRGB(x, y, x < 16 ? y < 8 ? 0xff0000 : 0x202020 : y < 8 ? 0xe0e0e0 : 0x0000ff);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        byte[] jpeg = out.toByteArray();
        ByteBuffer exif = ByteBuffer.allocate(36).put(new byte[]{(byte) 0xff, (byte) 0xe1, 0, 34})
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).order(order);
        exif.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42).putInt(8).putShort((short) 1).putShort((short) 274).putShort((short) 3).putInt(1)
                .putShort((short) orientation).putShort((short) 0).putInt(0);
        return NpyBytes.join(Arrays.copyOf(jpeg, 2), exif.array(), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static String colour(int rgb) {
        int r = rgb >> 16 & 0xff;
        int b = rgb & 0xff;
        return r > 128 ? b > 128 ? "white" : "red" : b > 128 ? "blue" : "black";
    }

    /** The colours of the four quarters: upper left, upper right, lower left, lower right. */
    @ParameterizedTest
    @CsvSource({"1,32,red white black blue", "2,32,white red blue black", "3,32,blue black white red",
            "4,32,black blue red white", "5,16,red black white blue", "6,16,black red blue white",
            "7,16,blue white black red", "8,16,white blue red black", "0,32,red white black blue",
            "9,32,red white black blue"})
    void aJpegIsTurnedAsItsCameraSays(int orientation, int width, String quarters) throws IOException {
        for (ByteOrder order : new ByteOrder[]{ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            byte[] jpeg = turned(orientation, order);
            Photo photo = read(jpeg);
            Size size = new Size(48 - width, width);
            assertThat(photo.size()).isEqualTo(size);
            assertThat(PictureHeader.of(folder.resolve("photo")).size()).isEqualTo(size);
            int x = size.width() - 3;
            int y = size.height() - 3;
            assertThat(colour(photo.rgb(size.pixel(2, 2))) + " " + colour(photo.rgb(size.pixel(x, 2))) + " "
                    + colour(photo.rgb(size.pixel(2, y))) + " " + colour(photo.rgb(size.pixel(x, y))))
                    .isEqualTo(quarters);
            Photo part = read(jpeg, new Region(x, y, new Size(2, 3)));
            assertThat(part.size()).isEqualTo(new Size(2, 3));
            assertThat(part.rgb(1)).isEqualTo(photo.rgb(size.pixel(x + 1, y)));
        }
    }

    private void refused(byte[] bytes, String sentence) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(UnreadableFileException.class).hasMessage(sentence);
        assertThatThrownBy(() -> Inspection.of(folder.resolve("photo"))).hasMessage(sentence);
    }

    private static final String TOO_LARGE = "photo has 10,000 million pixels, more than the 400 that fit:"
            + " cut out a part of it.";

    private static ByteBuffer little(int count) {
        return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aHugeTiffIsRefusedByItsHeader() {
        ByteBuffer tiff = little(50).put(ascii("II")).putShort((short) 42).putInt(8).putShort((short) 2);
        tiff.putShort((short) 256).putShort((short) 4).putInt(1).putInt(100_000);
        tiff.putShort((short) 257).putShort((short) 4).putInt(1).putInt(100_000);
        refused(tiff.array(), TOO_LARGE);
    }

    @Test
    void aHugeBmpIsRefusedByItsHeader() {
        refused(little(60).put(ascii("BM")).position(14).putInt(40).putInt(100_000).putInt(-100_000)
                .putShort((short) 1).putShort((short) 24).array(), TOO_LARGE);
    }

    @Test
    void aHugeWebpIsRefusedByItsHeader() {
        refused(little(40).put(ascii("RIFF")).putInt(32).put(ascii("WEBPVP8X")).putInt(10).putInt(0)
                .put(new byte[]{(byte) 0x9f, (byte) 0x86, 1, (byte) 0x9f, (byte) 0x86, 1}).array(), TOO_LARGE);
    }

    @Test
    void aHugePngIsRefusedByItsHeader() {
        refused(PngBytes.of(100_000, 100_000, 8, 2, null, new byte[1]), TOO_LARGE);
    }

    @Test
    void picturesThatPromiseMoreThanTheyHoldAreRefused() {
        refused(little(60).put(ascii("BM")).position(14).putInt(40).putInt(10_000).putInt(10_000)
                .putShort((short) 1).putShort((short) 24).array(),
                "photo promises 10000 x 10000 pixels but is only 60 bytes long: save it again, it was cut off.");
        ByteBuffer tiff = little(100).put(ascii("II")).putShort((short) 42).putInt(8).putShort((short) 3);
        tiff.putShort((short) 256).putShort((short) 4).putInt(1).putInt(10_000);
        tiff.putShort((short) 257).putShort((short) 4).putInt(1).putInt(10_000);
        tiff.putShort((short) 258).putShort((short) 3).putInt(1).putInt(8);
        refused(tiff.array(),
                "photo promises 10000 x 10000 pixels but is only 100 bytes long: save it again, it was cut off.");
    }

    @ParameterizedTest
    @CsvSource({"tiff,8", "bmp,24", "webp,20", "gif,8"})
    void headersCutOffAreRefused(String format, int bytes) throws IOException {
        byte[] whole = format.equals("webp")
                ? fixture("lossless.webp")
                : written(format, BufferedImage.TYPE_3BYTE_BGR, 3, 2);
        refused(Arrays.copyOf(whole, bytes), "photo ends within its header: save it again, it was cut off.");
    }

    @Test
    void labelsAreReadFromTiffAndBmpToo() throws IOException {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, 2, 2, 0, new int[]{0, 3, 255, 1});
        for (String format : new String[]{"tiff", "bmp"}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            Path file = write(folder, "label", out.toByteArray());
            assertThat(LabelRaster.read(file, PictureHeader.of(file), Region.whole(new Size(2, 2))).values())
                    .containsExactly(0, 3, 255, 1);
        }
    }

    @Test
    void labelsAreReadFromGif() throws IOException {
        Path file = write(folder, "label", gif());
        assertThat(LabelRaster.read(file, PictureHeader.of(file), Region.whole(new Size(5, 1))).values())
                .containsExactly(0, 3, 2, 1, 0);
    }

    @Test
    void labelsAreNeverReadFromWebp() throws IOException {
        Path file = write(folder, "label.webp", fixture("lossless.webp"));
        assertThatThrownBy(() -> LabelRaster.read(file, PictureHeader.of(file), Region.whole(new Size(2, 3))))
                .hasMessage("label.webp is a WebP, which changes label numbers:"
                        + " save the labels as a grey or palette PNG.");
    }
}
