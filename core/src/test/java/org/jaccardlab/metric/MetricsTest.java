package org.jaccardlab.metric;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.objective.Measuring;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Numbers that the reference repository prints for the same images, and numbers worked out by hand. */
class MetricsTest {

    /** Four images of 2 x 3 pixels, three classes, ignored where the label is 3. */
    private static final List<ImageTally> FOUR_IMAGES = Tallies.ofClasses(3, "000/001 001/133 222/000 000/000",
            "000/011 011/002 220/002 000/001");

    private static final Map<String, Function<Metrics, OptionalDouble>> BY_NAME = Map.ofEntries(
            Map.entry("Acc", Metrics::accuracy),
            Map.entry("mAccD", metrics -> metrics.classAccuracy().dataset()),
            Map.entry("mIoUD", metrics -> metrics.iou().dataset()),
            Map.entry("mDiceD", metrics -> metrics.dice().dataset()),
            Map.entry("mAccI", metrics -> metrics.classAccuracy().image()),
            Map.entry("mIoUI", metrics -> metrics.iou().image()),
            Map.entry("mDiceI", metrics -> metrics.dice().image()),
            Map.entry("mAccC", metrics -> metrics.classAccuracy().classwise()),
            Map.entry("mIoUC", metrics -> metrics.iou().classwise()),
            Map.entry("mDiceC", metrics -> metrics.dice().classwise()),
            Map.entry("mIoUI50", metrics -> metrics.iou().worstImages()),
            Map.entry("mIoUC50", metrics -> metrics.iou().worstOfClasses()),
            Map.entry("mIoUIQ", metrics -> metrics.iou().imagesBar()),
            Map.entry("mIoUCQ", metrics -> metrics.iou().classesBar()));

    @ParameterizedTest
    @CsvSource({"Acc, 72.7273", "mAccD, 69.4444", "mIoUD, 50.0000", "mDiceD, 65.5556", "mIoUI, 57.9167",
            "mAccI, 72.5000", "mDiceI, 71.3384", "mIoUI50, 41.6667", "mIoUIQ, 41.5139", "mIoUC, 51.1111",
            "mAccC, 70.5556", "mDiceC, 66.3721", "mIoUC50, 41.6667", "mIoUCQ, 42.3519"})
    void theScoresOfFourImagesAreThoseOfTheReference(String name, double percent) {
        OptionalDouble score = Objects.requireNonNull(BY_NAME.get(name)).apply(Tallies.measured(FOUR_IMAGES, 50));
        assertThat(100 * score.orElseThrow()).isCloseTo(percent, within(5e-5));
    }

    @Test
    void theConfusionMatrixCountsKeptPixels() {
        ConfusionMatrix confusion = Tallies.measured(FOUR_IMAGES, 50).confusion().orElseThrow();
        assertThat(confusion.count(0, 0)).isEqualTo(12);
        assertThat(confusion.count(1, 0)).isEqualTo(1);
        assertThat(confusion.count(0, 1)).isEqualTo(3);
        assertThat(confusion.count(1, 2)).isZero();
    }

    @Test
    void calibrationErrorsOfFourPixels() {
        double[] x = {0.95, 0.85, 0.65, 0.55, 0.05, 0.15, 0.35, 0.45};
        Metrics metrics = Tallies.measured(Tallies.softmax(Tallies.hard(2, 0, 0, 1, 0), x, Measuring.STANDARD));
        assertThat(metrics.calibration().dataset()).hasValueCloseTo(0.325, within(1e-12));
        assertThat(metrics.calibration().image()).hasValueCloseTo(0.325, within(1e-12));
        assertThat(metrics.classwiseOfWinners().dataset()).hasValueCloseTo(0.25, within(1e-12));
        assertThat(metrics.classwiseOfWinners().image()).hasValueCloseTo(0.25, within(1e-12));
        assertThat(metrics.classwise().dataset()).hasValueCloseTo(0.325, within(1e-12));
        assertThat(metrics.nll()).hasValueCloseTo(-Math.log(0.95 * 0.85 * 0.35 * 0.55) / 4, within(1e-12));
        assertThat(metrics.brier()).hasValueCloseTo(
                2 * (0.05 * 0.05 + 0.15 * 0.15 + 0.65 * 0.65 + 0.45 * 0.45) / 4, within(1e-12));
    }

