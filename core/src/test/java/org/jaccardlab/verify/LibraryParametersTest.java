package org.jaccardlab.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jaccardlab.preset.JdtLoss;
import org.jaccardlab.preset.KorniaBinaryFocalLoss;
import org.jaccardlab.preset.MmsegCrossEntropyLoss;
import org.jaccardlab.preset.MmsegDiceEpsLoss;
import org.jaccardlab.preset.MmsegDiceLoss;
import org.jaccardlab.preset.MmsegFocalLoss;
import org.jaccardlab.preset.MmsegLovaszLoss;
import org.jaccardlab.preset.MonaiDiceCeLoss;
import org.jaccardlab.preset.MonaiDiceLoss;
import org.jaccardlab.preset.MonaiFocalLoss;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.preset.SmpDiceLoss;
import org.jaccardlab.preset.SmpFocalLoss;
import org.jaccardlab.preset.SmpJaccardLoss;
import org.jaccardlab.preset.SmpSoftBceLoss;
import org.jaccardlab.preset.SmpSoftCrossEntropyLoss;
import org.jaccardlab.preset.SmpTverskyLoss;
import org.jaccardlab.preset.TorchCrossEntropyLoss;
import org.jaccardlab.verify.Verification.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Parameters of the libraries that are seldom set, on pixels so few that the numbers can be had by hand. */
class LibraryParametersTest {

    private static final double LN2 = Math.log(2);

    @TempDir
    private Path folder;

    /** One pixel of this class, with logits of 0. */
    private HandmadeCase undecided(String family, Preset preset, int classes, int label) {
        return new HandmadeCase(folder, family, preset).input("logits", "1," + classes + ",1,1", new double[classes])
                .input("labels", "1,1,1", label);
    }

    /** Two images of one pixel and one channel each, with logits of 0. */
    private HandmadeCase twoImages(String family, Preset preset) {
        return new HandmadeCase(folder, family, preset).input("logits", "2,1,1,1", 0, 0)
                .input("labels", "2,1,1,1", 1, 1);
    }

    private static void assertPasses(HandmadeCase handmade) throws IOException {
        assertThat(handmade.verified()).satisfies(row -> assertThat(row.reason()).isEmpty())
                .returns(Status.PASSED, Verification.Row::status);
    }

    private static void assertFails(HandmadeCase handmade, String... words) throws IOException {
        assertThat(handmade.verified()).returns(Status.FAILED, Verification.Row::status)
                .satisfies(row -> assertThat(row.reason()).contains(words));
    }

    @Test
    void aScoreUnderALogarithmIsHeldAtEpsAndHasNoSlope() throws IOException {
        assertPasses(new HandmadeCase(folder, "smp_dice",
                new SmpDiceLoss("multiclass", null, true, true, 0, null, 1e-7, null))
                .input("logits", "1,2,1,2", 10, -10, -10, 10).input("labels", "1,1,2", 1, 0)
                .expecting(16.11809565095832).gradient("1,2,1,2", 0, 0, 0, 0));
    }

    @Test
    void aDenominatorBelowEpsIsTakenForEps() throws IOException {
        SmpTverskyLoss onlyFalsePositives = new SmpTverskyLoss("multiclass", null, false, true, 0, null, 1e-7, null, 1,
                0, 1);
        assertPasses(new HandmadeCase(folder, "smp_tversky", onlyFalsePositives).input("logits", "1,2,1,1", 200, -200)
                .input("labels", "1,1,1", 1).expecting(0.5).gradient("1,2,1,1", 0, 0));
        double score = 1 / (1 + Math.exp(18)) / 1e-7;
        double slope = score * (1 - score * 1e-7) / 2;
        assertPasses(new HandmadeCase(folder, "smp_tversky", onlyFalsePositives).input("logits", "1,2,1,1", 9, -9)
                .input("labels", "1,1,1", 1).expecting((1 - score) / 2).gradient("1,2,1,1", slope, -slope));
    }

    @Test
    void probabilitiesAreTakenAsTheyAreAndDifferentiatedBy() throws IOException {
        assertPasses(new HandmadeCase(folder, "smp_jaccard",
                new SmpJaccardLoss("multiclass", null, false, false, 0, null, 1e-7, null))
                .input("logits", "1,2,1,1", 0.25, 0.75).input("labels", "1,1,1", 1).expecting(0.125)
                .gradient("1,2,1,1", 0, -0.5));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void theSmoothFactorPullsEveryChannelAlike(int channels) throws IOException {
        double[] ones = new double[channels];
        Arrays.fill(ones, 1);
        String shape = "1," + channels + ",1,1";
        assertPasses(new HandmadeCase(folder, "smp_soft_bce", new SmpSoftBceLoss(null, -100, "mean", 0.2, null))
                .input("logits", shape, ones).input("targets", shape, ones).expecting(0.5132616875182228));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "[2.0]                | null                 | 2.0", "3                    | null                 | 3.0",
            "[[[1.0]], [[3.0]]]   | null                 | 2.0", "null                 | [2.0]                | 1.5",
            "null                 | [[[2.0]], [[1.0]]]   | 1.5", "null                 | [[[1.0]], [[2.0]]]   | 1.0",
            "[[[4.0]], [[1.0]]]   | [[[2.0]], [[9.0]]]   | 4.5"})
    void weightsOfABinaryCrossEntropyAreBroadcast(String weight, String positive, double logarithmsOfTwo)
            throws IOException {
        assertPasses(new HandmadeCase(folder, "smp_soft_bce", new SmpSoftBceLoss()).with("weight", weight)
                .with("pos_weight", positive).input("logits", "1,2,1,1", 0, 0).input("targets", "1,2,1,1", 1, 0)
                .expecting(logarithmsOfTwo * LN2));
    }

