package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
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

/** JDTLosses' one loss for Jaccard, Dice and Tversky on hard and soft labels; gamma counts only above 1, class by class. */
public record JdtLoss(String label, double mIoUD, double mIoUI, double mIoUC, double alpha, double beta, double gamma,
        double smooth, double threshold, int norm, @JsonProperty("log_loss") boolean logLoss,
        @JsonProperty("ignore_index") @Nullable Integer ignoreIndex,
        @JsonProperty("class_weights") @Nullable List<Double> classWeights,
        @JsonProperty("active_classes_mode_hard") String activeClassesModeHard,
        @JsonProperty("active_classes_mode_soft") String activeClassesModeSoft) implements Preset {

    /** The library's defaults. */
    public JdtLoss() {
        this("hard", 1, 0, 0, 1, 1, 1, 1e-3, ActiveRule.THRESHOLD, 1, false, null, null, "PRESENT", "ALL");
    }

    @Override
    public String library() {
        return "JDTLosses";
    }

    @Override
    public String departs() {
        return "A norm above 1 with alpha unlike beta is computed, although its minimum is at the wrong place.";
    }

    @Override
    public Term term(Given given) {
        ActiveClasses active = ActiveClasses.valueOf(given.hard() ? activeClassesModeHard : activeClassesModeSoft);
        Reduction reduction = new Reduction(mIoUD, mIoUI, mIoUC, new ActiveRule(active, List.of(), threshold, true),
                classWeights == null ? List.of() : classWeights, ClassDivisor.ACTIVE_CLASSES, PixelDivisor.KEPT_PIXELS);
        TverskyDialect loss = new TverskyDialect(false, norm, alpha, beta, smooth, smooth,
                new Link(logLoss, gamma > 1 ? gamma : 1), 1);
        return new Term(1, loss, Preset.plain(given), 1, Activation.SOFTMAX, reduction);
    }
}
