package org.jaccardlab.overlap;

import java.util.Arrays;
import java.util.List;
import org.jaccardlab.loss.Dml1;
import org.jaccardlab.loss.Dml2;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Jml2;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.loss.SoftDice;
import org.jaccardlab.loss.SoftDiceL2;
import org.jaccardlab.loss.SoftJaccard;
import org.jaccardlab.loss.SoftJaccardL2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What the losses want of one, two and six pixels: the numbers by which classical losses fail on soft targets. */
class FewPixelsTest {

    private static final List<OverlapLoss> LOSSES = List.of(new SoftJaccard(0), new SoftJaccardL2(0), new Jml1(0),
            new Jml2(0), new SoftDice(0), new SoftDiceL2(0), new Dml1(0), new Dml2(0));

    @ParameterizedTest(name = "x = {0}")
    @CsvSource(textBlock = """
            # x,   SJL-L1,   SJL-L2,   JML1,     JML2,     SDL-L1,   SDL-L2,   DML1,     DML2
            0.00,  1,        1,        1,        1,        1,        1,        1,        1
            0.10,  0.909091, 0.761905, 0.800000, 0.888889, 0.833333, 0.615385, 0.666667, 0.800000
            0.25,  0.800000, 0.333333, 0.500000, 0.666667, 0.666667, 0.200000, 0.333333, 0.500000
            0.40,  0.714286, 0.047619, 0.200000, 0.333333, 0.555556, 0.024390, 0.111111, 0.200000
            0.50,  0.666667, 0,        0,        0,        0.500000, 0,        0,        0
            0.60,  0.625000, 0.032258, 0.166667, 0.250000, 0.454545, 0.016393, 0.090909, 0.142857
            0.75,  0.571429, 0.142857, 0.333333, 0.400000, 0.400000, 0.076923, 0.200000, 0.250000
            0.90,  0.526316, 0.262295, 0.444444, 0.470588, 0.357143, 0.150943, 0.285714, 0.307692
            1.00,  0.500000, 0.333333, 0.500000, 0.500000, 0.333333, 0.200000, 0.333333, 0.333333
            """)
    void onePixelWithTargetOneHalf(double x, double sjl1, double sjl2, double jml1, double jml2, double sdl1,
            double sdl2, double dml1, double dml2) {
        double[] expected = {sjl1, sjl2, jml1, jml2, sdl1, sdl2, dml1, dml2};
        for (int k = 0; k < LOSSES.size(); k++) {
            assertThat(value(LOSSES.get(k), new double[]{x}, new double[]{0.5})).as(LOSSES.get(k).title())
                    .isCloseTo(expected[k], within(5e-7));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"soft-jaccard, -0.6400, -0.4444, -0.3265", "jml1, -2, 0, 0.8889", "jml2, -1.7778, 0, 0.64",
            "soft-dice, -0.8889, -0.5, -0.32", "dml1, -1.7778, 0, 0.64", "soft-jaccard-l2, -2.6667, 0, 0.8163"})
    void slopesOfThatPixelAtAQuarterAHalfAndThreeQuarters(String id, double quarter, double half,
            double threeQuarters) {
        OverlapLoss loss = LOSSES.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        double[] expected = {quarter, half, threeQuarters};
        for (int k = 0; k < 3; k++) {
            assertThat(slope(loss, new double[]{0.25 * (k + 1)}, new double[]{0.5})[0]).isCloseTo(expected[k],
                    within(5e-5));
        }
    }

    @ParameterizedTest(name = "y = ({0}, {1})")
    @CsvSource(textBlock = """
            # y,     SJL minimiser, value,   at y,     SDL value, at y
            0.8, 0.2, 1, 0, 0.333333, 0.484848, 0.200000, 0.320000
            0.9, 0.1, 1, 0, 0.181818, 0.305085, 0.100000, 0.180000
            0.7, 0.3, 1, 0, 0.461538, 0.591549, 0.300000, 0.420000
            0.6, 0.4, 1, 1, 0.500000, 0.648649, 0.333333, 0.480000
            0.5, 0.5, 1, 1, 0.500000, 0.666667, 0.333333, 0.500000
            """)
    void twoPixelsAreDrivenToACornerByClassicalLossesOnly(double y1, double y2, double x1, double x2,
            double sjlThere, double sjlAtY, double sdlThere, double sdlAtY) {
        double[] y = {y1, y2};
        assertThat(minimiser(new SoftJaccard(0), y)).containsExactly(new double[]{x1, x2}, within(1e-9));
        assertThat(minimiser(new SoftDice(0), y)).containsExactly(new double[]{x1, x2}, within(1e-9));
        assertThat(value(new SoftJaccard(0), new double[]{x1, x2}, y)).isCloseTo(sjlThere, within(5e-7));
        assertThat(value(new SoftJaccard(0), y, y)).isCloseTo(sjlAtY, within(5e-7));
        assertThat(value(new SoftDice(0), new double[]{x1, x2}, y)).isCloseTo(sdlThere, within(5e-7));
        assertThat(value(new SoftDice(0), y, y)).isCloseTo(sdlAtY, within(5e-7));
        for (OverlapLoss metric : List.of(new Jml1(0), new Jml2(0), new Dml1(0), new Dml2(0))) {
            assertThat(minimiser(metric, y)).as(metric.title()).containsExactly(y, within(1e-9));
            assertThat(value(metric, y, y)).isZero();
        }
    }

