package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.sample.Batch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Label files as data sets have them, each read to exact class indices; 255 stands for ignored pixels. */
class CodedTargetTest extends LoadingTest {

    private static final Optional<TargetKind> UNSAID = Optional.empty();

    private static LabelCoding coding(String text) {
        return ClassTableCatalogue.coding(text, List.of());
    }

    private SampleFiles coded(Path target, String coding) {
        return files(List.of(TargetFile.of(target).coded(coding(coding))), List.of());
    }

    private int[] labels(SampleFiles files) throws IOException {
        try (Batch batch = files.read().batch()) {
            LabelSource.Hard hard = (LabelSource.Hard) batch.sample(0).targets().getFirst();
            return new int[]{hard.map().at(0), hard.map().at(1), hard.map().at(2), hard.map().at(3)};
        }
    }

    private static byte[] rgb(int... colours) {
        int[] samples = new int[12];
        for (int i = 0; i < 12; i++) {
            samples[i] = colours[i / 3] >> 16 - i % 3 * 8 & 0xff;
        }
        return PngBytes.channels(2, 2, 8, 2, samples);
    }

    private static byte[] rgba(int... colours) {
        int[] samples = new int[16];
        for (int i = 0; i < 16; i++) {
            samples[i] = i % 4 == 3 ? 255 : colours[i / 4] >> 16 - i % 4 * 8 & 0xff;
        }
        return PngBytes.channels(2, 2, 8, 6, samples);
    }

    private static final int ROAD = 0x804080;
    private static final int SIDEWALK = 0xf423e8;
    private static final int BICYCLE = 0x770b20;

    @Test
    void cityscapesLabelIdsAreKnownByTheirName() throws IOException {
        Path target = file("a_gtFine_labelIds.png", PngBytes.grey(2, 2, 8, 7, 33, 3, 8));
        assertThat(labels(labelled(target, UNSAID))).containsExactly(0, 18, 255, 1);
    }

    @Test
    void theClassesAreThoseOfTheTable() throws IOException {
        Path target = file("a_gtFine_labelIds.png", PngBytes.grey(2, 2, 8, 7, 33, 3, 8));
        try (Batch batch = labelled(target, UNSAID).read().batch()) {
            assertThat(batch.sample(0).classes())
                    .isEqualTo(ClassTableCatalogue.named("cityscapes").classes().orElseThrow());
        }
    }

    @Test
    void cityscapesColoursAreKnownWithAndWithoutAlpha() throws IOException {
        assertThat(labels(labelled(file("a.png", rgb(ROAD, SIDEWALK, 0, BICYCLE)), UNSAID)))
                .containsExactly(0, 1, 255, 18);
        assertThat(labels(labelled(file("b.png", rgba(ROAD, SIDEWALK, 0, BICYCLE)), UNSAID)))
                .containsExactly(0, 1, 255, 18);
    }

    @Test
    void aWrongColourIsCountedPlacedAndItsNearestNamed() throws IOException {
        refused(labelled(file("a_gtFine_color.png", rgba(ROAD, 0x80403f, 0x80403f, BICYCLE)), UNSAID),
                "a_gtFine_color.png holds the colour #80403F on 2 pixels, the first at x 1, y 0, nearest is road"
                        + " #804080 of Cityscapes (label ids, colours): correct it, take the nearest colours with the"
                        + " coding colours:cityscapes~65, or choose the class table that it was made with.");
    }

