package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A picture of 5 x 4 pixels with three classes, of which only a part is read, or with half the precision. */
class IntakeTest extends LoadingTest {

    private static final int CLASSES = 3;
    private static final Size PICTURE = new Size(4, 5);
    private static final int PIXELS = PICTURE.pixels();

    static Stream<Region> regions() {
        return Stream.of(new Region(1, 1, new Size(2, 3)), new Region(0, 2, new Size(2, 5)),
                new Region(4, 0, new Size(4, 1)), new Region(0, 0, PICTURE), new Region(4, 3, new Size(1, 1)));
    }

    /** Numbers that say where they stand: class, row and column as decimal digits. */
    private static double[] digits(boolean fortran) {
        double[] numbers = new double[CLASSES * PIXELS];
        for (int c = 0; c < CLASSES; c++) {
            for (int y = 0; y < 4; y++) {
                for (int x = 0; x < 5; x++) {
                    int at = fortran ? c + CLASSES * (y + 4 * x) : (c * 4 + y) * 5 + x;
                    numbers[at] = 100 * c + 10 * y + x;
                }
            }
        }
        return numbers;
    }

    private static int[] labels() {
        return IntStream.range(0, PIXELS).map(i -> i % 3).toArray();
    }

    private SampleFiles sample(byte[] prediction) throws IOException {
        int[] shades = IntStream.range(0, PIXELS).map(i -> i * 9).toArray();
        return SampleFiles.of(List.of(file("photo.png", PngBytes.grey(5, 4, 8, shades))),
                List.of(file("label.png", PngBytes.palette(5, 4, labels())),
                        file("label.npy", NpyBytes.of("|u1", true, "(4, 5)", fortranLabels())),
                        file("soft.npz", NpyBytes.zip(true, "a", NpyBytes.of("<f4", "(3, 4, 5)", oneHot())))),
                List.of(file("net.npy", prediction)));
    }

    private static double[] fortranLabels() {
        return IntStream.range(0, PIXELS).mapToDouble(k -> labels()[k % 4 * 5 + k / 4]).toArray();
    }

