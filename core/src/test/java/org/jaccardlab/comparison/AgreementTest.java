package org.jaccardlab.comparison;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.Scenes;
import org.jaccardlab.evaluation.fused.FusedEngine;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.LovaszSoftmax;
import org.jaccardlab.loss.SoftJaccard;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class AgreementTest {

    private static final Settings JML1 = Scenes.settings(new Jml1(), Scenes.HARD);
    private static final Settings CROSS_ENTROPY = Scenes.settings(new CrossEntropy(), Scenes.HARD);

    private final Engine engine = new FusedEngine(new Nd4jEngine());
    private final Batch batch = new Batch("scene", List.of(Scenes.random(7, 5, new Size(23, 31))));

    @AfterEach
    void close() {
        batch.close();
    }

    private Agreement compare(Settings a, Settings b) {
        return compare(batch, a, b);
    }

    private Agreement compare(Batch of, Settings a, Settings b) {
        return Agreement.of(engine, request(of, a), engine.beside(), request(of, b), Progress.UNWATCHED);
    }

    private static Request request(Batch of, Settings settings) {
        return new Request(of, 0, settings, Set.of());
    }

    @Test
    void twoEqualSettingsAgreeToTheLastBit() {
        Agreement same = compare(JML1, JML1);
        assertThat(same.cosine()).isEqualTo(1);
        assertThat(same.classes()).containsOnly(1.0).hasSize(5);
        assertThat(same.meanOfClasses()).isEqualTo(1);
        assertThat(same.opposedPixels()).isZero();
        assertThat(same.opposedPart()).isZero();
        assertThat(same.pushedPixels()).isEqualTo(same.kept().count());
        for (int i = 0; i < same.cosines().size().pixels(); i++) {
            assertThat(same.cosines().at(i)).isEqualTo(Float.valueOf(same.kept().keeps(i) ? 1 : Float.NaN));
            assertThat(same.opposed().at(i)).isZero();
        }
    }

    /** Undecided between two classes, against a target and against its opposite. */
    @Test
    void oppositeLossesPushEveryPixelInOppositeDirections() {
        Size size = new Size(1, 3);
        Sample sample = Scenes.sample(2, size, new float[6], Scenes.hard(size, 0, 1, 1),
                Scenes.soft(2, size, 0, 1, 1, 1, 0, 0));
        try (Batch three = new Batch("three", List.of(sample))) {
            Agreement opposite = compare(three, CROSS_ENTROPY, Scenes.settings(new CrossEntropy(), Scenes.SOFT));
            assertThat(opposite.cosine()).isEqualTo(-1);
            assertThat(opposite.classes()).containsExactly(-1.0, -1.0);
            assertThat(opposite.cosines().toArray()).containsOnly(-1f);
            assertThat(opposite.opposedPixels()).isEqualTo(3);
            assertThat(opposite.opposedPart()).isEqualTo(1);
        }
    }

    /** Two classes of equal probability, so that cross-entropy's gradient by a pixel's logits is (p - y) / 2. */
    @Test
    void threePixelsByHand() {
        Size size = new Size(1, 3);
        Sample sample = Scenes.sample(2, size, new float[6], Scenes.hard(size, 0, 0, 1),
                Scenes.soft(2, size, 1, 0, 0.5f, 0, 1, 0.5f));
        try (Batch three = new Batch("three", List.of(sample))) {
            Agreement found = compare(three, CROSS_ENTROPY, Scenes.settings(new CrossEntropy(), Scenes.SOFT));
            // A: (-1/2, 1/2), (-1/2, 1/2), (1/2, -1/2), each over 3. B: (-1/2, 1/2), (1/2, -1/2), (0, 0).
            assertThat(found.cosines().toArray()).containsExactly(1, -1, Float.NaN);
            assertThat(found.opposed().toArray()[0]).isZero();
            assertThat(found.opposed().toArray()[1]).isCloseTo((float) Math.sqrt(0.5) / 3, within(1e-7f));
            assertThat(found.opposed().toArray()[2]).isZero();
            assertThat(found.cosine()).isZero();
            assertThat(found.classes()).containsExactly(0.0, 0.0);
            assertThat(found.opposedPixels()).isEqualTo(1);
            assertThat(found.pushedPixels()).isEqualTo(2);
            assertThat(found.opposedPart()).isEqualTo(0.5);
        }
    }

    @Test
    void agreesWithWholeGradientsMultipliedOut() {
        int allOpposed = 0;
        for (Settings other : List.of(CROSS_ENTROPY, Scenes.settings(new LovaszSoftmax(), Scenes.HARD),
                Scenes.settings(new SoftJaccard(), Scenes.SOFT))) {
            Agreement found = compare(JML1, other);
            double[][] a = gradients(JML1);
            double[][] b = gradients(other);
            double[][] products = new double[6][3];
            int opposed = 0;
            for (int i = 0; i < a[0].length; i++) {
                double[] pixel = new double[3];
                for (int c = 0; c < 5; c++) {
                    double[] each = {a[c][i] * b[c][i], a[c][i] * a[c][i], b[c][i] * b[c][i]};
                    for (int k = 0; k < 3; k++) {
                        pixel[k] += each[k];
                        products[c][k] += each[k];
                        products[5][k] += each[k];
                    }
                }
                opposed += pixel[0] < 0 ? 1 : 0;
                assertThat((double) found.cosines().at(i)).isEqualTo((float) cosine(pixel), within(1e-6));
            }
            assertThat(found.cosine()).isCloseTo(cosine(products[5]), within(1e-12)).isNotEqualTo(1);
            for (int c = 0; c < 5; c++) {
                assertThat(found.classes().get(c)).isCloseTo(cosine(products[c]), within(1e-12));
            }
            assertThat(found.opposedPixels()).isEqualTo(opposed);
            allOpposed += opposed;
        }
        assertThat(allOpposed).isPositive();
    }

    private double[][] gradients(Settings settings) {
        Set<FieldKey> keys = new HashSet<>();
        for (int c = 0; c < 5; c++) {
            keys.add(new FieldKey(Quantity.GRADIENT_LOGIT, c));
        }
        Evaluation evaluation = engine.evaluate(new Request(batch, 0, settings, keys));
        double[][] gradients = new double[5][];
        for (int c = 0; c < 5; c++) {
            float[] field = evaluation.field(new FieldKey(Quantity.GRADIENT_LOGIT, c)).orElseThrow().toArray();
            gradients[c] = new double[field.length];
            for (int i = 0; i < field.length; i++) {
                gradients[c][i] = field[i];
            }
        }
        return gradients;
    }

    private static double cosine(double[] product) {
        return product[0] / (Math.sqrt(product[1]) * Math.sqrt(product[2]));
    }

    @Test
    void onlyPixelsThatCountInBothAreCompared() {
        Size size = new Size(1, 2);
        Sample sample = Scenes.sample(2, size, new float[4], Scenes.hard(size, 0, 255),
                Scenes.soft(2, size, 1, 1, 0, 0));
        try (Batch two = new Batch("two", List.of(sample))) {
            Agreement found = compare(two, CROSS_ENTROPY, Scenes.settings(new CrossEntropy(), Scenes.SOFT));
            assertThat(found.kept().count()).isEqualTo(1);
            assertThat(found.pushedPixels()).isEqualTo(1);
            assertThat(found.cosines().at(1)).isNaN();
        }
    }

    @Test
    void withoutLogitsOnOneSideBothAreTakenByProbability() {
        Agreement found = compare(JML1, JML1.withPrediction(new PredictionChoice.ExactlyTheTarget()));
        assertThat(found.by()).isEqualTo(Quantity.GRADIENT_PROBABILITY);
        assertThat(compare(JML1, CROSS_ENTROPY).by()).isEqualTo(Quantity.GRADIENT_LOGIT);
    }

    @Test
    void noGradientHasNoDirection() {
        Agreement found = compare(CROSS_ENTROPY, CROSS_ENTROPY.withFirstTerm(term -> term.withWeight(0)));
        assertThat(found.cosine()).isNaN();
        assertThat(found.classes()).containsOnly(Double.NaN);
        assertThat(found.opposedPart()).isNaN();
        assertThat(found.meanOfClasses()).isNaN();
    }

    /** 40 classes of 512 x 512 are more than a strip may hold. */
    @Test
    void aLargePredictionIsComparedStripByStrip() {
        try (Batch large = new Batch("large", List.of(Scenes.random(3, 40, new Size(512, 512))))) {
            AtomicInteger asked = new AtomicInteger();
            Engine counting = (request, progress) -> {
                asked.incrementAndGet();
                assertThat(request.fields()).hasSize(40);
                assertThat((long) request.rows().count() * 512 * 40).isLessThanOrEqualTo(1 << 23);
                return engine.evaluate(request, progress);
            };
            Agreement found = Agreement.of(counting, request(large, JML1), counting, request(large, JML1),
                    Progress.UNWATCHED);
            assertThat(asked.get()).isEqualTo(4);
            assertThat(found.cosine()).isEqualTo(1);
            assertThat(found.pushedPixels()).isEqualTo(found.kept().count());
        }
    }

    @Test
    void stopsWhenItIsTold() {
        assertThatThrownBy(() -> Agreement.of(engine, request(batch, JML1), engine, request(batch, CROSS_ENTROPY),
                fraction -> true)).isInstanceOf(CancellationException.class);
    }
}