    @Test
    void aFlatListOfWeightsWouldWeighColumnsAndIsRefused() throws IOException {
        assertFails(new HandmadeCase(folder, "smp_soft_bce", new SmpSoftBceLoss()).with("weight", "[1.0, 3.0]")
                .input("logits", "1,2,1,1", 0, 0).input("targets", "1,2,1,1", 1, 0).expecting(1), "C x 1 x 1");
    }

    @Test
    void everySumIsASum() throws IOException {
        MonaiDiceCeLoss onlyCrossEntropy = new MonaiDiceCeLoss("softmax", "labels", "index", true, false, false, "sum",
                1e-5, 1e-5, false, null, 0, 1, 0);
        MmsegFocalLoss focal = new MmsegFocalLoss(true, 0, 0.5, List.of(), "sum", null, 1, 255, "FocalLoss");
        List<HandmadeCase> ofTwoPixels = List.of(
                new HandmadeCase(folder, "ce_hard", new TorchCrossEntropyLoss(-100, null, 0, "sum")),
                new HandmadeCase(folder, "smp_focal",
                        new SmpFocalLoss("multiclass", null, 0, null, "sum", false, null, null)),
                new HandmadeCase(folder, "smp_soft_ce", new SmpSoftCrossEntropyLoss(0, null, "sum")),
                new HandmadeCase(folder, "monai_dice_ce", onlyCrossEntropy),
                new HandmadeCase(folder, "mmseg_focal", focal), new HandmadeCase(folder, "mmseg_cross_entropy",
                        new MmsegCrossEntropyLoss(false, false, "sum", null, 1, true, 255)));
        for (HandmadeCase each : ofTwoPixels) {
            assertPasses(each.input("logits", "1,2,1,2", 0, 0, 0, 0).input("labels", "1,1,2", 0, 1)
                    .expecting(2 * LN2));
        }
        assertPasses(twoImages("smp_focal", new SmpFocalLoss("binary", null, 0, null, "sum", false, null, null))
                .expecting(2 * LN2));
        assertPasses(twoImages("mmseg_lovasz",
                new MmsegLovaszLoss("binary", "present", List.of(), true, "sum", null, 1, 255)).without("only")
                .expecting(2));
        assertPasses(twoImages("mmseg_dice_eps", new MmsegDiceEpsLoss(true, true, "sum", true, 1, 255, 1))
                .expecting(0.4));
    }

