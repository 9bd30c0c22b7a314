package org.jaccardlab.bench;

import java.util.Set;
import java.util.function.IntFunction;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.LovaszSoftmax;
import org.jaccardlab.loss.Tversky;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.sample.Batch;

/**
 * A series of questions as a hand asks them that drags one thing: each differs from those before it, so that no engine
 * answers from memory what it is timed for. They are a window's questions, without metrics: the loss with all that belongs
 * to it, and one field, which is the gradient by the logit of one class unless said otherwise.
 */
public enum Work {
    /** Jaccard metric loss against a soft target; every probability changes, and all that follows from them. */
    JACCARD_SOFT("jaccard-soft", Scene.SOFT, Changed.TEMPERATURE, k -> new Jml1()),
    /** The same against one class a pixel. */
    JACCARD_HARD("jaccard-hard", Scene.HARD, Changed.TEMPERATURE, k -> new Jml1()),
    /** The same of a sample that is seen for the first time, so that nothing is known of it. */
    JACCARD_FIRST("jaccard-first", Scene.SOFT, Changed.SAMPLE, k -> new Jml1()),
    /** The same, and the field is the loss share of all classes. */
    JACCARD_SHARE("jaccard-share", Scene.SOFT, Changed.TEMPERATURE, k -> new Jml1()) {
        @Override
        FieldKey field(int classes, int k) {
            return FieldKey.total(Quantity.SHARE);
        }
    },
    /** Only the smoothing constant changes. */
    JACCARD_SMOOTH("jaccard-smooth", Scene.SOFT, Changed.LOSS, k -> new Jml1(1e-3 + 1e-7 * k)),
    /** Only the prices of false positives and false negatives change. */
    TVERSKY_ALPHA_BETA("tversky-alpha-beta", Scene.SOFT, Changed.LOSS,
            k -> new Tversky(1 - 1e-6 * k, 1 + 1e-6 * k, 1e-3)),
    /** Only the class that is looked at changes. */
    JACCARD_CLASS("jaccard-class", Scene.SOFT, Changed.CLASS, k -> new Jml1()),
    /** Every probability changes. */
    CROSS_ENTROPY_SOFT("cross-entropy-soft", Scene.SOFT, Changed.TEMPERATURE, k -> new CrossEntropy()),
    /** The same against one class a pixel. */
    CROSS_ENTROPY_HARD("cross-entropy-hard", Scene.HARD, Changed.TEMPERATURE, k -> new CrossEntropy()),
    /** Every probability changes, and with them the order of the errors. */
    LOVASZ_HARD("lovasz-hard", Scene.HARD, Changed.TEMPERATURE, k -> new LovaszSoftmax());

    /** What sets one question apart from the next. */
    public enum Changed {
        TEMPERATURE, SAMPLE, LOSS, CLASS
    }

    private final String id;
    private final String target;
    private final Changed changed;
    private final IntFunction<Loss> loss;

    Work(String id, String target, Changed changed, IntFunction<Loss> loss) {
        this.id = id;
        this.target = target;
        this.changed = changed;
        this.loss = loss;
    }

    /** Lower case with hyphens. */
    public String id() {
        return id;
    }

    /** Of the loss, as the catalogue has it. */
    public String lossId() {
        return loss.apply(0).id();
    }

    public Changed changed() {
        return changed;
    }

    /** Whether the target is one class a pixel. */
    public boolean isHard() {
        return target.equals(Scene.HARD);
    }

    /** Question number {@code k}, counted from 0; with one class all questions about the class are the same. */
    public Request request(Scene scene, int k) {
        Batch batch = changed == Changed.SAMPLE ? scene.unseen() : scene.batch();
        double temperature = changed == Changed.TEMPERATURE ? 1 + 1e-6 * (k + 1) : 1;
        Settings settings = Settings.startingWith(batch).withFirstTerm(term -> term.withLoss(loss.apply(k))
                .withTarget(TargetRecipe.plain(target)).withTemperature(temperature));
        return new Request(batch, 0, settings, Set.of(field(batch.classes().count(), k)), false);
    }

    FieldKey field(int classes, int k) {
        return new FieldKey(Quantity.GRADIENT_LOGIT, changed == Changed.CLASS ? k % classes : 0);
    }

    /** As the command line spells it. */
    @Override
    public String toString() {
        return id;
    }
}
