package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.IntStream;
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
        @Help("one weight for every class") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<Double> weight,
        @Help(value = "mean or sum over pixels and classes", options = {
                "mean", "sum"}) String reduction)
        implements
            Preset {

    /** The library's defaults. */
    public MonaiFocalLoss() {
        this(false, "labels", true, 2, null, null, "mean");
    }

    public MonaiFocalLoss {
        Words.require("target", target, "labels", "soft");
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
    public boolean cutsFirstChannelOff() {
        return useSoftmax && !includeBackground;
    }

    @Override
    public Term term(Given given) {
        boolean all = includeBackground || given.classes() == 1;
        PixelLoss loss = useSoftmax
                ? new Focal(gamma, 1, 1)
                : new FocalDialect(Ease.MARGIN, gamma, alpha == null ? 1 : alpha, alpha == null ? 1 : 1 - alpha, 0,
                        false);
        List<Double> balance = IntStream.range(0, given.classes()).mapToObj(c -> balance(c, all)).toList();
        // A mean over all channels is what the term divides by; a sum is a sum of every image's and channel's mean.
        double channels = all ? given.classes() : given.classes() - 1.0;
        double means = reduction.equals("sum") ? given.images() * channels : 1;
        return new Term(means * given.classes() / channels, loss, Preset.plain(given), 1,
                useSoftmax ? Activation.SOFTMAX : Activation.SIGMOID,
                Reduction.STANDARD.withClassWeights(
                        Words.product(balance, MonaiRegion.weights(weight, includeBackground, given.classes())))
                        .withPixelDivisor(PixelDivisor.PIXELS_TIMES_CLASSES));
    }

    /** With softmax alpha weighs the background against all others; without a background it is ignored. */
    private double balance(int cls, boolean all) {
        if (!all && cls == 0) {
            return 0;
        }
        return alpha == null || !useSoftmax || !all ? 1 : cls == 0 ? 1 - alpha : alpha;
    }
}
