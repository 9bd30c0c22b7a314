package org.jaccardlab.evaluation;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Dml1;
import org.jaccardlab.loss.Dml2;
import org.jaccardlab.loss.Focal;
import org.jaccardlab.loss.FocalTversky;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Jml2;
import org.jaccardlab.loss.KullbackLeibler;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.LovaszSoftmax;
import org.jaccardlab.loss.OrdinaryTversky;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.loss.SoftDice;
import org.jaccardlab.loss.SoftJaccard;
import org.jaccardlab.loss.Tversky;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.overlap.Sums;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Two images of four pixels, three classes, one pixel ignored: values and gradients computed with the reference
 * implementation in double precision.
 */
class WorkedExampleTest {

    /** Loss; target; active classes; value; gradient by the three logits of image 0, pixel 1; sum of |gradient|. */
    static Stream<Arguments> table() {
        return Stream.of(
                row("H1", new Jml1(1e-3), Scenes.HARD, ActiveClasses.PRESENT, 0.5536592839, 0.0308828028,
                        -0.0521334443, 0.0212506415, 0.3894122251),
                row("H2", new Jml1(1), Scenes.HARD, ActiveClasses.PRESENT, 0.4047229877, 0.0223746798, -0.0383889750,
                        0.0160142952, 0.3358142774),
                row("H3", new Dml1(1), Scenes.HARD, ActiveClasses.PRESENT, 0.2568349107, 0.0191061522, -0.0327780722,
                        0.0136719200, 0.2681063167),
                row("H3 as Tversky", new Tversky(0.5, 0.5, 1), Scenes.HARD, ActiveClasses.PRESENT, 0.2568349107,
                        0.0191061522, -0.0327780722, 0.0136719200, 0.2681063167),
                row("S1", new Jml1(0), Scenes.SOFT, ActiveClasses.ALL, 0.2442721340, 0.0501135858, -0.0411167256,
                        -0.0089968602, 0.5936058670),
                row("S2", new Jml1(1e-3), Scenes.SOFT, ActiveClasses.ALL, 0.2441704329, 0.0500935711, -0.0410979607,
                        -0.0089956103, 0.5933935455),
                row("S3", new Jml1(1), Scenes.SOFT, ActiveClasses.ALL, 0.1732488716, 0.0361221086, -0.0285075032,
                        -0.0076146054, 0.4374269736),
                row("S4", new Dml1(0), Scenes.SOFT, ActiveClasses.ALL, 0.1399936367, 0.0333517839, -0.0289884503,
                        -0.0043633335, 0.3902888978),
                row("soft Jaccard", new SoftJaccard(0), Scenes.SOFT, ActiveClasses.ALL, 0.6420275180, 0.0126686419,
                        -0.0192632631, 0.0065946213, 0.1567611502),
                row("soft Dice", new SoftDice(0), Scenes.SOFT, ActiveClasses.ALL, 0.4867609240, 0.0162282508,
                        -0.0254652512, 0.0092370005, 0.1683940550),
                row("JML2", new Jml2(0), Scenes.SOFT, ActiveClasses.ALL, 0.3651677516, 0.0611976597, -0.0556420973,
                        -0.0055555623, 0.6468474520),
                row("Lovász-Softmax", new LovaszSoftmax(), Scenes.HARD, ActiveClasses.PRESENT, 0.3968788814,
                        0.0589571166,
                        -0.0885056246, 0.0295485080, 0.4124558018),
                row("soft Jaccard as Tversky", new OrdinaryTversky(1, 1, 0), Scenes.SOFT, ActiveClasses.ALL,
                        0.6420275180, 0.0126686419, -0.0192632631, 0.0065946213, 0.1567611502),
                row("DML2", new Dml2(0), Scenes.SOFT, ActiveClasses.ALL, 0.2305298719, 0.0504152021, -0.0519240790,
                        0.0015088769, 0.5100418996),
                row("S5", new FocalTversky(1, 1, 1, 2, false, 0), Scenes.SOFT, ActiveClasses.ALL, 0.0752970016,
                        0.0268299805, -0.0360544527, 0.0092244722, 0.3399126182),
                row("S7", new FocalTversky(0.3, 0.7, 2, 1, false, 0), Scenes.SOFT, ActiveClasses.ALL, 0.0209392546,
                        0.0118077690, -0.0138690009, 0.0020612319, 0.1198243299),
                row("focal", new Focal(2, 1, 1), Scenes.HARD, ActiveClasses.ALL, 0.1229738336, 0.0256130847,
                        -0.0411482058, 0.0155351211, 0.3751138601),
                row("KL", new KullbackLeibler(), Scenes.SOFT, ActiveClasses.ALL, 0.0705745242,
                        0.0153136980, -0.0133599441, -0.0019537538, 0.2670669668),
                row("cross-entropy", new CrossEntropy(), Scenes.HARD, ActiveClasses.ALL, 0.4740207065, 0.0438851265,
                        -0.0705028013, 0.0266176747, 0.6894072034));
    }