    @Test
    void nearColoursAreReadIfSaidSo() throws IOException {
        assertThat(labels(coded(file("a.png", rgb(0x81407f, SIDEWALK, 0x010000, BICYCLE)), "colours:cityscapes~1")))
                .containsExactly(0, 1, 255, 18);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "values:ade20k|8|1 0 150 2|0 255 149 1", "shifted|8|1 0 150 2|0 255 149 1",
            "values:voc|8|0 255 20 1|0 255 20 1", "values:camvid|8|0 11 10 1|0 255 10 1",
            "values:deepglobe|8|0 6 5 1|0 255 5 1", "values:cityscapes-train|8|0 255 18 1|0 255 18 1",
            "values:cityscapes|16|7 0 33 11|0 255 18 2", "mask|8|0 255 255 0|0 1 1 0",
            "mask|16|0 65535 65535 0|0 1 1 0", "trimap|8|0 128 255 0|0 255 1 0", "trimap-123|8|1 2 3 1|1 0 255 1",
            "negative-ignored|16|0 65535 3 1|0 255 3 1", "indices|16|0 1 3 2|0 1 3 2",
            "colours:binary|8|0 255 255 0|0 1 1 0"})
    void greyValuesAreReadAsTheyAreCoded(String coding, int bits, String values, String expected) throws IOException {
        Path target = file("t.png", PngBytes.grey(2, 2, bits, numbers(values)));
        assertThat(labels(coded(target, coding))).containsExactly(numbers(expected));
    }

    private static int[] numbers(String words) {
        return Arrays.stream(words.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"colours:voc|#000000 #e0e0c0 #004080 #800000|0 255 20 1",
            "colours:camvid|#808080 #000000 #c000c0 #40c000|0 255 10 1",
            "colours:deepglobe|#00ffff #000000 #ffffff #ffff00|0 255 5 1",
            "colours:ade20k|#787878 #000000 #5c00ff #b47878|0 255 149 1"})
    void coloursAreReadByTheirTable(String coding, String colours, String expected) throws IOException {
        int[] rgb = Arrays.stream(colours.split(" ")).mapToInt(Integer::decode).toArray();
        assertThat(labels(coded(file("t.png", rgb(rgb)), coding))).containsExactly(numbers(expected));
    }

    @Test
    void aPaletteMayBeReadByItsColours() throws IOException {
        byte[] palette = {0, 0, 0, (byte) 0x80, 0, 0, (byte) 0xe0, (byte) 0xe0, (byte) 0xc0};
        Path target = file("t.png", PngBytes.of(2, 2, 8, 3, palette, PngBytes.rows(2, 2, 1, 8, 1, 0, 2, 1)));
        assertThat(labels(coded(target, "colours:voc"))).containsExactly(1, 0, 255, 1);
    }

    @Test
    void aBorderInsideThePaletteIsPointedOut() throws IOException {
        byte[] palette = {0, 0, 0, (byte) 0x80, 0, 0, (byte) 0xe0, (byte) 0xe0, (byte) 0xc0};
        Path target = file("t.png", PngBytes.of(2, 2, 8, 3, palette, PngBytes.rows(2, 2, 1, 8, 1, 0, 2, 1)));
        refused(labelled(target, UNSAID), "t.png draws 2 in the colour of borders that do not count:"
                + " say its coding, indices with 2 ignored or indices.");
        assertThat(labels(new SampleFiles(List.of(file("photo.png")), List.of(TargetFile.of(target)), List.of(), 2,
                List.of()))).containsExactly(1, 0, 255, 1);
        assertThat(labels(coded(target, "indices"))).containsExactly(1, 0, 2, 1);
    }

    @Test
    void threeEqualChannelsAreGrey() throws IOException {
        assertThat(labels(labelled(file("t.png", rgb(0, 0x010101, 0x030303, 0x020202)), UNSAID)))
                .containsExactly(0, 1, 3, 2);
    }

    @Test
    void classIndicesMayHave16Bits() throws IOException {
        assertThat(labels(labelled(file("t.png", PngBytes.grey(2, 2, 16, 0, 1, 3, 2)), UNSAID)))
                .containsExactly(0, 1, 3, 2);
    }

    @Test
    void idsOf16BitsThatAreNoClassesAreRefused() throws IOException {
        refused(labelled(file("t.png", PngBytes.grey(2, 2, 16, 0, 24001, 3, 2)), UNSAID),
                "t.png holds the value 24001 on 1 pixel, the first at x 1, y 0, but there are 255 classes:"
                        + " number the labels from 0 to 254 or name 24001 as the ignored value.");
    }

    @Test
    void negativeNumbersDoNotCount() throws IOException {
        assertThat(labels(labelled(file("t.npy", NpyBytes.of("<i8", "(2, 2)", 0, -100, 2, 1)), UNSAID)))
                .containsExactly(0, 255, 2, 1);
    }

    @Test
    void aTrimapIsAskedAbout() throws IOException {
        refused(labelled(file("t.png", PngBytes.grey(2, 2, 8, 0, 128, 255, 0)), UNSAID),
                "t.png holds only 0, 128 and 255: say its coding, trimap or matte.");
    }

    @Test
    void aMaskOf16BitsIsAskedAboutIfThereAreMoreClasses() throws IOException {
        Path target = file("t.png", PngBytes.grey(2, 2, 16, 0, 65535, 65535, 0));
        assertThat(labels(labelled(target, UNSAID))).containsExactly(0, 1, 1, 0);
        PredictionFile prediction = PredictionFile.of(file("p.npy", NpyBytes.of("<f4", "(3, 2, 2)", 1, 2, 3, 4, 5, 6,
                7, -8, 9, 10, 11, 12)));
        refused(files(List.of(TargetFile.of(target)), List.of(prediction)),
                "t.png holds only 0 and 65535: say its coding, mask or negative-ignored.");
    }

    private SampleFiles labelledBy(String table, Path target) {
        return labelled(target, UNSAID).labelledBy(ClassTableCatalogue.named(table));
    }

    @Test
    void aChosenTableNamesTheClassesAndReadsValues() throws IOException {
        Path target = file("t.png", PngBytes.grey(2, 2, 8, 0, 1, 150, 255));
        assertThat(labels(labelledBy("ade20k", target))).containsExactly(255, 0, 149, 255);
        try (Batch batch = labelledBy("ade20k", target).read().batch()) {
            assertThat(batch.classes()).isEqualTo(ClassTableCatalogue.named("ade20k").classes().orElseThrow());
        }
    }

    @Test
    void aChosenTableReadsColoursThatOtherTablesHaveToo() throws IOException {
        assertThat(labels(labelledBy("camvid", file("t.png", rgb(ROAD, ROAD, 0x808080, 0)))))
                .containsExactly(3, 3, 0, 255);
        refused(labelledBy("voc", file("t.png", rgb(0x800000, 0x800000, 0x800001, 0))),
                "t.png holds the colour #800001 on"
                        + " 1 pixel, the first at x 0, y 1, nearest is aeroplane #800000 of PASCAL VOC 2012: correct it, take"
                        + " the nearest colours with the coding colours:voc~1, or choose the class table that it was made with.");
    }

    @Test
    void aChosenTableReadsAPaletteByItsColours() throws IOException {
        byte[] palette = {0, 0, 0, (byte) 0x80, 0, 0, (byte) 0xe0, (byte) 0xe0, (byte) 0xc0};
        Path target = file("t.png", PngBytes.of(2, 2, 8, 3, palette, PngBytes.rows(2, 2, 1, 8, 1, 0, 2, 1)));
        assertThat(labels(labelledBy("voc", target))).containsExactly(1, 0, 255, 1);
    }

    @Test
    void whereAChosenTableDoesNotFitTheFileDecides() throws IOException {
        assertThat(labels(labelledBy("camvid", file("t.npy", NpyBytes.of("<i4", "(2, 2)", 0, 3, -1, 1)))))
                .containsExactly(0, 3, 255, 1);
        Path target = file("a_labelIds.png", PngBytes.grey(2, 2, 8, 7, 33, 3, 8));
        refused(labelledBy("voc", target), "a_labelIds.png holds the value 33 on 1 pixel, the first at x 1, y 0, but"
                + " there are 21 classes: number the labels from 0 to 20 or name 33 as the ignored value.");
    }

    @Test
    void anExplicitCodingIsStrongerThanAChosenTable() throws IOException {
        Path target = file("t.png", PngBytes.grey(2, 2, 8, 0, 1, 2, 149));
        assertThat(labels(coded(target, "indices").labelledBy(ClassTableCatalogue.named("ade20k"))))
                .containsExactly(0, 1, 2, 149);
    }

    @Test
    void ofATableOfTwoClassesOneChannelIsTheObject() throws IOException {
        PredictionFile prediction = PredictionFile.of(file("p.npy", NpyBytes.of("<f4", "(2, 2)", 1, 2, 3, -4)));
        try (Batch batch = files(List.of(TargetFile.of(file("label.png"))), List.of(prediction))
                .labelledBy(ClassTableCatalogue.named("binary")).read().batch()) {
            assertThat(batch.classes().count()).isOne();
            assertThat(batch.classes().name(0)).isEqualTo("object");
        }
    }

    @Test
    void aTableOfOtherClassesThanAPredictionIsNamed() throws IOException {
        PredictionFile prediction = PredictionFile.of(file("p.npy", NpyBytes.of("<f4", "(2, 2, 2)", 1, 2, 3, 4, 5, 6,
                7, -8)));
        refused(files(List.of(TargetFile.of(file("label.png"))), List.of(prediction))
                .labelledBy(ClassTableCatalogue.named("voc")),
                "p.npy has 2 classes but the class table PASCAL VOC 2012 names 21: give files with the same classes.");
    }

    @Test
    void aTrimapOf1To3IsQuestioned() throws IOException {
        refused(labelled(file("t.png", PngBytes.grey(2, 2, 8, 1, 2, 3, 1)), UNSAID),
                "t.png holds only 1, 2 and 3: say its coding, trimap-123, shifted or indices.");
    }

    /** Values of labels, the prediction's classes, and what is asked; nothing if they are plain indices. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1 2 3 1|2|trimap-123 or shifted with 3 ignored",
            "1 2 3 1|3|shifted or trimap-123", "1 2 3 1|4|", "0 1 2 3|3|indices with 3 ignored or shifted",
            "1 2 1 2|2|shifted or indices with 2 ignored", "0 1 2 255|3|", "1 1 1 1|2|"})
    void howManyClassesThePredictionHasDecidesWhatIsAsked(String values, int classes, @Nullable String choices)
            throws IOException {
        Path target = file("t.png", PngBytes.grey(2, 2, 8, numbers(values)));
        double[] logits = new double[4 * classes];
        logits[0] = 5;
        SampleFiles files = files(List.of(TargetFile.of(target)), List.of(PredictionFile.of(file("p.npy",
                NpyBytes.of("<f4", "(" + classes + ", 2, 2)", logits)))));
        if (choices == null) {
            assertThat(labels(files)).containsExactly(numbers(values));
        } else {
            assertThatThrownBy(files::read).isInstanceOf(UndecidedLabelsException.class)
                    .hasMessageEndingWith(": say its coding, " + choices + ".");
        }
    }

    @Test
    void valuesThatACodingDoesNotKnowAreNamed() throws IOException {
        refused(coded(file("t.png", PngBytes.grey(2, 2, 8, 0, 255, 7, 9)), "mask"),
                "t.png holds the value 7 on 1 pixel, the first at x 0, y 1 (and 1 other such values), which is not one"
                        + " of a mask: choose another coding.");
        refused(coded(file("t.png", PngBytes.grey(2, 2, 8, 0, 21, 7, 9)), "values:voc"),
                "t.png holds the value 21 on 1 pixel, the first at x 1, y 0, which PASCAL VOC 2012 does not know:"
                        + " choose another coding.");
    }

    @Test
    void aTableOfOtherClassesThanThePredictionsIsRefused() throws IOException {
        Path target = file("t.png", PngBytes.grey(2, 2, 8, 7, 8, 11, 7));
        PredictionFile prediction = PredictionFile.of(file("p.npy", NpyBytes.of("<f4", "(2, 2, 2)", 1, 2, 3, 4, 5, 6,
                7, -8)));
        refused(files(List.of(TargetFile.of(target).coded(coding("values:cityscapes"))), List.of(prediction)),
                "t.png holds the value 11 on 1 pixel, the first at x 0, y 1, but there are 2 classes:"
                        + " give a prediction of the classes of Cityscapes (label ids, colours).");
    }

    @Test
    void coloursAreNoValues() throws IOException {
        refused(coded(file("t.png", rgb(1, 2, 3, 4)), "mask"),
                "t.png is a picture of colours but was called mask: choose the coding colours:TABLE with its class table.");
    }

    private LabelSource.Soft soft(Batch batch) {
        return (LabelSource.Soft) batch.sample(0).targets().getFirst();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void aMatteIsTheShareOfTheObject(int bits) throws IOException {
        int top = (1 << bits) - 1;
        Path target = file("t.png", PngBytes.grey(2, 2, bits, 0, top, top / 5, 1));
        try (Batch batch = coded(target, "matte").read().batch()) {
            assertThat(soft(batch).weights().classes()).isEqualTo(2);
            assertThat(soft(batch).weights().at(1, 0)).isZero();
            assertThat(soft(batch).weights().at(0, 0)).isOne();
            assertThat(soft(batch).weights().at(1, 1)).isOne();
            assertThat(soft(batch).weights().at(1, 2)).isEqualTo(0.2f);
            assertThat(soft(batch).weights().at(0, 2)).isEqualTo(0.8f);
            assertThat(soft(batch).weights().at(1, 3)).isEqualTo((float) (1.0 / top));
            assertThat(soft(batch).kept().keepsAll()).isTrue();
        }
    }

    @Test
    void aMatteOfOneClassIsOneChannel() throws IOException {
        Path target = file("t.png", PngBytes.grey(2, 2, 8, 0, 255, 51, 1));
        PredictionFile prediction = PredictionFile.of(file("p.npy", NpyBytes.of("<f4", "(2, 2)", 1, 2, 3, -4)));
        try (Batch batch = files(List.of(TargetFile.of(target).coded(LabelCoding.Plain.MATTE)), List.of(prediction))
                .read().batch()) {
            assertThat(soft(batch).weights().classes()).isOne();
            assertThat(soft(batch).weights().at(0, 2)).isEqualTo(0.2f);
        }
    }

    @Test
    void annotatorsMasksOfOneBitAreSeveralTargets() throws IOException {
        Path one = file("rater1.png", PngBytes.grey(2, 2, 1, 0, 1, 1, 0));
        Path two = file("rater2.png", PngBytes.grey(2, 2, 1, 0, 1, 0, 0));
        try (Batch batch = files(List.of(TargetFile.of(one), TargetFile.of(two)), List.of()).read().batch()) {
            assertThat(batch.sample(0).targets()).extracting(LabelSource::name).containsExactly("rater1", "rater2");
            assertThat(((LabelSource.Hard) batch.sample(0).targets().get(1)).map().at(1)).isOne();
        }
    }
}
