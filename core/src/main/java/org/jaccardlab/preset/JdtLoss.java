package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.loss.TverskyDialect;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.ActiveRule;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.ClassDivisor;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.Link;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** JDTLosses' one loss for Jaccard, Dice and Tversky on hard and soft labels; gamma counts only above 1, class by class. */
public record JdtLoss(
        String label,
        @Range(min = 0, max = 1, help = "weight of D: every class over the whole batch") double mIoUD,
        @Range(min = 0, max = 1, help = "weight of I: every class of every image, mean over classes first") double mIoUI,
        @Range(min = 0, max = 1, help = "weight of C: every class of every image, mean over images first") double mIoUC,
        @Range(min = 0, max = 2, help = "price of a false positive") double alpha,
        @Range(min = 0, max = 2, help = "price of a false negative") double beta,
        @Range(min = 0.25, max = 4, help = "power of the loss of every class; without effect up to 1") double gamma,
        @Range(min = 0, max = 10, curve = 4, help = "added to numerator and denominator, in units of tp") double smooth,
        @Range(min = 0, max = 1, curve = 3, help = "a class is present if some label gives it more than this") double threshold,
        @Range(min = 1, max = 4, help = "power of the norms that tp, fp and fn are made of") int norm,
        @Help("minus the logarithm of the score in place of one minus the score") @JsonProperty("log_loss") boolean logLoss,
        @JsonProperty("ignore_index") @Nullable Integer ignoreIndex,
        @Help("one weight for every class") @JsonProperty("class_weights") @Nullable List<Double> classWeights,
        @Help(value = "classes in the mean if the target is hard", options = {
                "PRESENT", "ALL"}) @JsonProperty("active_classes_mode_hard") String activeClassesModeHard,
        @Help(value = "classes in the mean if the target is soft", options = {"PRESENT",
                "ALL"}) @JsonProperty("active_classes_mode_soft") String activeClassesModeSoft)
        implements
            Preset {

    /** The library's defaults. */
    public JdtLoss() {
        this("hard", 1, 0, 0, 1, 1, 1, 1e-3, ActiveRule.THRESHOLD, 1, false, null, null, "PRESENT", "ALL");
    }

    public JdtLoss {
        Words.require("label", label, "hard", "soft");
        if (norm < 1) {
            throw new IllegalArgumentException("norm must be 1 or more but is " + norm);
        }
    }

    @Override
    public String library() {
        return "JDTLosses";
    }

    @Override
    public String name() {
        return "JDTLoss";
    }

    @Override
    public String departs() {
        return "Presence is decided by the target as trained on; gamma counts only above 1, class by class.";
    }

    @Override
    public Optional<String> warning() {
        return norm > 1 && alpha != beta
                ? Optional.of(
                        "A norm above 1 with alpha unlike beta has its minimum at the wrong place, even on hard labels.")
                : Optional.empty();
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