    @Test
    void aReductionThatGivesNoNumberIsRefused() throws IOException {
        assertFails(undecided("ce_hard", new TorchCrossEntropyLoss(-100, null, 0, "none"), 2, 0).expecting(LN2),
                "reduction", "none", "mean, sum");
        assertFails(twoImages("mmseg_lovasz",
                new MmsegLovaszLoss("binary", "present", List.of(), true, "none", null, 1, 255)).without("only")
                .expecting(1),
                "per_image", "mean or sum");
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 0", "3, 1, 0.34657359027997264", "3, 0, 0"})
    void monaiCutsTheBackgroundOffBeforeTheSoftmax(int classes, int label, double loss) throws IOException {
        MonaiFocalLoss withoutBackground = new MonaiFocalLoss(true, "labels", false, 0, 0.25, null, "mean");
        assertPasses(undecided("monai_focal", withoutBackground, classes, label).expecting(loss));
    }

    @Test
    void monaisAlphaAndWeightMultiply() throws IOException {
        assertPasses(undecided("monai_focal",
                new MonaiFocalLoss(true, "labels", true, 0, 0.25, List.of(1.0, 4.0), "mean"), 2, 1)
                .expecting(LN2 / 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"3 | [2.0, 4.0] | 2.5", "3 | 2.0 | 1.5",
            "2 | [2.0] | 0.3333333333333333"})
    void monaiWeighsTheClassesThatCountUnlessThereIsOnlyOne(int classes, String weight, double loss)
            throws IOException {
        MonaiDiceLoss withoutBackground = new MonaiDiceLoss("softmax", "labels", false, false, false, "mean", 0, 0,
                false, null, false);
        assertPasses(undecided("monai_dice", withoutBackground, classes, 1).with("weight", weight).expecting(loss));
    }

    @Test
    void oneChannelOfDiceCeKnowsNoLabelSmoothing() throws IOException {
        MonaiDiceCeLoss smoothed = new MonaiDiceCeLoss("sigmoid", "labels", "index", true, false, false, "mean", 1e-5,
                1e-5, false, null, 0, 1, 0.5);
        assertPasses(new HandmadeCase(folder, "monai_dice_ce", smoothed).input("logits", "1,1,1,1", 1)
                .input("labels", "1,1,1,1", 1).expecting(Math.log1p(Math.exp(-1))));
    }

    @Test
    void theIgnoredLabelOfMmsegsDiceKeepsItsOwnClassInTheDenominator() throws IOException {
        assertPasses(new HandmadeCase(folder, "mmseg_dice", new MmsegDiceLoss(1, 1, "mean", null, 1, 0))
                .input("logits", "1,2,1,2", 0, 0, 0, 0).input("labels", "1,1,2", 0, 1).expecting(1.0 / 6));
    }

    @Test
    void everyClassCanHaveAnAlphaOfItsOwn() throws IOException {
        MmsegFocalLoss focal = new MmsegFocalLoss(true, 0, 0.5, List.of(), "mean", null, 1, 255, "FocalLoss");
        assertPasses(undecided("mmseg_focal", focal, 2, 0).without("alphas").with("alpha", "[0.2, 0.6]")
                .expecting(0.3 * LN2));
    }

    @Test
    void onlyListedClassesCountInMmsegsLovaszLoss() throws IOException {
        assertPasses(undecided("mmseg_lovasz", new MmsegLovaszLoss(), 2, 1).without("only").with("classes", "[0]")
                .expecting(0.5));
    }

    @Test
    void aSoftLabelOfTheIgnoredNumberCountsAllTheSame() throws IOException {
        JdtLoss soft = new JdtLoss("soft", 1, 0, 0, 1, 1, 1, 0, 0.01, 1, false, 0, null, "PRESENT", "ALL");
        assertPasses(new HandmadeCase(folder, "jdt", soft).input("logits", "1,2,1,1", 0, 0)
                .input("soft_labels", "1,2,1,1", 0, 1).expecting(0.75));
    }

    @Test
    void mmsegAddsTheRoundingOfAFloatToItsDivisor() throws IOException {
        MmsegCrossEntropyLoss kept = new MmsegCrossEntropyLoss(false, false, "mean", null, 1, true, 255);
        assertPasses(undecided("mmseg_cross_entropy", kept, 2, 0).expecting(LN2 / (1 + 1.1920928955078125e-7)));
    }

    @Test
    void ignoredChannelsOfAPixelCostNothingButTheOthersDo() throws IOException {
        assertPasses(new HandmadeCase(folder, "kornia_binary_focal",
                new KorniaBinaryFocalLoss(null, 0, "mean", null, null, 255)).input("logits", "1,2,1,2", 0, 0, 0, 0)
                .input("labels", "1,2,1,2", 1, 255, 0, 1).expecting(0.75 * LN2)
                .gradient("1,2,1,2", -0.125, 0, 0.125, -0.125));
        assertPasses(new HandmadeCase(folder, "smp_focal",
                new SmpFocalLoss("multilabel", null, 0, 255, "mean", false, null, null))
                .input("logits", "1,2,1,2", 0, 0, 0, 0).input("labels", "1,2,1,2", 1, 255, 0, 1)
                .expecting(LN2));
    }

    @Test
    void moreClassesThanALabelMapHoldsAreRefused() throws IOException {
        assertFails(undecided("ce_hard", new TorchCrossEntropyLoss(), 256, 255).expecting(Math.log(256)),
                "256 classes", "at most 255");
        assertPasses(undecided("ce_hard", new TorchCrossEntropyLoss(), 255, 254).expecting(Math.log(255)));
    }

    @Test
    void aLabelOutsideTheClassesIsTakenForTheNearestOnlyWhereTheLibraryDoesSo() throws IOException {
        JdtLoss jaccard = new JdtLoss("hard", 1, 0, 0, 1, 1, 1, 0, 0.01, 1, false, null, null, "PRESENT", "ALL");
        assertPasses(undecided("jdt", jaccard, 2, 7).expecting(0.5));
        assertFails(undecided("ce_hard", new TorchCrossEntropyLoss(), 2, 7).expecting(LN2), "label 7", "0 to 1");
    }

    @Test
    void theSoftmaxOfASingleChannelIsRefused() throws IOException {
        assertFails(undecided("ce_hard", new TorchCrossEntropyLoss(), 1, 0).expecting(0), "single channel");
    }
}
