package org.jaccardlab.evaluation.fused;

import java.util.OptionalDouble;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.TermSums;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.overlap.Sums;
import org.jaccardlab.raster.Field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Holds two evaluations of one request together: every number to 1e-5, of a field relative to its largest. */
final class Agreement {

    private static final double TOLERANCE = 1e-5;

    private Agreement() {
    }

    static void check(Evaluation actual, Evaluation expected) {
        near("loss", actual.loss(), expected.loss(), Math.abs(expected.loss()));
        near("loss of the member", actual.memberLoss(), expected.memberLoss(), Math.abs(expected.loss()));
        assertThat(actual.keptPixels()).isEqualTo(expected.keptPixels());
        for (int t = 0; t < expected.terms().size(); t++) {
            check(actual.terms().get(t), expected.terms().get(t));
        }
        assertThat(actual.fields().keySet()).isEqualTo(expected.fields().keySet());
        expected.fields().forEach((key, field) -> check(key, actual.field(key).orElseThrow(), field));
        check(actual.targetClasses(), expected.targetClasses());
        check(actual.predictedClasses(), expected.predictedClasses());
        assertThat(actual.metrics()).usingRecursiveComparison().withComparatorForType(Agreement::order, Double.class)
                .withComparatorForType(Agreement::order, OptionalDouble.class).isEqualTo(expected.metrics());
    }

    private static void check(TermValue actual, TermValue expected) {
        near("value", actual.value(), expected.value(), Math.abs(expected.value()));
        near("constant", actual.constant(), expected.constant(), Math.abs(expected.value()));
        for (int c = 0; c < expected.classes().size(); c++) {
            assertThat(actual.classes().get(c).active()).isEqualTo(expected.classes().get(c).active());
            near("class value", actual.classes().get(c).value(), expected.classes().get(c).value(), 1);
            near("contribution", actual.classes().get(c).contribution(), expected.classes().get(c).contribution(),
                    1);
        }
        for (int b = 0; b < expected.sums().size(); b++) {
            check(actual.sums().get(b), expected.sums().get(b));
        }
    }

    private static void check(TermSums actual, TermSums expected) {
        assertThat(actual.norms()).isEqualTo(expected.norms());
        for (int c = 0; c < expected.classes(); c++) {
            for (int norm : expected.norms()) {
                Sums a = actual.of(c, norm);
                Sums e = expected.of(c, norm);
                assertThat(a.n()).isEqualTo(e.n());
                near("X", a.x(), e.x(), e.x());
                near("Y", a.y(), e.y(), e.y());
                near("D", a.d(), e.d(), e.x() + e.y());
                near("I", a.i(), e.i(), e.x() + e.y());
            }
            near("pixel terms", actual.pixelTerms(c), expected.pixelTerms(c), Math.abs(expected.pixelTerms(c)));
            near("pixel weights", actual.pixelWeights(c), expected.pixelWeights(c), expected.pixelWeights(c));
            near("label mass", actual.labelMass(c), expected.labelMass(c), expected.labelMass(c));
            near("largest label", actual.largestLabel(c), expected.largestLabel(c), 1);
            near("largest target", actual.largestTarget(c), expected.largestTarget(c), 1);
        }
    }

    private static void check(FieldKey key, Field actual, Field expected) {
        double largest = 0;
        for (float v : expected.toArray()) {
            largest = Math.max(largest, Math.abs(v));
        }
        for (int i = 0; i < expected.size().pixels(); i++) {
            near(key + " at pixel " + i, actual.at(i), expected.at(i), largest);
        }
    }

    private static void check(LabelMap actual, LabelMap expected) {
        for (int i = 0; i < expected.size().pixels(); i++) {
            assertThat(actual.at(i)).as("label of pixel %d", i).isEqualTo(expected.at(i));
        }
    }

    private static int order(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent()
                ? order(a.getAsDouble(), b.getAsDouble())
                : Boolean.compare(a.isPresent(), b.isPresent());
    }

    private static int order(double a, double b) {
        return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b)) || a == b ? 0 : Double.compare(a, b);
    }

    private static void near(String what, double actual, double expected, double scale) {
        if (Double.isFinite(expected) && Double.isFinite(scale)) {
            assertThat(actual).as(what).isCloseTo(expected, within(TOLERANCE * scale + 1e-12));
        } else {
            assertThat(Double.isFinite(actual)).as(what).isEqualTo(Double.isFinite(expected));
        }
    }
}
