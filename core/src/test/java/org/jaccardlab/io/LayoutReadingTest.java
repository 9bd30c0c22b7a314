package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Turn;
import org.jaccardlab.raster.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jaccardlab.io.NpyBytes.write;

/** Arrays of every layout, read for a picture whose pixels a plain formula finds in the array. */
class LayoutReadingTest {

    private static final int ROUNDS = 400;

    @TempDir
    Path folder;

    /** Where the pixel (x, y) of a turned picture was in the array's own, of {@code height} rows and {@code width} columns. */
    private static int[] source(Turn turn, int y, int x, int height, int width) {
        return switch (turn) {
            case NONE -> new int[]{y, x};
            case ROTATE_90 -> new int[]{height - 1 - x, y};
            case ROTATE_180 -> new int[]{height - 1 - y, width - 1 - x};
            case ROTATE_270 -> new int[]{x, width - 1 - y};
            case FLIP_HORIZONTAL -> new int[]{y, width - 1 - x};
            case FLIP_VERTICAL -> new int[]{height - 1 - y, x};
            case TRANSPOSE -> new int[]{x, y};
            case TRANSVERSE -> new int[]{height - 1 - x, width - 1 - y};
        };
    }

    /** Letters, lengths and which is which. */
    private record Drawn(Layout layout, long[] shape, int classes, int height, int width) {

        static Drawn of(Random random) {
            List<Layout.Axis> axes = new ArrayList<>(List.of(Layout.Axis.HEIGHT, Layout.Axis.WIDTH));
            if (random.nextInt(4) > 0) {
                axes.add(Layout.Axis.CLASS);
            }
            if (random.nextInt(2) > 0) {
                axes.add(Layout.Axis.BATCH);
            }
            Collections.shuffle(axes, random);
            boolean large = random.nextInt(8) == 0;
            int classes = axes.contains(Layout.Axis.CLASS) ? 1 + random.nextInt(5) : 1;
            int height = 1 + random.nextInt(large ? 90 : 7);
            int width = 1 + random.nextInt(large ? 90 : 7);
            int pictures = 1 + random.nextInt(4);
            long[] shape = axes.stream().mapToLong(axis -> switch (axis) {
                case BATCH -> pictures;
                case CLASS -> classes;
                case HEIGHT -> height;
                case WIDTH -> width;
            }).toArray();
            Turn turn = Turn.values()[random.nextInt(8)];
            int index = axes.contains(Layout.Axis.BATCH) ? random.nextInt(pictures) : 0;
            return new Drawn(new Layout(axes, index, turn), shape, classes, height, width);
        }

        /** Where a number of the array's own picture stands in the file. */
        int offset(boolean fortran, int c, int y, int x) {
            int offset = 0;
            int size = 1;
            for (int k = 0; k < shape.length; k++) {
                int axis = fortran ? k : shape.length - 1 - k;
                int at = switch (layout.axes().get(axis)) {
                    case BATCH -> layout.index();
                    case CLASS -> c;
                    case HEIGHT -> y;
                    case WIDTH -> x;
                };
                offset += at * size;
                size *= (int) shape[axis];
            }
            return offset;
        }
    }

    private static Region region(Random random, Size picture) {
        if (random.nextInt(3) == 0) {
            return Region.whole(picture);
        }
        int x = random.nextInt(picture.width());
        int y = random.nextInt(picture.height());
        return new Region(x, y, new Size(1 + random.nextInt(picture.height() - y),
                1 + random.nextInt(picture.width() - x)));
    }