    @Test
    void aPerfectlyCalibratedPredictorScoresWellInTheUsualFormsOnly() {
        int n = 200_000;
        Random random = new Random(7);
        double[] x = new double[4 * n];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            double total = 0;
            for (int c = 0; c < 4; c++) {
                x[c * n + i] = -Math.log(1 - random.nextDouble());
                total += x[c * n + i];
            }
            double draw = random.nextDouble() * total;
            for (int c = 0; c < 4; c++) {
                draw -= x[c * n + i];
                labels[i] += draw > 0 ? 1 : 0;
                x[c * n + i] /= total;
            }
        }
        Metrics metrics = Tallies.measured(Tallies.softmax(Tallies.hard(4, labels), x, Measuring.STANDARD));
        assertThat(100 * metrics.calibration().dataset().orElseThrow()).isBetween(0.05, 0.5);
        assertThat(1000 * metrics.classwise().dataset().orElseThrow()).isBetween(0.5, 4.0);
        assertThat(1000 * metrics.classwiseOfWinners().dataset().orElseThrow()).isCloseTo(120.8, within(3.0));
    }

    @ParameterizedTest
    @CsvSource({"0.3, 10", "0.7, 10", "0.29, 100", "0.57, 100", "0.58, 100", "0, 10", "1, 10", "0.99999999, 10"})
    void anEdgeBelongsToTheBinThatItOpens(double probability, int bins) {
        CalibrationBins below = new CalibrationBins(bins);
        below.add(probability, true, true);
        double width = 1.0 / bins;
        double middle = Math.min((Math.rint(probability * bins) + 0.5) * width, 1 - width / 2);
        // Together in one bin, one hit and one miss cancel down to the mean; apart each is off by its own.
        below.add(middle, false, false);
        assertThat(below.error()).hasValueCloseTo(Math.abs(1 - probability - middle) / 2, within(1e-12));
    }

    @Test
    void oneSigmoidIsOneQuestion() {
        Metrics metrics = Tallies.measured(Tallies.sigmoid(Tallies.hard(1, 0, 0, 0, 0), 0.1, 0.1, 0.1, 0.1),
                Tallies.sigmoid(Tallies.hard(1, 0, 0, 0, 0), 0.1, 0.1, 0.1, 0.9),
                Tallies.sigmoid(Tallies.hard(1, 1, 1, 0, 0), 0.9, 0.1, 0.1, 0.1));
        assertThat(metrics.confusion()).isEmpty();
        assertThat(metrics.classes()).containsExactly(new ClassCounts(1, 1, 1, 9));
        assertThat(metrics.accuracy()).hasValueCloseTo(10.0 / 12, within(1e-12));
        assertThat(metrics.classAccuracy().dataset()).hasValue(0.5);
        assertThat(metrics.iou().dataset()).hasValueCloseTo(1.0 / 3, within(1e-12));
        assertThat(metrics.iou().image()).as("an image with nothing there or predicted is left out").hasValue(0.25);
        assertThat(metrics.iou().worstImages()).hasValue(0);
        assertThat(metrics.classAccuracy().image()).as("defined for the last image alone").hasValue(0.5);
        assertThat(metrics.nll()).hasValueCloseTo(-(2 * Math.log(0.1) + 10 * Math.log(0.9)) / 12, within(1e-12));
        assertThat(metrics.brier()).hasValueCloseTo((10 * 0.01 + 2 * 0.81) / 12, within(1e-12));
        assertThat(metrics.calibration().dataset()).hasValueCloseTo(0.9 - 10.0 / 12, within(1e-12));
    }

    @Test
    void withSigmoidsAPixelCanBeOfNoClassAndOfSeveral() {
        Reference reference = new Reference(new LabelSource.Soft("both", Volume.of(2, new Size(1, 3),
                1, 0, 0, 1, 0, 1), KeepMask.all(new Size(1, 3))), 2);
        Metrics metrics = Tallies.measured(Tallies.sigmoid(reference, 0.9, 0.2, 0.3, 0.8, 0.6, 0.4));
        assertThat(metrics.classes()).containsExactly(new ClassCounts(1, 0, 0, 2), new ClassCounts(1, 1, 1, 0));
        assertThat(metrics.accuracy()).hasValueCloseTo(4.0 / 6, within(1e-12));
        assertThat(metrics.iou().dataset()).hasValueCloseTo((1 + 1.0 / 3) / 2, within(1e-12));
    }

    @Test
    void theThresholdDecidesWhatASigmoidPredicts() {
        Reference reference = Tallies.hard(1, 1, 1, 0);
        Measuring bold = new Measuring(Optional.empty(), 10, 10, 0.25);
        ImageTally tally = new ImageTally(reference, true, bold);
        tally.add(Tallies.run(reference, true, 0.9, 0.3, 0.25));
        assertThat(Metrics.of(List.of(tally), bold).iou().dataset()).hasValue(1);
        assertThat(Tallies.measured(Tallies.sigmoid(reference, 0.9, 0.3, 0.25)).iou().dataset()).hasValue(0.5);
    }

    @Test
    void aClassThatNeverOccursIsNotDefinedAndLeftOut() {
        Metrics metrics = Tallies.measured(Tallies.ofClasses(4, "0011 0000", "0111 0000"), 10);
        assertThat(metrics.classes().get(3).iou()).isEmpty();
        assertThat(metrics.classes().get(3).dice()).isEmpty();
        assertThat(metrics.classes().get(3).accuracy()).isEmpty();
        assertThat(metrics.iou().dataset()).hasValueCloseTo((5.0 / 6 + 2.0 / 3) / 2, within(1e-12));
        assertThat(metrics.iou().classwise()).hasValueCloseTo((0.75 + 2.0 / 3) / 2, within(1e-12));
        assertThat(metrics.iou().classesBar()).as("no filler leaks into the worst cases").isPresent();
        assertThat(metrics.iou().classesBar().orElseThrow()).isBetween(0.0, 1.0);
    }

    @Test
    void whatAnAbsentClassTakesIsAnErrorOfTheClassItTookFrom() {
        Metrics metrics = Tallies.measured(Tallies.ofClasses(2, "0000", "0001"), 10);
        assertThat(metrics.iou().image()).as("of the class that is there").hasValue(0.75);
        assertThat(metrics.iou().dataset()).as("with the one that is only predicted").hasValue(0.375);
    }

    @Test
    void nothingIsDefinedWhereEveryPixelIsIgnored() {
        Metrics metrics = Tallies.measured(Tallies.ofClasses(3, "333", "012"), 10);
        assertThat(metrics.pixels()).isZero();
        BY_NAME.forEach((name, score) -> assertThat(score.apply(metrics)).as(name).isEmpty());
        assertThat(metrics.calibration()).isEqualTo(new Calibration(OptionalDouble.empty(), OptionalDouble.empty()));
        assertThat(metrics.classwise().dataset()).isEmpty();
        assertThat(metrics.nll()).isEmpty();
        assertThat(metrics.brier()).isEmpty();
    }

    @Test
    void anImageWithoutKeptPixelsChangesNoMean() {
        List<ImageTally> three = Tallies.ofClasses(3, "001 120 333", "011 120 012");
        Metrics with = Tallies.measured(three, 10);
        Metrics without = Tallies.measured(three.subList(0, 2), 10);
        assertThat(with.iou()).isEqualTo(without.iou());
        assertThat(with.calibration()).isEqualTo(without.calibration());
        assertThat(with.classwise()).isEqualTo(without.classwise());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 21, 150})
    void aPerfectPredictionIsPerfectForAnyNumberOfClasses(int classes) {
        int[] labels = new int[2 * classes];
        double[] x = new double[classes * labels.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % classes;
            x[labels[i] * labels.length + i] = 1;
        }
        Metrics metrics = Tallies.measured(Tallies.softmax(Tallies.hard(classes, labels), x, Measuring.STANDARD));
        assertThat(metrics.iou()).isEqualTo(all(1));
        assertThat(metrics.dice()).isEqualTo(all(1));
        assertThat(metrics.classAccuracy()).isEqualTo(all(1));
        assertThat(metrics.calibration().dataset()).hasValue(0);
        assertThat(metrics.classwiseOfWinners().image()).hasValue(0);
        assertThat(metrics.nll()).hasValue(0);
    }

    private static Levels all(double value) {
        OptionalDouble one = OptionalDouble.of(value);
        return new Levels(one, one, one, one, one, one, one);
    }

    @Test
    void aSoftReferenceIsMeasuredByItsWeightsToo() {
        Size size = new Size(1, 2);
        LabelSource.Soft soft = new LabelSource.Soft("soft", Volume.of(2, size, 0.75f, 0.5f, 0.25f, 0.5f),
                KeepMask.all(size));
        Metrics metrics = Tallies.measured(Tallies.softmax(new Reference(soft, 2), new double[]{0.5, 0.5, 0.5, 0.5},
                Measuring.STANDARD));
        Metrics.SoftScores scores = metrics.soft().orElseThrow();
        assertThat(metrics.accuracy()).as("arg max, the first of equals").hasValue(1);
        assertThat(scores.iou().dataset()).hasValueCloseTo((1 / 1.25 + 0.75 / 1) / 2, within(1e-12));
        assertThat(scores.dice().dataset())
                .hasValueCloseTo((1 - 0.25 / 2.25 + 1 - 0.25 / 1.75) / 2, within(1e-12));
        assertThat(scores.brier()).hasValueCloseTo(2 * 0.0625 / 2, within(1e-12));
        assertThat(scores.divergence()).hasValueCloseTo(
                (0.75 * Math.log(1.5) + 0.25 * Math.log(0.5)) / 2, within(1e-12));
        assertThat(Tallies.measured(FOUR_IMAGES, 10).soft()).as("of a hard reference").isEmpty();
    }

    @Test
    void talliesOfTilesAddUpToTheTallyOfTheImage() {
        Reference reference = Tallies.hard(2, 0, 1, 1, 2, 0);
        PixelRun whole = Tallies.run(reference, false, 0.9, 0.2, 0.6, 0.5, 0.3, 0.1, 0.8, 0.4, 0.5, 0.7);
        PixelRun left = Tallies.run(reference, false, 0.9, 0.2, 0.1, 0.8);
        double[] rest = {0.6, 0.5, 0.3, 0.4, 0.5, 0.7};
        PixelRun right = new PixelRun(2, 3, whole.predicted(), rest, rest,
                java.util.Arrays.stream(rest).map(Math::log).toArray(), new double[0]);
        ImageTally once = new ImageTally(reference, false, Measuring.STANDARD);
        once.add(whole);
        ImageTally first = new ImageTally(reference, false, Measuring.STANDARD);
        first.add(left);
        ImageTally second = new ImageTally(reference, false, Measuring.STANDARD);
        second.add(right);
        first.add(second);
        Metrics together = Tallies.measured(first);
        Metrics expected = Tallies.measured(once);
        assertThat(together.classes()).isEqualTo(expected.classes());
        assertThat(together.iou()).isEqualTo(expected.iou());
        assertThat(together.calibration()).isEqualTo(expected.calibration());
        assertThat(together.nll().orElseThrow()).isCloseTo(expected.nll().orElseThrow(), within(1e-15));
    }

    @Test
    void tenthsOfSevenImagesAreAtLeastOne() {
        assertThat(Levels.worstOf(7, 10)).isEqualTo(1);
        assertThat(Levels.worstOf(7, 30)).isEqualTo(2);
        assertThat(Levels.worstOf(7, 100)).isEqualTo(7);
    }
}
