package org.jaccardlab.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jaccardlab.colour.ColourMap;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.ClassTable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PainterTest {

    private static final int BACKGROUND = 0x202428;
    private static final Size SMALL = new Size(2, 3);
    private static final ColourMap VIRIDIS = ColourMap.named("viridis");
    private static final Limits UNIT = new Limits(0, 1);
    private static final float[] SIX = {0.05f, 0.3f, 0.5f, 0.7f, 0.9f, 0.15f};

    @Nested
    class AtEveryZoom {

        static Stream<Arguments> views() {
            return Stream.of(1, 2, 2.5, 7.3, 16, 33.3, 0.4)
                    .flatMap(scale -> Stream.of(-1.3, 0, 0.25, 0.77)
                            .map(offset -> Arguments.of(scale.doubleValue(), offset)));
        }

        @ParameterizedTest
        @MethodSource("views")
        void everyScreenPixelHasTheColourOfTheValueUnderItsCentre(double scale, double offset) {
            View view = new View(SMALL, offset, offset / 2, scale, 53, 41);

            int[] painted = paint(scalar(SIX), 1, view);

            assertThat(painted).isEqualTo(expected(view, pixel -> VIRIDIS.at(SIX[pixel])));
        }

        @ParameterizedTest
        @MethodSource("views")
        void everyScreenPixelHasTheColourOfTheClassUnderItsCentre(double scale, double offset) {
            View view = new View(SMALL, offset, offset / 2, scale, 53, 41);
            ClassTable classes = ClassTable.numbered(6);
            LabelMap labels = new LabelMap(SMALL, new byte[]{5, 4, 3, 2, 1, 0});

            int[] painted = paint(new Content.Classes(labels, classes), 1, view);

            assertThat(painted).isEqualTo(expected(view, pixel -> 0xff000000 | classes.rgb(5 - pixel)));
        }

        @ParameterizedTest
        @MethodSource("views")
        void whatTheProbeFindsIsWhatIsPainted(double scale, double offset) {
            View view = new View(SMALL, offset, offset / 2, scale, 53, 41);
            int[] painted = paint(scalar(SIX), 1, view);

            for (int y = 0; y < view.height(); y++) {
                for (int x = 0; x < view.width(); x++) {
                    int colour = painted[y * view.width() + x];
                    int probed = view.pixelAt(x + 0.3, y + 0.9)
                            .map(at -> VIRIDIS.at(SIX[SMALL.pixel(at.x(), at.y())]))
                            .orElse(0xff000000 | BACKGROUND);
                    assertThat(colour).isEqualTo(probed);
                }
            }
        }

        private int[] expected(View view, IntUnaryOperator colour) {
            int[] expected = new int[view.width() * view.height()];
            for (int y = 0; y < view.height(); y++) {
                for (int x = 0; x < view.width(); x++) {
                    int column = (int) Math.floor(view.left() + (x + 0.5) / view.scale());
                    int row = (int) Math.floor(view.top() + (y + 0.5) / view.scale());
                    expected[y * view.width() + x] = SMALL.contains(column, row)
                            ? colour.applyAsInt(SMALL.pixel(column, row))
                            : 0xff000000 | BACKGROUND;
                }
            }
            return expected;
        }
    }

    @Nested
    class ReservedLooks {

        @Test
        void whatIsNotANumberIsMagentaHoweverFaintTheRest() {
            int[] painted = paint(scalar(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0, 0, 0), 0.2);

            assertThat(painted).startsWith(0xffff00ff, 0xffff00ff, 0xffff00ff);
        }

        @Test
        void valuesBeyondTheLimitsHaveTheColoursOfTheEnds() {
            int[] painted = paint(scalar(-1e30f, -0.01f, 0, 1, 1.01f, 1e30f), 1);

            int low = VIRIDIS.argb(0);
            int high = VIRIDIS.argb(ColourMap.ENTRIES - 1);
            assertThat(painted).containsExactly(low, low, low, high, high, high);
        }

        @Test
        void ignoredPixelsAreStripedLighterAndDarker() {
            int[] painted = paintIgnored(0f, 0);

            assertThat(Arrays.stream(painted).distinct()).hasSize(3);
            assertThat(painted[0] & 0xff).isLessThan(0x60);
            assertThat(painted[2] & 0xff).isGreaterThan(0xa0);
        }

        @Test
        void theStripesRepeatEveryEightScreenPixelsAtAnyZoom() {
            for (double scale : new double[]{3, 17.3}) {
                View view = new View(SMALL, 0, 0, scale, 9, 6);
                int[] painted = paint(ignored(0), 1, view);
                assertThat(painted[8]).isEqualTo(painted[0]);
                assertThat(painted[9 + 7]).isEqualTo(painted[0]);
                assertThat(painted[4]).isNotEqualTo(painted[0]);
            }
        }

        @Test
        void anIgnoredPixelWithoutAValueShowsNoColourOfTheMap() {
            assertThat(paintIgnored(0f, 5)).isEqualTo(paintIgnored(Float.NaN, 5));
            assertThat(paintIgnored(0f, 5)[0]).isEqualTo(0xff000000 | Hatch.GROUND);
        }

        @Test
        void aValueThatLeaksOntoAnIgnoredPixelShowsThroughTheHatch() {
            assertThat(paintIgnored(0.5f, 5)[0]).isEqualTo(VIRIDIS.at(0.5));
            assertThat(paintIgnored(0.5f, 0)[0]).isNotEqualTo(VIRIDIS.at(0.5));
        }

        @Test
        void ignoredLabelsAreStripedToo() {
            byte[] labels = new byte[6];
            labels[0] = (byte) LabelMap.IGNORED;
            View view = View.whole(SMALL, 16);

            int[] painted = paint(new Content.Classes(new LabelMap(SMALL, labels), ClassTable.numbered(2)), 1, view);

            assertThat(Arrays.stream(painted, 0, 16).distinct()).hasSize(3);
            assertThat(Arrays.stream(painted, 16, 48).distinct()).hasSize(1);
        }

        /** The first row of screen pixels from {@code from} on, a whole period. */
        private int[] paintIgnored(float value, int from) {
            int[] painted = paint(ignored(value), 1, View.whole(SMALL, 16));
            return Arrays.copyOfRange(painted, from, from + 8);
        }

        private Content ignored(float value) {
            float[] values = new float[6];
            Arrays.fill(values, value);
            return new Content.Scalar(new Field(SMALL, values), 1, VIRIDIS, UNIT, KeepMask.where(SMALL, _ -> false));
        }
    }

    @Nested
    class OverThePhoto {

        @Test
        void opacityMixesContentAndPhoto() {
            int[] painted = paint(scalar(SIX), 0.5, View.whole(SMALL));

            for (int pixel = 0; pixel < 6; pixel++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    int mean = ((VIRIDIS.at(SIX[pixel]) >> shift & 0xff) + (PHOTO.rgb(pixel) >> shift & 0xff)) / 2;
                    assertThat(painted[pixel] >> shift & 0xff).isBetween(mean - 1, mean + 1);
                }
            }
        }

        @Test
        void noOpacityLeavesThePhoto() {
            assertThat(paint(scalar(SIX), 0)).isEqualTo(paint(new Content.Image(), 1));
        }

        @Test
        void theBarePhotoIsExactFromActualSizeOn() {
            int[] painted = paint(new Content.Image(), 1, View.whole(SMALL, 2));

            assertThat(painted).startsWith(opaque(0), opaque(0), opaque(1), opaque(1), opaque(2), opaque(2));
        }

        @Test
        void aPhotoMadeSmallerIsAveraged() {
            Size size = new Size(2, 4);
            Photo stripes = new Photo(size, new int[]{0xff0000, 0x0000ff, 0x202020, 0x404040, 0xff0000, 0x0000ff,
                    0x202020, 0x404040});
            int[] painted = new int[2];

            new Painter().paint(new Content.Image(), stripes, 1, new View(size, 0, 0, 0.5, 2, 1), BACKGROUND, painted);

            assertThat(painted).containsExactly(0xff800080, 0xff303030);
        }

        @Test
        void aSmallerViewOfAnEvenPhotoIsThatColourToItsEdges() {
            Size size = new Size(97, 131);
            int[] rgb = new int[size.pixels()];
            Arrays.fill(rgb, 0x3366cc);
            for (double scale : new double[]{0.031, 0.3, 0.5, 0.74}) {
                View view = new View(size, -20.3, -11.7, scale, 40, 30);
                int[] painted = new int[1200];
                new Painter().paint(new Content.Image(), new Photo(size, rgb), 1, view, BACKGROUND, painted);
                assertThat(painted).containsOnly(0xff3366cc, 0xff000000 | BACKGROUND).contains(0xff3366cc);
            }
        }

        @ParameterizedTest
        @ValueSource(doubles = {0.004, 0.031, 0.3, 0.5, 0.74})
        void aSmallerViewIsTheRoundedMeanOfThePixelsUnderEachScreenPixel(double scale) {
            Size size = new Size(301, 407);
            Random random = new Random(5);
            int[] rgb = IntStream.range(0, size.pixels()).map(i -> random.nextInt() & 0xffffff).toArray();
            View view = new View(size, 3.7, 1.2, scale, 17, 11);
            int[] painted = new int[17 * 11];

            new Painter().paint(new Content.Image(), new Photo(size, rgb), 1, view, BACKGROUND, painted);

            for (int y = 0; y < 11; y++) {
                for (int x = 0; x < 17; x++) {
                    if (view.pixelAt(x, y).isPresent()) {
                        assertThat(painted[y * 17 + x]).as("at %d, %d", x, y).isEqualTo(mean(view, x, y, rgb));
                    }
                }
            }
        }

        private static int mean(View view, int x, int y, int[] rgb) {
            Size size = view.image();
            int left = Math.max(0, (int) Math.floor(view.imageX(x)));
            int right = Math.min(size.width(), (int) Math.floor(view.imageX(x + 1)));
            int top = Math.max(0, (int) Math.floor(view.imageY(y)));
            int bottom = Math.min(size.height(), (int) Math.floor(view.imageY(y + 1)));
            long[] sum = new long[3];
            for (int row = top; row < bottom; row++) {
                for (int column = left; column < right; column++) {
                    for (int c = 0; c < 3; c++) {
                        sum[c] += rgb[size.pixel(column, row)] >> 8 * c & 0xff;
                    }
                }
            }
            long count = (long) (right - left) * (bottom - top);
            int mean = 0xff000000;
            for (int c = 0; c < 3; c++) {
                mean |= (int) ((sum[c] + count / 2) / count) << 8 * c;
            }
            return mean;
        }

        @Test
        void paintersOfOneViewPaintWhatEachWouldAlone() {
            Size size = new Size(40, 60);
            Photo photo = new Photo(size, IntStream.range(0, size.pixels()).map(i -> i * 7919 & 0xffffff).toArray());
            List<Painter> together = Painter.sharingAView(2);
            for (double scale : new double[]{0.4, 1, 2.5}) {
                View view = new View(size, 1.5, 2.5, scale, 30, 20);
                for (Painter painter : together) {
                    int[] painted = new int[600];
                    int[] alone = new int[600];
                    painter.paint(new Content.Image(), photo, 1, view, BACKGROUND, painted);
                    new Painter().paint(new Content.Image(), photo, 1, view, BACKGROUND, alone);
                    assertThat(painted).isEqualTo(alone);
                }
            }
        }

        @Test
        void aPainterFollowsAnotherPhotoAndAnotherView() {
            Painter painter = new Painter();
            int[] painted = new int[6];
            painter.paint(new Content.Image(), PHOTO, 1, View.whole(SMALL), BACKGROUND, painted);
            Photo other = new Photo(SMALL, new int[]{1, 2, 3, 4, 5, 6});

            painter.paint(new Content.Image(), other, 1, View.whole(SMALL), BACKGROUND, painted);
            assertThat(painted).startsWith(0xff000001, 0xff000002);

            painter.paint(new Content.Image(), other, 1, new View(SMALL, 1, 0, 2, 3, 2), BACKGROUND, painted);
            assertThat(painted).startsWith(0xff000002, 0xff000002, 0xff000003);
        }
    }

    @Test
    void theFactorIsAppliedBeforeTheLimits() {
        Content times = new Content.Scalar(new Field(SMALL, SIX), 1000, VIRIDIS, new Limits(0, 1000),
                KeepMask.all(SMALL));

        assertThat(paint(times, 1)).isEqualTo(paint(scalar(SIX), 1));
    }

    @Test
    void aTableOfOneClassGivesItsColourToLabelOne() {
        ClassTable one = new ClassTable(List.of(new ClassTable.Entry("road", 0xff8800)));
        LabelMap labels = new LabelMap(SMALL, new byte[]{0, 1, 0, 1, 0, 1});

        int[] painted = paint(new Content.Classes(labels, one), 1);

        assertThat(painted[1]).isEqualTo(0xffff8800);
        assertThat(painted[0]).isNotEqualTo(0xffff8800);
    }

    @Test
    void hiddenClassesShowThePhotoAlone() {
        LabelMap labels = new LabelMap(SMALL, new byte[]{0, 1, 0, 1, 0, 1});
        int[] photo = paint(new Content.Image(), 1);

        int[] painted = paint(new Content.Classes(labels, ClassTable.numbered(2), Set.of(1)), 1);

        assertThat(painted[1]).isEqualTo(photo[1]);
        assertThat(painted[0]).isEqualTo(0xff000000 | ClassTable.distinctColour(0));
    }

    @Test
    void contentOfAnotherSizeIsRefused() {
        View view = View.whole(new Size(3, 2));

        assertThatIllegalArgumentException().isThrownBy(() -> paint(scalar(SIX), 1, view))
                .withMessageContaining("2 x 3")
                .withMessageContaining("3 x 2");
    }

    @Test
    void aTargetOfAnotherLengthIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Painter().paint(new Content.Image(), PHOTO, 1,
                View.whole(SMALL), BACKGROUND, new int[7]));
    }

    private static final Photo PHOTO = new Photo(SMALL,
            new int[]{0x000000, 0xffffff, 0x804020, 0x10ff30, 0xff0000, 0x0102ff});

    private static int opaque(int pixel) {
        return 0xff000000 | PHOTO.rgb(pixel);
    }

    private static Content scalar(float... values) {
        return new Content.Scalar(new Field(SMALL, values), 1, VIRIDIS, UNIT, KeepMask.all(SMALL));
    }

    private static int[] paint(Content content, double opacity) {
        return paint(content, opacity, View.whole(SMALL));
    }

    private static int[] paint(Content content, double opacity, View view) {
        int[] target = new int[view.width() * view.height()];
        new Painter().paint(content, PHOTO, opacity, view, BACKGROUND, target);
        return target;
    }

    private static int[] blended(Content content, double opacity, BlendMode mode) {
        int[] painted = new int[SMALL.pixels()];
        new Painter().paint(content, PHOTO, opacity, mode, View.whole(SMALL), BACKGROUND, painted);
        return painted;
    }

    @Test
    void aPhotoInGreyHasNoColourWhereNothingLiesOverIt() {
        for (int colour : blended(scalar(SIX), 0, BlendMode.GREY)) {
            assertThat(colour >> 16 & 0xff).isEqualTo(colour >> 8 & 0xff).isEqualTo(colour & 0xff);
        }
        assertThat(blended(scalar(SIX), 1, BlendMode.GREY)).isEqualTo(blended(scalar(SIX), 1, BlendMode.PLAIN));
        assertThat(blended(new Content.Image(), 1, BlendMode.GREY))
                .isEqualTo(blended(new Content.Image(), 1, BlendMode.PLAIN));
    }

    @Test
    void shadedColoursAreDarkerOverADarkPhotoAndNeverBlack() {
        Photo black = new Photo(SMALL, new int[SMALL.pixels()]);
        Photo white = new Photo(SMALL, IntStream.range(0, SMALL.pixels()).map(_ -> 0xffffff).toArray());
        int[] dark = new int[SMALL.pixels()];
        int[] light = new int[SMALL.pixels()];
        new Painter().paint(scalar(SIX), black, 1, BlendMode.SHADED, View.whole(SMALL), BACKGROUND, dark);
        new Painter().paint(scalar(SIX), white, 1, BlendMode.SHADED, View.whole(SMALL), BACKGROUND, light);
        for (int i = 0; i < dark.length; i++) {
            assertThat(dark[i] & 0xff).isLessThan(light[i] & 0xff).isPositive();
        }
    }

    @Test
    void whatHasNoValueLooksAlikeHoweverColoursLieOverThePhoto() {
        float[] values = SIX.clone();
        values[0] = Float.NaN;
        values[1] = 0;
        Content content = new Content.Scalar(new Field(SMALL, values), 1, VIRIDIS, UNIT,
                KeepMask.where(SMALL, pixel -> pixel != 1));
        int[] plain = blended(content, 1, BlendMode.PLAIN);
        for (BlendMode mode : BlendMode.values()) {
            int[] painted = blended(content, 1, mode);
            assertThat(painted[0]).isEqualTo(Painter.NOT_FINITE);
            assertThat(painted[1]).isEqualTo(plain[1]);
        }
    }
}
