package org.jaccardlab.io;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Turn;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.ClassTable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jaccardlab.io.NpyBytes.write;

/** Files of every format with random damage: each is either read or refused in one sentence, and quickly. */
class DamagedFilesTest {

    private static final int DAMAGES = 700;
    private static final Frame FRAME = new Frame("photo.png", new Size(2, 3));

    @TempDir
    Path folder;

    static Map<String, byte[]> sound() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        double[] values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        byte[] array = NpyBytes.of("<f4", "(2, 2, 3)", values);
        files.put("plain npy", array);
        files.put("Fortran npy", NpyBytes.of(">f2", true, "(2, 2, 3)", values));
        files.put("npy with the classes last", NpyBytes.of("<f4", "(2, 3, 2)", values));
        files.put("Fortran npy of two pictures", NpyBytes.of("<u2", true, "(2, 2, 1, 3)", values));
        files.put("half-size npy", NpyBytes.of("<f8", "(1, 3, 4, 6)", new double[72]));
        files.put("label npy", NpyBytes.of("<i4", "(2, 3)", 0, 1, 2, 3, 4, 5));
        files.put("stored npz", NpyBytes.zip(false, "a", array));
        files.put("deflated npz", NpyBytes.zip(true, "a", array));
        files.put("palette png", PngBytes.palette(3, 2, 0, 1, 2, 3, 4, 255));
        files.put("packed png", PngBytes.grey(3, 2, 4, 0, 1, 2, 3, 4, 15));
        files.put("colour png", PngBytes.channels(3, 2, 16, 6, new int[24]));
        files.put("jpeg", JpegBytes.rgb(3, 2, 0x123456));
        files.put("coloured label png", PngBytes.channels(3, 2, 8, 2, new int[]{128, 64, 128, 244, 35, 232, 0, 0, 0,
                128, 64, 128, 70, 70, 70, 70, 70, 70}));
        files.put("grey png of 16 bits", PngBytes.grey(3, 2, 16, 0, 65535, 1, 2, 3, 4));
        for (String format : List.of("tiff", "bmp", "gif")) {
            files.put(format, PictureFormatsTest.written(format, BufferedImage.TYPE_3BYTE_BGR, 3, 2));
            files.put("grey " + format, PictureFormatsTest.written(format, BufferedImage.TYPE_BYTE_GRAY, 3, 2));
        }
        for (String fixture : List.of("lossless.webp", "lossy.webp", "deflate.tif", "lzw.tif", "cmyk.jpg",
                "cmyk.tif")) {
            files.put(fixture, PictureFormatsTest.fixture(fixture));
        }
        files.put("turned jpeg", PictureFormatsTest.turned(6, ByteOrder.LITTLE_ENDIAN));
        files.put("coco", text("""
                {"images":[{"id":5,"file_name":"photo.png","width":3,"height":2}],"categories":[{"id":1,"name":"a"},
                {"id":2,"name":"b"}],"annotations":[{"image_id":5,"category_id":1,"segmentation":[[0,0,2,0,1.5,2]]},
                {"image_id":5,"category_id":2,"iscrowd":1,"segmentation":{"size":[2,3],"counts":[1,2,3]}},
                {"image_id":5,"category_id":2,"iscrowd":1,"segmentation":{"size":[2,3],"counts":"123"}}]}"""));
        files.put("labelme", text("""
                {"imageWidth":3,"imageHeight":2,"shapes":[{"label":"a","points":[[0,0],[2,0],[1.5,2]]},
                {"label":"b","shape_type":"circle","points":[[1,1],[2,1]]},
                {"label":"c","shape_type":"rectangle","points":[[1,1],[2,2]]}]}"""));
        return files;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Stream<String> names() throws IOException {
        return sound().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void damageIsReadOrRefusedButNeverCrashes(String name) throws IOException {
        byte[] sound = sound().getOrDefault(name, new byte[0]);
        Random random = new Random(name.hashCode());
        long before = Volume.bytesInUse();
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < DAMAGES; i++) {
                byte[] damaged = damage(sound, random);
                Path file = write(folder, "damaged", damaged);
                for (Reading reading : readings(file)) {
                    tryReading(reading, damaged);
                }
            }
        });
        assertThat(Volume.bytesInUse()).isEqualTo(before);
    }

    private interface Reading {
        void read(Opening opening) throws IOException;
    }

    private static List<Reading> readings(Path file) {
        return List.of(opening -> Inspection.of(file), opening -> PhotoFile.read(opening, file),
                opening -> PredictionFile.of(file).read(opening, "net", FRAME),
                opening -> TargetFile.of(file).read(opening, "label", FRAME, OptionalInt.empty()),
                opening -> laid(file, Layout.guessed(1, Turn.ROTATE_180)).read(opening, "turned", FRAME),
                opening -> laid(file, Layout.parse("HCW").turned(Turn.TRANSVERSE)).read(opening, "laid", FRAME),
                opening -> laid(file, Layout.parse("NCHW")).read(opening, "batch", FRAME),
                opening -> Proposal.of(List.of(file)),
                opening -> map(opening, file),
                opening -> TargetFile.of(file).coded(LabelCoding.Plain.MATTE).read(opening, "matte", FRAME,
                        OptionalInt.empty()),
                opening -> ClassTableFile.read(file),
                opening -> new TargetFile(file, Optional.empty(), Optional.of(TargetKind.LOGITS)).read(opening,
                        "teacher", FRAME, OptionalInt.empty()));
    }

    private static PredictionFile laid(Path file, Layout layout) {
        return new PredictionFile(file, Optional.empty(), Optional.empty(), Optional.of(layout), Fit.BILINEAR);
    }

    private static void map(Opening opening, Path file) throws IOException {
        if (TargetFile.of(file).read(opening, "label", FRAME,
                OptionalInt.empty()) instanceof TargetFile.Read.Hard hard) {
            hard.labels().map(hard.labels().classes().orElse(ClassTable.numbered(4)), 255, opening);
        }
    }

    private static void tryReading(Reading reading, byte[] damaged) {
        try (Opening opening = new Opening()) {
            reading.read(opening);
        } catch (UnreadableFileException e) {
            assertThat(e.getMessage()).startsWith("damaged ").matches("\\P{Cntrl}+: \\P{Cntrl}+\\.")
                    .hasSizeLessThan(400);
        } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError("not refused in a sentence: " + Arrays.toString(damaged), e);
        }
    }

    private static byte[] damage(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(Math.max(1, bytes.length));
            bytes = switch (random.nextInt(7)) {
                case 0 -> Arrays.copyOf(bytes, at);
                case 1 -> NpyBytes.join(Arrays.copyOf(bytes, at), new byte[]{(byte) random.nextInt()},
                        Arrays.copyOfRange(bytes, at, bytes.length));
                case 2 -> NpyBytes.join(bytes, Arrays.copyOfRange(bytes, at, bytes.length));
                case 3 -> flipped(bytes, at, 1 << random.nextInt(8));
                case 4 -> flipped(bytes, at, 0xff);
                case 5 -> flipped(bytes, random.nextInt(Math.max(1, Math.min(40, bytes.length))), random.nextInt(256));
                default -> flipped(bytes, at, random.nextInt(256));
            };
        }
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, int at, int bits) {
        byte[] changed = bytes.clone();
        if (at < changed.length) {
            changed[at] ^= (byte) bits;
        }
        return changed;
    }
}