    private static double[] oneHot() {
        return IntStream.range(0, CLASSES * PIXELS).mapToDouble(k -> labels()[k % PIXELS] == k / PIXELS ? 1 : 0)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("regions")
    void aRegionIsCutOutOfEveryFileAlike(Region region) throws IOException {
        for (boolean fortran : new boolean[]{false, true}) {
            SampleFiles files = sample(NpyBytes.of(">f8", fortran, "(3, 4, 5)", digits(fortran)));
            Loaded loaded = files.read(Intake.WHOLE.of(region));
            try (Sample sample = loaded.batch().sample(0)) {
                assertThat(sample.size()).isEqualTo(region.size());
                assertThat(sample.name()).isEqualTo("photo (region " + region + ")");
                for (int i = 0; i < region.size().pixels(); i++) {
                    int x = region.x() + i % region.size().width();
                    int y = region.y() + i / region.size().width();
                    int label = labels()[PICTURE.pixel(x, y)];
                    assertThat(sample.image().rgb(i) & 0xff).isEqualTo(9 * PICTURE.pixel(x, y));
                    assertThat(((LabelSource.Hard) sample.targets().get(0)).map().at(i)).isEqualTo(label);
                    assertThat(((LabelSource.Hard) sample.targets().get(1)).map().at(i)).isEqualTo(label);
                    for (int c = 0; c < CLASSES; c++) {
                        assertThat(sample.predictions().getFirst().values().at(c, i)).isEqualTo(100 * c + 10 * y + x);
                        assertThat(((LabelSource.Soft) sample.targets().get(2)).weights().at(c, i))
                                .isEqualTo(c == label ? 1 : 0);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aRegionOfAZippedArrayIsHeldAgainstTheChecksum(boolean deflated) throws IOException {
        byte[] zip = NpyBytes.zip(deflated, "a", NpyBytes.of("<f4", "(3, 4, 5)", digits(false)));
        SampleFiles files = sample(zip);
        Intake part = Intake.WHOLE.of(new Region(1, 2, new Size(1, 2)));
        try (Sample sample = files.read(part).batch().sample(0)) {
            assertThat(sample.predictions().getFirst().values().at(2, 1)).isEqualTo(222);
        }
        if (!deflated) {
            zip[zip.length / 2] ^= 1;
            file("net.npy", zip);
            assertThatThrownBy(() -> files.read(part)).hasMessageContaining("checksum");
        }
    }

    @Test
    void aRegionBeyondThePictureIsRefused() throws IOException {
        SampleFiles files = sample(NpyBytes.of("<f4", "(3, 4, 5)", digits(false)));
        assertThatThrownBy(() -> files.read(Intake.WHOLE.of(new Region(3, 0, new Size(2, 3)))))
                .isInstanceOf(UnreadableFileException.class).hasMessage(
                        "photo.png is 5 x 4, so the region 3,0,3x2 reaches beyond it: choose one within it, written X,Y,WxH.");
    }

    @Test
    void aMistakeInARegionIsFoundWhereItIsInTheWhole() throws IOException {
        double[] numbers = digits(false);
        numbers[PIXELS + PICTURE.pixel(3, 2)] = Double.NaN;
        SampleFiles files = sample(NpyBytes.of("<f4", "(3, 4, 5)", numbers));
        assertThatThrownBy(() -> files.read(Intake.WHOLE.of(new Region(2, 1, new Size(2, 3)))))
                .hasMessageContaining("in class 1 at x 3, y 2");
    }

    @Test
    void roundingToFloat16IsSaid() throws IOException {
        double[] numbers = digits(false);
        numbers[7] = 0.1;
        Loaded loaded = sample(NpyBytes.of("<f4", "(3, 4, 5)", numbers)).read(Intake.WHOLE.asFloat16());
        try (Sample sample = loaded.batch().sample(0)) {
            assertThat(loaded.warnings()).containsExactly(
                    "net.npy is held as float16: its numbers are rounded to 11 significant bits.");
            Volume held = sample.predictions().getFirst().values();
            assertThat(held.precision()).isEqualTo(Precision.FLOAT16);
            assertThat(held.at(0, 7)).isEqualTo(Float.float16ToFloat(Float.floatToFloat16(0.1f)));
            assertThat(held.at(2, 19)).isEqualTo(234);
        }
    }

    @ParameterizedTest
    @CsvSource({"<f2, 0.1", "<f4, 0.5", "|u1, 200"})
    void numbersThatFitFloat16AreNotSaidToBeRounded(String type, double number) throws IOException {
        double[] numbers = digits(false);
        numbers[7] = number;
        Loaded loaded = sample(NpyBytes.of(type, "(3, 4, 5)", numbers)).read(Intake.WHOLE.asFloat16());
        loaded.batch().close();
        assertThat(loaded.warnings()).isEmpty();
    }

    @Test
    void numbersBeyondFloat16AreRefused() throws IOException {
        double[] numbers = digits(false);
        numbers[2 * PIXELS + PICTURE.pixel(3, 2)] = 70_000;
        SampleFiles files = sample(NpyBytes.of("<f4", "(3, 4, 5)", numbers));
        assertThatThrownBy(() -> files.read(Intake.WHOLE.asFloat16())).isInstanceOf(UnreadableFileException.class)
                .hasMessage("net.npy holds 70000 in class 2 at x 3, y 2, but float16 reaches to 65504 only:"
                        + " open it as float32, of a region if it does not fit.");
    }

    @Test
    void aTeachersLogitsBecomeLabelsInFloat16Too() throws IOException {
        Path teacher = file("teacher.npy", NpyBytes.of("<f4", "(2, 2, 2)", 3, 0, 1, 2, -1, 0, 5, 2));
        SampleFiles files = labelled(teacher, Optional.of(TargetKind.LOGITS));
        try (Sample exact = files.read().batch().sample(0);
                Sample half = files.read(Intake.WHOLE.asFloat16()).batch().sample(0)) {
            for (int i = 0; i < 8; i++) {
                float share = ((LabelSource.Soft) exact.targets().getFirst()).weights().at(i);
                assertThat(((LabelSource.Soft) half.targets().getFirst()).weights().at(i))
                        .isEqualTo(Float.float16ToFloat(Float.floatToFloat16(share)));
            }
        }
    }

    @Test
    void largeFilesOfHalvesAreNotWidened() {
        assertThat(Intake.WHOLE.precision(ElementType.F2, 1 << 26)).isEqualTo(Precision.FLOAT32);
        assertThat(Intake.WHOLE.precision(ElementType.F2, (1 << 26) + 1)).isEqualTo(Precision.FLOAT16);
        assertThat(Intake.WHOLE.precision(ElementType.F4, 1L << 40)).isEqualTo(Precision.FLOAT32);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,2,3x4  | 1 | 2 | 3 | 4
            0,0,10x1 | 0 | 0 | 10 | 1
            """)
    void aRegionIsReadAsItIsWritten(String text, int x, int y, int width, int height) {
        assertThat(Region.parse(text)).isEqualTo(new Region(x, y, new Size(height, width))).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,2,3
            -1,2,3x4
            1,2,0x4
            1 2 3x4
            """)
    void aRegionWrittenAnyOtherWayIsRefused(String text) {
        assertThatThrownBy(() -> Region.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMiddleOfAPictureKeepsItsProportions() {
        assertThat(Region.centred(new Size(1000, 2000), 500_000)).isEqualTo(new Region(500, 250, new Size(500, 1000)));
        assertThat(Region.centred(new Size(10, 20), 1_000_000)).isEqualTo(Region.whole(new Size(10, 20)));
        assertThat(Region.centred(new Size(10, 20), 0).size()).isEqualTo(new Size(1, 1));
    }
}
