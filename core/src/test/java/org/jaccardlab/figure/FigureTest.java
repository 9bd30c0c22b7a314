package org.jaccardlab.figure;

import java.util.Arrays;
import java.util.List;
import org.jaccardlab.colour.ColourMap;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.picture.Content;
import org.jaccardlab.picture.Hatch;
import org.jaccardlab.picture.Painter;
import org.jaccardlab.picture.Rendering;
import org.jaccardlab.picture.View;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.ClassTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FigureTest {

    private static final Size SIZE = new Size(150, 200);
    private static final Photo PHOTO = new Photo(SIZE, new int[SIZE.pixels()]);
    private static final String CAPTION = "What is seen here.";
    private static final ColourMap MAP = ColourMap.named("viridis");

    @Test
    void theBarePictureIsWhatTheScreenShowsAtActualSize() {
        int[] screen = new int[SIZE.pixels()];
        new Painter().paint(ramp(0), PHOTO, 0.6, View.whole(SIZE), 0, screen);

        Rendering bare = bare(ramp(0), 0.6, 1);

        assertThat(bare.size()).isEqualTo(SIZE);
        assertThat(bare.argb()).isEqualTo(screen);
    }

    @Test
    void anEnlargedPictureRepeatsEveryPixel() {
        Rendering bare = bare(ramp(0), 1, 1);

        Rendering enlarged = bare(ramp(0), 1, 3);

        assertThat(enlarged.size()).isEqualTo(new Size(450, 600));
        int[] repeated = new int[450 * 600];
        Arrays.setAll(repeated, i -> bare.argb()[i / 600 / 3 * 200 + i % 600 / 3]);
        assertThat(enlarged.argb()).isEqualTo(repeated);
    }

    @Test
    void theFigureHoldsTheBarePictureUntouched() {
        Rendering bare = bare(ramp(0), 0.8, 1);
        Rendering whole = figure(ramp(0), 0.8, 1).rendering();

        int margin = lettering().ems(1.1);
        for (int y = 0; y < SIZE.height(); y++) {
            int start = (margin + y) * whole.size().width() + margin;
            int[] row = Arrays.copyOfRange(whole.argb(), start, start + SIZE.width());
            assertThat(row).isEqualTo(Arrays.copyOfRange(bare.argb(), y * 200, y * 200 + 200));
        }
    }

    @ParameterizedTest
    @EnumSource(Paper.class)
    void nothingIsDrawnIntoTheMargin(Paper paper) {
        Content[] contents = {ramp(0), ramp(20), new Content.Image(), labels()};
        for (Content content : contents) {
            Rendering whole = new Figure("", List.of(new Panel("gradient with respect to the logit of a class", "",
                    "per pixel and per class, over all classes", content, PHOTO, 1)),
                    "A caption that is long enough to be wrapped into several lines, each of them within the margins.",
                    Style.STANDARD.on(paper)).rendering();

            int width = whole.size().width();
            int height = whole.size().height();
            int paperColour = 0xff000000 | paper.background();
            for (int edge = 0; edge < 4; edge++) {
                for (int x = 0; x < width; x++) {
                    assertThat(whole.argb()[edge * width + x]).isEqualTo(paperColour);
                    assertThat(whole.argb()[(height - 1 - edge) * width + x]).isEqualTo(paperColour);
                }
                for (int y = 0; y < height; y++) {
                    assertThat(whole.argb()[y * width + edge]).isEqualTo(paperColour);
                    assertThat(whole.argb()[y * width + width - 1 - edge]).isEqualTo(paperColour);
                }
            }
        }
    }

    @Test
    void everyPixelOfAFigureIsOpaque() {
        assertThat(
                Arrays.stream(figure(ramp(20), 1, 1).rendering().argb()).map(argb -> argb >>> 24).distinct().toArray())
                .containsExactly(0xff);
    }

    @Test
    void theSameFigureIsDrawnTheSameTwice() {
        assertThat(figure(ramp(20), 1, 1).rendering().argb()).isEqualTo(figure(ramp(20), 1, 1).rendering().argb());
    }

    @Test
    void aFigureOfATinyPictureIsWideEnoughForItsCaption() {
        Size tiny = new Size(3, 3);
        Content content = new Content.Scalar(new Field(tiny, new float[9]), 1, MAP, new Limits(0, 1),
                KeepMask.all(tiny));

        Rendering whole = new Figure("",
                List.of(new Panel("loss share", "loss share", "", content, new Photo(tiny, new int[9]), 1)), CAPTION,
                Style.STANDARD).rendering();

        assertThat(whole.size().width()).isGreaterThan(300);
        assertThat(whole.size().height()).isLessThan(200);
    }

    @Test
    void hatchAndMagentaAreExplainedOnlyWhereTheyOccur() {
        int without = figure(ramp(0), 1, 1).size().height();

        assertThat(figure(ramp(20), 1, 1).size().height()).isGreaterThan(without);
    }

    @Test
    void aLegendListsOnlyTheClassesThatOccur() {
        LegendBlock few = legend(ClassTable.numbered(30), 0, 7);
        LegendBlock many = legend(ClassTable.numbered(30), 0, 7, 8, 9, 10);

        assertThat(many.height() - few.height()).isEqualTo(3 * lettering().ems(1.6));
    }

    @Test
    void aLegendNamesIgnoredPixelsIfThereAreAny() {
        LegendBlock without = legend(ClassTable.numbered(3), 0, 1);
        LegendBlock with = legend(ClassTable.numbered(3), 0, 1, LabelMap.IGNORED);

        assertThat(with.height() - without.height()).isEqualTo(lettering().ems(1.6));
    }

    @Test
    void aLongLegendIsNoHigherThanThePicture() {
        int[] all = new int[150];
        Arrays.setAll(all, i -> i);

        assertThat(legend(ClassTable.numbered(150), all).height()).isLessThan(401);
    }

    @ParameterizedTest
    @CsvSource({"3, 64", "64, 3", "100, 2", "224, 1", "2048, 1", "1, 64"})
    void tinyPicturesAreEnlargedUntilTheyAreSeenWithEase(int side, int upscale) {
        assertThat(Style.suggestedUpscale(new Size(1, side))).isEqualTo(upscale);
    }

    @ParameterizedTest
    @CsvSource({"0", "65"})
    void anUpscaleOutOfRangeIsRefused(int upscale) {
        assertThatIllegalArgumentException().isThrownBy(() -> figure(ramp(0), 1, upscale));
    }

    private static Figure figure(Content content, double opacity, int upscale) {
        return new Figure("", List.of(panel(content, opacity)), CAPTION, Style.STANDARD.withUpscale(upscale));
    }

    private static Rendering bare(Content content, double opacity, int upscale) {
        return new Figure("", List.of(panel(content, opacity)), "",
                Style.STANDARD.withUpscale(upscale).withKeys(Keys.NONE)).rendering();
    }

    private static Panel panel(Content content, double opacity) {
        return new Panel("loss share", "loss share", "\u00d7 kept pixels", content, PHOTO, opacity);
    }

    /** Values from 0 to 1, the first {@code ignored} pixels ignored. */
    private static Content ramp(int ignored) {
        float[] values = new float[SIZE.pixels()];
        for (int i = ignored; i < values.length; i++) {
            values[i] = i / (float) values.length;
        }
        return new Content.Scalar(new Field(SIZE, values), 1, MAP, new Limits(0.1, 0.9),
                KeepMask.where(SIZE, i -> i >= ignored));
    }

    private static Content labels() {
        byte[] labels = new byte[SIZE.pixels()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % 12 == 11 ? LabelMap.IGNORED : i % 12);
        }
        return new Content.Classes(new LabelMap(SIZE, labels), ClassTable.numbered(11));
    }

    private static LegendBlock legend(ClassTable classes, int... labels) {
        byte[] row = new byte[labels.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (byte) labels[i];
        }
        Content.Classes content = new Content.Classes(new LabelMap(new Size(1, row.length), row), classes);
        return LegendBlock.of("loss share", "\u00d7 kept pixels", List.of(content), 400, lettering(),
                Hatch.forFile(576));
    }

    private static Lettering lettering() {
        return Lettering.besides(SIZE, Paper.LIGHT);
    }
}
