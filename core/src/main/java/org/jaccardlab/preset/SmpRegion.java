package org.jaccardlab.preset;

import java.util.List;
import org.jaccardlab.loss.TverskyDialect;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.ActiveRule;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.ClassDivisor;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.Link;
import org.jspecify.annotations.Nullable;

/**
 * What the region losses of segmentation_models.pytorch have in common.
 *
 * @param mode "multiclass" takes the softmax over the classes, "multilabel" and "binary" a sigmoid for every class
 * @param classes only these count; none for all
 * @param fromLogits otherwise the library is handed probabilities, which it takes as they are
 * @param eps the least that denominator, and score of a logarithm, are taken for
 * @param gamma power of the mean over classes
 */
record SmpRegion(String mode, @Nullable List<Integer> classes, boolean logLoss, boolean fromLogits, double smooth,
        double eps, @Nullable List<Double> classWeights, double alpha, double beta, double gamma) {

    Term term(Given given) {
        ActiveRule present = new ActiveRule(ActiveClasses.PRESENT, classes == null ? List.of() : classes, 0, false);
        Reduction reduction = new Reduction(1, 0, 0, present, classWeights == null ? List.of() : classWeights,
                classWeights == null ? ClassDivisor.ALL_CLASSES : ClassDivisor.SUM_OF_WEIGHTS,
                PixelDivisor.KEPT_PIXELS);
        TverskyDialect loss = new TverskyDialect(false, 1, alpha, beta, smooth, smooth, new Link(logLoss, 1, eps),
                gamma, eps);
        return new Term(1, loss, Preset.plain(given), 1,
                mode.equals("multiclass") && fromLogits ? Activation.SOFTMAX : Activation.SIGMOID, reduction);
    }
}
