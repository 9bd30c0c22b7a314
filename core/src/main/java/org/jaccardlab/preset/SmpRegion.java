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

/** What the region losses of segmentation_models.pytorch have in common. */
final class SmpRegion {

    private SmpRegion() {
    }

    /** @param eps the logarithm is taken of no less */
    static Term term(Given given, String mode, @Nullable List<Integer> classes, double alpha, double beta,
            double smooth, boolean logLoss, double eps, double gamma, @Nullable List<Double> classWeights) {
        ActiveRule present = new ActiveRule(ActiveClasses.PRESENT, classes == null ? List.of() : classes, 0, false);
        Reduction reduction = new Reduction(1, 0, 0, present, classWeights == null ? List.of() : classWeights,
                classWeights == null ? ClassDivisor.ALL_CLASSES : ClassDivisor.SUM_OF_WEIGHTS,
                PixelDivisor.KEPT_PIXELS);
        TverskyDialect loss = new TverskyDialect(false, 1, alpha, beta, smooth, smooth, new Link(logLoss, 1, eps),
                gamma);
        return new Term(1, loss, Preset.plain(given), 1,
                mode.equals("multiclass") ? Activation.SOFTMAX : Activation.SIGMOID, reduction);
    }
}
