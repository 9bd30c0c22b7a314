package org.jaccardlab.app.workbench;

import java.util.List;
import java.util.Set;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.loss.GeneralizedDice;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.Mcc;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.preset.Given;
import org.jaccardlab.preset.MmsegDiceLoss;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AccountsTest {

    /** Three pixels of two classes, the last one ignored. */
    private final Batch batch = threePixels();

    @AfterEach
    void close() {
        batch.close();
    }

    @Test
    void aPlainLossNeedsNoWords() {
        Evaluation shown = evaluate(new Jml1());
        assertThat(Accounts.constant(shown)).isEmpty();
        assertThat(Accounts.convention(shown, 0)).isEmpty();
        assertThat(Accounts.leak(shown)).isEmpty();
    }

    @Test
    void anUnevenlySmoothedLossNamesTheConstant() {
        Loss uneven = (Loss) Parameters.with(new GeneralizedDice().asRecord(), "smoothNumerator", 0.5);
        assertThat(Accounts.constant(evaluate(uneven)).orElseThrow()).startsWith("shares ").contains(" + constant ")
                .contains(" = ");
    }

    @Test
    void sharesByConventionAreCalledSo() {
        assertThat(Accounts.convention(evaluate(new Mcc()), 0).orElseThrow()).contains("by convention");
    }

    @Test
    void aLeakIsNamedWithItsPartOfTheGradient() {
        MmsegDiceLoss leaky = new MmsegDiceLoss();
        Given given = new Given(TargetRecipe.plain("hard"), true, 2, 1);
        Settings settings = Settings.startingWith(batch);
        Evaluation shown = evaluate(new Settings(settings.prediction(), new Objective(leaky.terms(given)),
                settings.floor(), settings.measuring()));
        assertThat(Accounts.leak(shown).orElseThrow())
                .matches("Leak: ignored pixels carry [1-9].* % of the gradient.*");
    }

    private Evaluation evaluate(Loss loss) {
        return evaluate(Settings.startingWith(batch).withLoss(loss));
    }

    private Evaluation evaluate(Settings settings) {
        return new Nd4jEngine().evaluate(new Request(batch, 0, settings, Set.of()));
    }

    private static Batch threePixels() {
        Size size = new Size(3, 1);
        byte[] labels = {0, 1, (byte) LabelMap.IGNORED};
        float[] logits = {1, 0, 0.5f, 0, 0.5f, 1};
        return Batch.of(new Sample("three", new Photo(size, new int[3]), ClassTable.numbered(2),
                List.of(new LabelSource.Hard("hard", new LabelMap(size, labels))),
                List.of(new Prediction("network", PredictionKind.LOGITS, Volume.of(2, size, logits)))));
    }
}