    @Test
    void everyNumberComesFromWhereAPlainFormulaFindsIt() throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < ROUNDS; round++) {
            Drawn drawn = Drawn.of(random);
            boolean fortran = random.nextBoolean();
            Precision precision = random.nextInt(4) == 0 ? Precision.FLOAT16 : Precision.FLOAT32;
            int count = (int) Arrays.stream(drawn.shape()).reduce(1, (a, b) -> a * b);
            // Whole numbers that half precision holds exactly.
            double[] numbers = IntStream.range(0, count).mapToDouble(i -> i * 7 % 2039).toArray();
            String shape = Arrays.toString(drawn.shape()).replace('[', '(').replace("]", ",)");
            Path file = write(folder, "a.npy", NpyBytes.of(random.nextBoolean() ? ">f4" : "<f8", fortran, shape,
                    numbers));
            Turn turn = drawn.layout().turn();
            Size picture = turn.of(new Size(drawn.height(), drawn.width()));
            Region region = region(random, picture);
            try (Opening opening = new Opening(new Intake(Optional.of(region), precision))) {
                Volume volume = VolumeFile.read(opening,
                        new ArraySource(file, Optional.empty(), Optional.of(drawn.layout()), Fit.EXACT),
                        new Frame("photo.png", picture, region)).volume();
                assertThat(volume.classes()).isEqualTo(drawn.classes());
                for (int c = 0; c < drawn.classes(); c++) {
                    for (int i = 0; i < region.size().pixels(); i++) {
                        int[] from = source(turn, region.y() + i / region.size().width(),
                                region.x() + i % region.size().width(), drawn.height(), drawn.width());
                        assertThat(volume.at(c, i)).as("%s of %s, %s, fortran %s, class %d, pixel %d", drawn.layout(),
                                shape, region, fortran, c, i)
                                .isEqualTo((float) numbers[drawn.offset(fortran, c, from[0], from[1])]);
                    }
                }
            }
        }
    }

    @Test
    void longRunsAndGapsAreReadToo() throws IOException {
        // Two pictures of 3 classes, 150 x 170, picture fastest: every other number is passed over.
        double[] numbers = IntStream.range(0, 2 * 3 * 150 * 170).mapToDouble(i -> i % 4093).toArray();
        Path file = write(folder, "a.npy", NpyBytes.of("<f4", "(3, 150, 170, 2)", numbers));
        Region region = new Region(11, 100, new Size(40, 150));
        try (Opening opening = new Opening(Intake.WHOLE.of(region))) {
            Volume volume = VolumeFile.read(opening,
                    new ArraySource(file, Optional.empty(), Optional.of(Layout.parse("CHWN").at(1)), Fit.EXACT),
                    new Frame("photo.png", new Size(150, 170), region)).volume();
            for (int c = 0; c < 3; c++) {
                for (int i = 0; i < region.size().pixels(); i++) {
                    int y = 100 + i / 150;
                    int x = 11 + i % 150;
                    assertThat(volume.at(c, i)).isEqualTo((float) numbers[((c * 150 + y) * 170 + x) * 2 + 1]);
                }
            }
        }
    }

    static Stream<Turn> turns() {
        return Stream.of(Turn.values());
    }

    @ParameterizedTest
    @MethodSource("turns")
    void aTurnIsReadAsItIsWritten(Turn turn) {
        assertThat(Turn.parse(turn.text())).isEqualTo(turn);
        assertThat(Turn.parse(turn.name())).isEqualTo(turn);
        assertThat(turn.of(turn.of(new Size(3, 5)))).isEqualTo(new Size(3, 5));
    }

    private void refused(String layout, int index, String shape, String sentence) throws IOException {
        int count = Arrays.stream(shape.replaceAll("[() ]", "").split(",")).mapToInt(Integer::parseInt).reduce(1,
                (a, b) -> a * b);
        Path file = write(folder, "a.npy", NpyBytes.of("<f4", shape, new double[count]));
        ArraySource source = new ArraySource(file, Optional.empty(), Optional.of(Layout.parse(layout).at(index)),
                Fit.EXACT);
        assertThatThrownBy(() -> source.place(new Frame("photo.png", new Size(2, 3))))
                .isInstanceOf(UnreadableFileException.class).hasMessage(sentence);
    }

    @Test
    void aLayoutThatTheArrayCannotHaveIsRefused() throws IOException {
        refused("CHW", 0, "(2, 2, 2, 3)", "a.npy has the shape 2 x 2 x 2 x 3, which the layout CHW does not fit:"
                + " choose a layout of 4 letters.");
        refused("NCHW", 2, "(2, 2, 2, 3)", "a.npy holds 2 pictures in the layout NCHW but number 2 was asked for:"
                + " choose an index from 0 to 1.");
        refused("CHW", 1, "(2, 2, 3)", "a.npy holds 1 picture in the layout CHW but number 1 was asked for:"
                + " leave out the index.");
        refused("NNHW", 0, "(2, 2, 2, 3)", "a.npy has the shape 2 x 2 x 2 x 3, of which the layout NNHW counts"
                + " pictures along more than one axis: save one picture per file.");
        refused("HWC", 0, "(3, 3, 2)", "a.npy is 3 x 3 in the layout HWC but the image photo.png is 3 x 2:"
                + " open it with fit bilinear, which resizes it, or choose another layout.");
    }

    @Test
    void firstAxesOfLengthOneNeedNoLetter() throws IOException {
        Path file = write(folder, "a.npy", NpyBytes.of("<f4", "(1, 1, 2, 2, 3)", new double[12]));
        ArraySource source = new ArraySource(file, Optional.empty(), Optional.of(Layout.CHW), Fit.EXACT);
        assertThat(source.place(new Frame("photo.png", new Size(2, 3))).classes()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C", "CH", "CHWH", "CCHW", "CHX", "NNNNNNNHW"})
    void lettersThatMakeNoPictureAreRefused(String letters) {
        assertThatThrownBy(() -> Layout.parse(letters)).isInstanceOf(IllegalArgumentException.class);
    }
}