    @ParameterizedTest(name = "y = {0}")
    @CsvSource({"0.6, 0.692", "0.7, 0.845", "0.9, 0.988"})
    void withTwoSoftmaxChannelsOnePixelFoolsSoftJaccardButNotSoftDice(double y, double fooled) {
        assertThat(minimiserOfBothChannels(new SoftJaccard(0), y)).isCloseTo(fooled, within(6e-4));
        assertThat(minimiserOfBothChannels(new SoftDice(0), y)).isCloseTo(y, within(6e-4));
        assertThat(bothChannels(new SoftDice(0), y, y)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void descentOverSixPixelsEndsAtCornersUnderClassicalLossesAndAtTheTargetUnderTheOthers() {
        double[] y = {0.1685, 0.2894, 0.7410, 0.5657, 0.1753, 0.4465};
        double[] corner = {0, 0, 1, 1, 0, 1};
        for (OverlapLoss loss : LOSSES) {
            boolean classical = loss instanceof SoftJaccard || loss instanceof SoftDice;
            // The L2 Dice loss is minimal at the target too.
            assertThat(descended(loss, y)).as(loss.title()).containsExactly(classical ? corner : y,
                    within(classical ? 0.02 : 0.005));
        }
    }

    @Test
    void outsideThePositiveOrthantJml1IsFlatAtOne() {
        assertThat(value(new Jml1(0), new double[]{-0.3}, new double[]{1})).isCloseTo(1, within(1e-12));
        assertThat(value(new Jml1(0), new double[]{-5}, new double[]{1})).isCloseTo(1, within(1e-12));
    }

    private static Sums sums(OverlapLoss loss, double[] x, double[] y) {
        Sums sums = Sums.NONE;
        for (int i = 0; i < x.length; i++) {
            sums = sums.plus(Sums.ofPixel(x[i], y[i], loss.norm()));
        }
        return sums;
    }

    private static double value(OverlapLoss loss, double[] x, double[] y) {
        return loss.of(sums(loss, x, y)).value();
    }

    private static double[] slope(OverlapLoss loss, double[] x, double[] y) {
        Polynomial slope = loss.of(sums(loss, x, y)).part().slope();
        double[] slopes = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            slopes[i] = slope.slope(x[i], y[i], loss.norm());
        }
        return slopes;
    }

    /** Over a grid of twentieths. */
    private static double[] minimiser(OverlapLoss loss, double[] y) {
        double[] best = {0, 0};
        for (int i = 0; i <= 20; i++) {
            for (int j = 0; j <= 20; j++) {
                double[] x = {i / 20.0, j / 20.0};
                // A little less, lest rounding decide between equals.
                if (value(loss, x, y) < value(loss, best, y) - 1e-12) {
                    best = x;
                }
            }
        }
        return best;
    }

    private static double bothChannels(OverlapLoss loss, double x, double y) {
        return (value(loss, new double[]{x}, new double[]{y}) + value(loss, new double[]{1 - x}, new double[]{1 - y}))
                / 2;
    }

    private static double minimiserOfBothChannels(OverlapLoss loss, double y) {
        double best = 0;
        for (int i = 0; i <= 2000; i++) {
            best = bothChannels(loss, i / 2000.0, y) < bothChannels(loss, best, y) ? i / 2000.0 : best;
        }
        return best;
    }

    /** Descent on logits that start at 0, with falling steps of the steepest pixel. */
    private static double[] descended(OverlapLoss loss, double[] y) {
        double[] z = new double[y.length];
        for (int step = 0; step < 40_000; step++) {
            double[] x = Arrays.stream(z).map(each -> 1 / (1 + Math.exp(-each))).toArray();
            double[] g = slope(loss, x, y);
            double steepest = 1e-12;
            for (int i = 0; i < g.length; i++) {
                g[i] *= x[i] * (1 - x[i]);
                steepest = Math.max(steepest, Math.abs(g[i]));
            }
            for (int i = 0; i < g.length; i++) {
                z[i] -= 0.2 / (1 + step / 200.0) * g[i] / steepest;
            }
        }
        return Arrays.stream(z).map(each -> 1 / (1 + Math.exp(-each))).toArray();
    }
}
