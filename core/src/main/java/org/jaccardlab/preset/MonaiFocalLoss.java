package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jaccardlab.loss.Focal;
import org.jaccardlab.loss.FocalDialect;
import org.jaccardlab.loss.FocalDialect.Ease;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** MONAI's focal loss, softmax or sigmoid. */
public record MonaiFocalLoss(
        @Help("softmax over the classes; otherwise a sigmoid for every class") @JsonProperty("use_softmax") boolean useSoftmax,
        String target,
        @JsonProperty("include_background") boolean includeBackground,
        @Range(min = 0, max = 5, help = "how much confident pixels step back") double gamma,
        @Range(min = 0, max = 1, help = "weight of the class against the rest") @Nullable Double alpha,
        @Help("one weight for every class") @Nullable List<Double> weight,
        @Help(value = "mean or sum over pixels and classes", options = {
                "mean", "sum"}) String reduction)
        implements
            Preset {

    /** The library's defaults. */
    public MonaiFocalLoss() {
        this(false, "labels", true, 2, null, null, "mean");
    }

    @Override
    public String library() {
        return "MONAI";
    }

    @Override
    public String name() {
        return "FocalLoss";
    }

    @Override
    public String departs() {
        return "The mean also divides by the classes that a pixel does not carry; with softmax, alpha weighs the first class against the others.";
    }

    @Override
    public Term term(Given given) {
        boolean sum = reduction.equals("sum");
        PixelLoss loss = useSoftmax
                ? new Focal(gamma, 1, 1)
                : new FocalDialect(Ease.MARGIN, gamma, alpha == null ? 1 : alpha, alpha == null ? 1 : 1 - alpha, 0,
                        false);
        List<Double> weights = weight == null ? Collections.nCopies(given.classes(), 1.0) : weight;
        if (alpha != null && useSoftmax) {
            weights = new ArrayList<>(Collections.nCopies(given.classes(), alpha));
            weights.set(0, 1 - alpha);
        }
        double images = sum ? (double) given.images() * given.classes() : 1;
        return new Term(images, loss, Preset.plain(given), 1, useSoftmax ? Activation.SOFTMAX : Activation.SIGMOID,
                Reduction.STANDARD.withClassWeights(weights).withPixelDivisor(PixelDivisor.PIXELS_TIMES_CLASSES));
    }
}
