package org.jaccardlab.evaluation;

import java.util.List;
import java.util.Set;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.KullbackLeibler;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.TeacherMix;
import org.jaccardlab.objective.Term;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Objectives of several terms, each with its own target, temperature and logits. */
class AuxiliaryTest {

    private static final Size SIZE = new Size(1, 3);
    private static final float[] MAIN = {1, 0, -1, 0.5f, 2, 0};
    private static final float[] HEAD = {0, 0.3f, 1, -1, 1, 0.2f};
    private static final float[] TEACHER = {2, -1, -0.5f, 0, 2, 1};

    private static final Term MAIN_TERM = term(0.5, new Jml1(1), TargetRecipe.plain("label"), 1);
    private static final Term HEAD_TERM = term(0.3, new CrossEntropy(), TargetRecipe.plain("label"), 2)
            .ofAuxiliary("head");
    private static final Term TAUGHT_TERM = term(0.2, new KullbackLeibler(),
            TargetRecipe.plain("label").withTeacher(new TeacherMix("teacher", 3, 1)), 3);

    private static Term term(double weight, Loss loss, TargetRecipe target, double temperature) {
        return new Term(weight, loss, target, temperature, Activation.SOFTMAX, Reduction.STANDARD);
    }

    private static Batch batch(float[] main, float[] head) {
        return Batch.of(new Sample("scene", new Photo(SIZE, new int[3]), ClassTable.numbered(2),
                List.of(new LabelSource.Hard("label", new LabelMap(SIZE, new byte[]{0, 1, 0}))),
                List.of(logits("network", main), logits("head", head),
                        logits("teacher", TEACHER))));
    }

    private static Prediction logits(String name, float[] values) {
        return new Prediction(name, PredictionKind.LOGITS, Volume.of(2, SIZE, values));
    }

    private static Settings settings(Term... terms) {
        return new Settings(new PredictionChoice.File("network"), new Objective(List.of(terms)),
                Settings.DEFAULT_FLOOR);
    }

    private static Evaluation evaluate(float[] main, float[] head, Settings settings, FieldKey... fields) {
        try (Batch batch = batch(main, head)) {
            return new Nd4jEngine().evaluate(new Request(batch, 0, settings, Set.of(fields)));
        }
    }

    private static float[] moved(float[] logits, int at, float by) {
        float[] moved = logits.clone();
        moved[at] += by;
        return moved;
    }

    @Test
    void theObjectiveIsTheWeightedSumOfItsTerms() {
        double whole = evaluate(MAIN, HEAD, settings(MAIN_TERM, TAUGHT_TERM, HEAD_TERM)).loss();
        double main = evaluate(MAIN, HEAD, settings(MAIN_TERM)).loss();
        double taught = evaluate(MAIN, HEAD, settings(TAUGHT_TERM)).loss();
        // The head on its own, as if it were the main prediction.
        double head = evaluate(HEAD, HEAD, settings(term(0.3, new CrossEntropy(), TargetRecipe.plain("label"), 2)))
                .loss();
        assertThat(whole).isCloseTo(main + taught + head, within(1e-12));
    }

    @Test
    void eachPredictionHasItsOwnGradient() {
        Settings settings = settings(MAIN_TERM, TAUGHT_TERM, HEAD_TERM);
        float step = 1f / 256;
        for (int cls = 0; cls < 2; cls++) {
            FieldKey byMain = new FieldKey(Quantity.GRADIENT_LOGIT, cls);
            FieldKey byHead = new FieldKey(Quantity.GRADIENT_AUXILIARY, cls);
            Evaluation evaluation = evaluate(MAIN, HEAD, settings, byMain, byHead);
            for (int pixel = 0; pixel < 3; pixel++) {
                int at = cls * 3 + pixel;
                double main = evaluate(moved(MAIN, at, step), HEAD, settings).loss()
                        - evaluate(moved(MAIN, at, -step), HEAD, settings).loss();
                double head = evaluate(MAIN, moved(HEAD, at, step), settings).loss()
                        - evaluate(MAIN, moved(HEAD, at, -step), settings).loss();
                assertThat((double) evaluation.field(byMain).orElseThrow().at(pixel)).isCloseTo(main / (2 * step),
                        within(2e-5));
                assertThat((double) evaluation.field(byHead).orElseThrow().at(pixel)).isCloseTo(head / (2 * step),
                        within(2e-5));
            }
        }
    }

    @Test
    void withoutAnAuxiliaryTermItsGradientIsZero() {
        FieldKey key = new FieldKey(Quantity.GRADIENT_AUXILIARY, 0);
        assertThat(evaluate(MAIN, HEAD, settings(MAIN_TERM), key).field(key).orElseThrow().toArray())
                .containsOnly(0);
    }