    private static Arguments row(String name, Loss loss, String target, ActiveClasses active, double value, double g0,
            double g1, double g2, double sum) {
        return Arguments.of(name, loss, target, active, value, new double[]{g0, g1, g2}, sum);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void valueAndGradientAreTheReferences(String name, Loss loss, String target, ActiveClasses active, double value,
            double[] gradient, double sumOfAbsolutes) {
        Settings settings = Scenes.settings(loss, target, 0, 1, active);
        try (Batch batch = Scenes.workedExample()) {
            double sum = 0;
            for (int member = 0; member < batch.size(); member++) {
                for (int cls = 0; cls < 3; cls++) {
                    FieldKey key = new FieldKey(Quantity.GRADIENT_LOGIT, cls);
                    Evaluation evaluation = new Nd4jEngine()
                            .evaluate(new Request(batch, member, settings, Set.of(key)));
                    assertThat(evaluation.loss()).isCloseTo(value, within(2e-8));
                    float[] field = evaluation.field(key).orElseThrow().toArray();
                    if (member == 0) {
                        assertThat(field[1]).as("class %d", cls).isCloseTo((float) gradient[cls], within(1e-7f));
                    }
                    for (float g : field) {
                        sum += Math.abs(g);
                    }
                }
            }
            assertThat(sum).isCloseTo(sumOfAbsolutes, within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("oneSoftPixel")
    void onePixelWithTargetOneHalf(double x, Map<Loss, Double> expected) {
        expected.forEach((loss, value) -> {
            var sums = Sums.ofPixel(x, 0.5, 1);
            assertThat(((OverlapLoss) loss).of(sums).value()).as(loss.title())
                    .isCloseTo(value, within(5e-7));
        });
    }

    static Stream<Arguments> oneSoftPixel() {
        return Stream.of(pixel(0, 1, 1, 1, 1, 1), pixel(0.1, 0.909091, 0.8, 0.888889, 0.833333, 0.666667),
                pixel(0.25, 0.8, 0.5, 0.666667, 0.666667, 0.333333),
                pixel(0.4, 0.714286, 0.2, 0.333333, 0.555556, 0.111111), pixel(0.5, 0.666667, 0, 0, 0.5, 0),
                pixel(0.6, 0.625, 0.166667, 0.25, 0.454545, 0.090909),
                pixel(0.75, 0.571429, 0.333333, 0.4, 0.4, 0.2),
                pixel(0.9, 0.526316, 0.444444, 0.470588, 0.357143, 0.285714),
                pixel(1, 0.5, 0.5, 0.5, 0.333333, 0.333333));
    }

    private static Arguments pixel(double x, double softJaccard, double jml1, double jml2, double softDice,
            double dml1) {
        return Arguments.of(x, Map.of(new SoftJaccard(0), softJaccard, new Jml1(0), jml1, new Jml2(0), jml2,
                new SoftDice(0), softDice, new Dml1(0), dml1));
    }
}
