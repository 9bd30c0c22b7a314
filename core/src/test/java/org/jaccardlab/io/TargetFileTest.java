package org.jaccardlab.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.raster.Region;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class TargetFileTest extends LoadingTest {

    private static final Optional<TargetKind> UNSAID = Optional.empty();

    private int[] labels(SampleFiles files) throws IOException {
        try (Batch batch = files.read().batch()) {
            LabelSource.Hard hard = (LabelSource.Hard) batch.sample(0).targets().getFirst();
            return new int[]{hard.map().at(0), hard.map().at(1), hard.map().at(2), hard.map().at(3)};
        }
    }

    private SampleFiles ignoring(int ignore, Path target) {
        return new SampleFiles(List.of(file("photo.png")), List.of(TargetFile.of(target)), List.of(), ignore,
                List.of());
    }

    private SampleFiles named(Path target, String... classes) {
        return new SampleFiles(List.of(file("photo.png")), List.of(TargetFile.of(target)), List.of(), 255,
                List.of(classes));
    }

    @Test
    void paletteIndicesAreReadAndNotColours() throws IOException {
        Path target = file("t.png", PngBytes.palette(2, 2, 3, 0, 255, 2));
        assertThat(labels(labelled(target, UNSAID))).containsExactly(3, 0, LabelMap.IGNORED, 2);
    }

    @Test
    void greyValuesAreLabels() throws IOException {
        Path target = file("t.png", PngBytes.grey(2, 2, 8, 3, 0, 255, 2));
        assertThat(labels(labelled(target, UNSAID))).containsExactly(3, 0, LabelMap.IGNORED, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void packedGreyValuesAreLabelsAndNotScaled(int bits) throws IOException {
        Path target = file("t.png", PngBytes.grey(2, 2, bits, 1, 0, 0, 1));
        assertThat(labels(labelled(target, UNSAID))).containsExactly(1, 0, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void packedPaletteIndicesAreLabels(int bits) throws IOException {
        byte[] png = PngBytes.of(2, 2, bits, 3, new byte[3 << bits], PngBytes.rows(2, 2, 1, bits, 1, 0, 0, 1));
        assertThat(labels(labelled(file("t.png", png), UNSAID))).containsExactly(1, 0, 0, 1);
    }

    @Test
    void anotherIgnoredValueMayBeNamed() throws IOException {
        Path target = file("t.png", PngBytes.palette(2, 2, 0, 1, 7, 1));
        assertThat(labels(ignoring(7, target))).containsExactly(0, 1, LabelMap.IGNORED, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"|u1", "<i2", ">i4", "<i8"})
    void wholeNumbersInAnArrayAreHardLabels(String type) throws IOException {
        Path target = file("t.npy", NpyBytes.of(type, "(2, 2)", 0, 1, 2, 1));
        assertThat(labels(labelled(target, UNSAID))).containsExactly(0, 1, 2, 1);
    }

    @Test
    void hardLabelsInFortranOrderArePutInOrder() throws IOException {
        Path target = file("t.npy", NpyBytes.of("<i4", true, "(2, 2)", 0, 2, 1, 3));
        assertThat(labels(labelled(target, UNSAID))).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aNegativeIgnoredValueMayBeNamed() throws IOException {
        Path target = file("t.npy", NpyBytes.of("<i4", "(2, 2)", 0, -1, 2, 1));
        assertThat(labels(ignoring(-1, target))).containsExactly(0, LabelMap.IGNORED, 2, 1);
    }

    @Test
    void wholeNumbersStoredAsFractionsAreHardLabelsIfCalledSo() throws IOException {
        Path target = file("t.npy", NpyBytes.of("<f8", "(2, 2)", 0, 1, 2, 1));
        assertThat(labels(labelled(target, Optional.of(TargetKind.HARD)))).containsExactly(0, 1, 2, 1);
    }

    @Test
    void fractionsAreNoHardLabels() throws IOException {
        Path target = file("t.npy", NpyBytes.of("<f4", "(2, 2)", 0, 1, 0.5, 1));
        refused(labelled(target, Optional.of(TargetKind.HARD)),
                "t.npy holds 0.5 at x 0, y 1, which is no class index: save whole numbers, or open it as soft.");
    }

    @Test
    void severalClassesAreNoHardLabels() throws IOException {
        Path target = file("t.npy", NpyBytes.of("|u1", "(3, 2, 2)", new double[12]));
        refused(labelled(target, Optional.of(TargetKind.HARD)), "t.npy has the shape 3 x 2 x 2 but hard labels have"
                + " one number per pixel: save height x width, or open it as soft.");
    }

    @Test
    void anUnknownLabelIsCountedAndPlaced() throws IOException {
        refused(named(file("t.png", PngBytes.palette(2, 2, 0, 1, 7, 7)), "road", "car"),
                "t.png holds the value 7 on 2 pixels, the first at x 0, y 1, but there are 2 classes:"
                        + " number the labels from 0 to 1 or name 7 as the ignored value.");
    }

    @Test
    void furtherUnknownLabelsAreMentioned() throws IOException {
        refused(named(file("t.png", PngBytes.palette(2, 2, 0, 9, 7, 8)), "road", "car"),
                "t.png holds the value 9 on 1 pixel, the first at x 1, y 0 (and 2 other such values), but there are 2"
                        + " classes: number the labels from 0 to 1 or name 9 as the ignored value.");
    }

    @Test
    void oneClassKnowsTheLabels0And1() throws IOException {
        assertThat(labels(named(file("label.png"), "tumour"))).containsExactly(0, 1, 1, 0);
    }

    @Test
    void ofTwoClasses0And255AreAMaskAndSaidToBe() throws IOException {
        Path target = file("t.png", PngBytes.grey(2, 2, 8, 0, 255, 255, 0));
        assertThat(labels(labelled(target, UNSAID))).containsExactly(0, 1, 1, 0);
        assertThat(warnings(labelled(target, UNSAID))).containsExactly("t.png holds only 0 and 255 and was read as a"
                + " mask, 255 being class 1: call its coding indices if 255 marks pixels that do not count.");
    }

    @ParameterizedTest
    @CsvSource({"|u1,255", "<i4,255", "<u2,65535", "<i4,65535"})
    void aMaskMayBeAnArray(String type, int top) throws IOException {
        Path target = file("t.npy", NpyBytes.of(type, "(2, 2)", 0, top, top, 0));
        assertThat(labels(labelled(target, UNSAID))).containsExactly(0, 1, 1, 0);
    }

    @Test
    void aMaskMayHaveOneClassOrBeFullOrAPalette() throws IOException {
        Path target = file("t.png", PngBytes.palette(2, 2, 0, 255, 255, 0));
        assertThat(labels(named(target, "tumour"))).containsExactly(0, 1, 1, 0);
        assertThat(labels(labelled(file("u.png", PngBytes.grey(2, 2, 8, 255, 255, 255, 255)), UNSAID)))
                .containsExactly(1, 1, 1, 1);
    }

    @Test
    void ofMoreClasses255DoesNotCountAndIsQuestioned() throws IOException {
        Path target = file("t.png", PngBytes.grey(2, 2, 8, 0, 255, 255, 0));
        assertThat(labels(named(target, "a", "b", "c"))).containsExactly(0, 255, 255, 0);
        assertThat(warnings(named(target, "a", "b", "c"))).containsExactly(
                "t.png holds nothing but 0 and the ignored value 255: call its coding mask if 255 marks an object.");
    }

    @Test
    void anotherIgnoredValueThatLeavesOnly0IsQuestioned() throws IOException {
        assertThat(warnings(ignoring(1, file("label.png")))).containsExactly("label.png holds nothing but 0 and the"
                + " ignored value 1: name another ignored value if 1 marks an object.");
    }

    @Test
    void whoeverSaysHowItIsCodedIsObeyedWithoutAWord() throws IOException {
        TargetFile target = TargetFile.of(file("t.png", PngBytes.grey(2, 2, 8, 0, 255, 255, 0)));
        SampleFiles files = files(List.of(target.coded(LabelCoding.Plain.INDICES)), List.of());
        assertThat(labels(files)).containsExactly(0, 255, 255, 0);
        assertThat(warnings(files)).isEmpty();
        assertThat(labels(files(List.of(target.coded(LabelCoding.Plain.MASK)), List.of())))
                .containsExactly(0, 1, 1, 0);
    }

    @Test
    void oneImagesClass1SaysThat255IsNoMaskInAnother() throws IOException {
        Path mask = file("t.png", PngBytes.grey(2, 2, 8, 0, 255, 255, 0));
        Path photo = file("photo.png");
        try (Batch batch = SampleFiles.of(List.of(photo, photo), List.of(mask, file("label.png")), List.of()).read()
                .batch()) {
            assertThat(batch.sample(0).targets().getFirst().kept().count()).isEqualTo(2);
        }
    }

    private static List<String> warnings(SampleFiles files) throws IOException {
        Loaded loaded = files.read();
        loaded.batch().close();
        return loaded.warnings();
    }

    @Test
    void aTargetThatIgnoresEverythingIsQuestioned() throws IOException {
        Loaded loaded = labelled(file("t.npy", NpyBytes.of("<f4", "(2, 2, 2)", new double[8])), UNSAID).read();
        loaded.batch().close();
        assertThat(loaded.warnings())
                .containsExactly("The target \"t\" of photo ignores every pixel: check the ignored value.");
    }

    @Test
    void coloursThatNoTableKnowsAreRefused() throws IOException {
        refused(labelled(file("t.png", PngBytes.channels(2, 2, 8, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3)), UNSAID),
                "t.png holds 3 colours that no class table here knows:"
                        + " choose classes with its colours, or save it as an 8-bit grey or palette PNG.");
    }

    @Test
    void transparentLabelsAreRefused() throws IOException {
        refused(labelled(file("t.png", PngBytes.channels(2, 2, 8, 6, new int[16])), UNSAID),
                "t.png has transparent pixels, which are no labels:"
                        + " save it without transparency, or as a plain grey or palette PNG.");
    }

    @Test
    void coloursOf16BitsAreRefused() throws IOException {
        refused(labelled(file("t.png", PngBytes.channels(2, 2, 16, 2, new int[12])), UNSAID),
                "t.png is a 16-bit RGB picture but labels are class indices: save it as an 8-bit grey or palette PNG.");
    }

    @Test
    void labelsOfAnotherSizeNameBothFiles() throws IOException {
        refused(labelled(file("t.png", PngBytes.palette(3, 1, 0, 0, 0)), UNSAID),
                "t.png is 3 x 1 but the image photo.png is 2 x 2: give both the same size, nothing is resized here.");
    }

    @Test
    void smallerLabelsAreRefusedWithTheWayToPlaceThem() throws IOException {
        String rest = " is 1 x 2 but the image photo.png is 2 x 2: give both the same size, nothing is resized here,"
                + " or say with --target-at X,Y (\"at\" in sample.json) where it lies.";
        refused(labelled(file("t.png", PngBytes.grey(1, 2, 8, 1, 0)), UNSAID), "t.png" + rest);
        refused(labelled(file("t.npy", NpyBytes.of("|u1", "(2, 1)", 1, 0)), UNSAID), "t.npy" + rest);
    }

    private SampleFiles lying(Path target, String at) {
        return files(List.of(TargetFile.of(target).lying(Corner.parse(at))), List.of());
    }

    @Test
    void aroundLabelsOfAPartPixelsDoNotCount() throws IOException {
        Path picture = file("t.png", PngBytes.grey(1, 2, 8, 1, 0));
        Path array = file("t.npy", NpyBytes.of("<i4", "(1, 1, 2)", 3, 2));
        assertThat(labels(lying(picture, "1,0"))).containsExactly(255, 1, 255, 0);
        assertThat(labels(lying(array, "0,1"))).containsExactly(255, 255, 3, 2);
        assertThat(labels(lying(file("label.png"), "0,0"))).containsExactly(0, 1, 1, 0);
        assertThat(warnings(lying(picture, "1,0")))
                .containsExactly("t.png covers 1 x 2 pixels of the image: those around it do not count.");
    }

    @Test
    void aMaskOfAPartIsAMask() throws IOException {
        assertThat(labels(lying(file("t.png", PngBytes.grey(1, 2, 8, 255, 0)), "1,0")))
                .containsExactly(255, 1, 255, 0);
    }

    @Test
    void ofAPartOnlyWhatLiesInTheRegionIsRead() throws IOException {
        SampleFiles files = lying(file("t.png", PngBytes.grey(1, 2, 8, 1, 0)), "1,0");
        try (Batch batch = files.read(Intake.WHOLE.of(Region.parse("0,1,2x1"))).batch()) {
            LabelSource.Hard hard = (LabelSource.Hard) batch.sample(0).targets().getFirst();
            assertThat(hard.map().at(0)).isEqualTo(255);
            assertThat(hard.map().at(1)).isZero();
        }
        assertThatThrownBy(() -> files.read(Intake.WHOLE.of(Region.parse("0,0,1x2"))))
                .hasMessage("t.png covers 1,0,1x2 of the image and so nothing of the region 0,0,1x2:"
                        + " choose a region that it covers.");
    }

    @Test
    void aPartLiesWithinTheImage() throws IOException {
        refused(lying(file("t.png", PngBytes.grey(1, 2, 8, 1, 0)), "1,1"), "t.png is 1 x 2 and would cover 1,1,1x2 of"
                + " the image photo.png, which is 2 x 2: choose a corner at which it lies within.");
        refused(lying(file("t.npy", NpyBytes.of("<f4", "(1, 2)", 1, 0)), "0,0"), "t.npy holds soft labels, which must"
                + " have a number for every pixel: give them the size of the image photo.png.");
        refused(lying(file("t.json", "{}".getBytes(StandardCharsets.UTF_8)), "0,0"), "t.json holds annotations, which"
                + " say themselves where they lie: leave out the corner.");
    }

    @Test
    void aLabelPictureCalledSoftIsRefused() {
        refused(labelled(file("label.png"), Optional.of(TargetKind.SOFT)),
                "label.png is a picture of class indices but was called soft: call it hard, or give an array.");
    }

    private LabelSource.Soft soft(Batch batch) {
        return (LabelSource.Soft) batch.sample(0).targets().getFirst();
    }

    @Test
    void softLabelsKeepTheirSharesAndBlankPixelsDoNotCount() throws IOException {
        Path target = file("t.npy", NpyBytes.of("<f4", "(2, 2, 2)", 0.25, 1, 0, 0.5, 0.75, 0, 0, 0.5));
        try (Batch batch = labelled(target, UNSAID).read().batch()) {
            assertThat(soft(batch).weights().at(1, 0)).isEqualTo(0.75f);
            assertThat(soft(batch).kept().keeps(2)).isFalse();
            assertThat(soft(batch).kept().count()).isEqualTo(3);
        }
    }

    @Test
    void oneHotBytesAreSoftLabels() throws IOException {
        Path target = file("t.npy", NpyBytes.of("|u1", "(2, 2, 2)", 1, 1, 0, 0, 0, 0, 1, 1));
        try (Batch batch = labelled(target, UNSAID).read().batch()) {
            assertThat(soft(batch).weights().at(1, 3)).isEqualTo(1);
        }
    }

    @Test
    void oneSoftChannelCountsItsZeros() throws IOException {
        Path target = file("t.npy", NpyBytes.of("<f4", "(2, 2)", 0, 0, 0.5, 1));
        try (Batch batch = labelled(target, UNSAID).read().batch()) {
            assertThat(soft(batch).kept().keepsAll()).isTrue();
        }
    }

    @Test
    void sharesThatDoNotSumTo1ArePlaced() throws IOException {
        refused(labelled(file("t.npy", NpyBytes.of("<f4", "(2, 2, 2)", 0.25, 1, 0, 0.5, 0.75, 0, 0.5, 0.5)), UNSAID),
                "t.npy has shares that sum to 0.5 at x 0, y 1:"
                        + " make each pixel sum to 1, or to 0 where it does not count.");
    }

    @Test
    void sharesBeyond1AreRefused() throws IOException {
        refused(labelled(file("t.npy", NpyBytes.of("<f4", "(2, 2)", 0, 1, 2, 1)), UNSAID),
                "t.npy holds numbers from 0 to 2 but soft labels lie within 0..1:"
                        + " open it as logits if a network made it, or as hard if it holds class indices.");
    }

    @Test
    void sharesThatAreNoNumbersArePlaced() throws IOException {
        refused(labelled(file("t.npy", NpyBytes.of("<f4", "(2, 2)", 0, 1, Double.NaN, 1)), UNSAID),
                "t.npy holds 1 number that is NaN or infinite, the first in class 0 at x 0, y 1:"
                        + " mend them where the file was made.");
    }

    @Test
    void aTeachersProbabilitiesMayNotBeBlank() throws IOException {
        refused(labelled(file("t.npy", NpyBytes.of("<f4", "(2, 2, 2)", 0.25, 1, 0, 0.5, 0.75, 0, 0, 0.5)),
                Optional.of(TargetKind.PROBABILITIES)),
                "t.npy has probabilities that are all 0 at x 0, y 1: call it soft if such pixels do not count.");
    }

    @Test
    void aTeachersLogitsBecomeItsSoftmaxHoweverLargeTheyAre() throws IOException {
        Path target = file("t.npy", NpyBytes.of("<f4", "(2, 2, 2)", 1700, -1700, 0, Math.log(3), -1700, 1700, 0, 0));
        try (Batch batch = labelled(target, Optional.of(TargetKind.LOGITS)).read().batch()) {
            assertThat(soft(batch).weights().at(0, 0)).isEqualTo(1);
            assertThat(soft(batch).weights().at(0, 1)).isZero();
            assertThat(soft(batch).weights().at(1, 2)).isEqualTo(0.5f);
            assertThat(soft(batch).weights().at(0, 3)).isCloseTo(0.75f, within(1e-6f));
        }
    }

    @Test
    void oneChannelOfLogitsBecomesItsSigmoid() throws IOException {
        Path target = file("t.npy", NpyBytes.of("<f4", "(2, 2)", -1700, 1700, 0, Math.log(3)));
        try (Batch batch = labelled(target, Optional.of(TargetKind.LOGITS)).read().batch()) {
            assertThat(soft(batch).weights().at(0, 0)).isZero();
            assertThat(soft(batch).weights().at(0, 1)).isEqualTo(1);
            assertThat(soft(batch).weights().at(0, 3)).isCloseTo(0.75f, within(1e-6f));
        }
    }

    @Test
    void aJpegIsNeverATarget() throws IOException {
        refused(labelled(file("t.jpg", JpegBytes.grey(2, 2)), UNSAID),
                "t.jpg is a JPEG, which changes label numbers: save the labels as a grey or palette PNG.");
    }
}