    @Test
    void theProbeReadsTheMainGradientAndTheWholeShare() {
        FieldKey gradient = new FieldKey(Quantity.GRADIENT_LOGIT, 1);
        FieldKey share = new FieldKey(Quantity.SHARE, 1);
        try (Batch batch = batch(MAIN, HEAD)) {
            Evaluation evaluation = new Nd4jEngine().evaluate(
                    new Request(batch, 0, settings(MAIN_TERM, TAUGHT_TERM, HEAD_TERM), Set.of(gradient, share)));
            for (int pixel = 0; pixel < 3; pixel++) {
                PixelReading reading = PixelReading.at(evaluation, pixel, 0).orElseThrow();
                assertThat(reading.gradient()[1]).isCloseTo(evaluation.field(gradient).orElseThrow().at(pixel),
                        within(1e-7));
                assertThat(reading.share()[1]).isCloseTo(evaluation.field(share).orElseThrow().at(pixel),
                        within(1e-7));
            }
        }
    }

    @Test
    void distillationComparesTheLabelHardAndTheTeacherSoft() {
        Objective objective = Objective.distillation(MAIN_TERM, "teacher", 3);
        assertThat(evaluate(MAIN, HEAD, settings(objective.terms().toArray(Term[]::new))).loss())
                .isCloseTo(evaluate(MAIN, HEAD, settings(term(0.5, new CrossEntropy(), TargetRecipe.plain("label"), 1)))
                        .loss() + 2.5 * evaluate(MAIN, HEAD, settings(TAUGHT_TERM)).loss(), within(1e-12));
    }

    @Test
    void thePapersMixtureIsAQuarterCrossEntropy() {
        Objective objective = Objective.withCrossEntropy(MAIN_TERM, new Jml1(1));
        assertThat(objective.terms()).extracting(Term::weight).containsExactly(0.25, 0.75);
        assertThat(evaluate(MAIN, HEAD, settings(objective.terms().toArray(Term[]::new))).loss()).isCloseTo(
                0.5 * evaluate(MAIN, HEAD, settings(term(0.5, new CrossEntropy(), TargetRecipe.plain("label"), 1)))
                        .loss() + 1.5 * evaluate(MAIN, HEAD, settings(MAIN_TERM)).loss(),
                within(1e-12));
    }

    @Test
    void unsureTeachersCanDivideByEveryPixelThatTheGroundTruthKeeps() {
        TargetRecipe pseudo = TargetRecipe.plain("label")
                .withBase(new LabelBase.PseudoLabels("label", "teacher", 1, 0.9, true));
        Term perConfident = term(1, new CrossEntropy(), pseudo, 1);
        Term perLabelled = perConfident.withReduction(
                Reduction.STANDARD.withPixelDivisor(Reduction.PixelDivisor.LABELLED_PIXELS));
        Evaluation confident = evaluate(MAIN, HEAD, settings(perConfident));
        assertThat(confident.keptPixels()).as("only pixel 1 of 3").isEqualTo(1);
        assertThat(evaluate(MAIN, HEAD, settings(perLabelled)).loss()).isCloseTo(confident.loss() / 3, within(1e-12));
    }

    @Test
    void otherSettingsForASampleWithoutTeacherAndHead() {
        Settings settings = settings(MAIN_TERM, TAUGHT_TERM, HEAD_TERM);
        try (Batch plain = Batch.of(Scenes.sample(2, SIZE, MAIN, Scenes.hard(SIZE, 0, 1, 0)))) {
            Settings fitted = settings.fittedTo(plain);
            assertThat(fitted.objective().terms()).as("the head's term is left out").hasSize(2);
            assertThat(fitted.objective().terms()).allSatisfy(term -> {
                assertThat(term.target().teacher()).isEmpty();
                assertThat(term.target().base()).isEqualTo(new LabelBase.GroundTruth(Scenes.HARD));
            });
            assertThat(new Nd4jEngine().evaluate(new Request(plain, 0, fitted, Set.of())).loss()).isFinite();
        }
    }

    @Test
    void oneObjectiveHasOneAuxiliaryPredictionAndStartsWithTheMainOne() {
        assertThatThrownBy(() -> settings(HEAD_TERM, MAIN_TERM)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("first term must see the main prediction");
        assertThatThrownBy(() -> settings(MAIN_TERM, HEAD_TERM, HEAD_TERM.ofAuxiliary("teacher")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("head and teacher");
    }
}
