package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jaccardlab.loss.Focal;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** The focal loss of mmsegmentation: sigmoid for every class. */
public record MmsegFocalLoss(
        @JsonProperty("use_sigmoid") boolean useSigmoid,
        @Range(min = 0, max = 5, help = "how much confident pixels step back") double gamma,
        @Range(min = 0, max = 1, help = "weight of the class against the rest") double alpha,
        @Help("one alpha for every class; in the library a list in the place of alpha") List<Double> alphas,
        @Help(value = "mean over pixels and classes, or sum", options = {
                "mean", "sum"}) String reduction,
        @Help("one weight for every class") @JsonProperty("class_weight") @Nullable List<Double> classWeight,
        @Range(min = 0, max = 10, curve = 3, help = "what the loss is multiplied by") @JsonProperty("loss_weight") double lossWeight,
        @JsonProperty("ignore_index") int ignoreIndex,
        String entry) implements Preset {

    /** The library's defaults, but for the ignored label. */
    public MmsegFocalLoss() {
        this(true, 2, 0.5, List.of(), "mean", null, 1, 255, "FocalLoss");
    }

    public MmsegFocalLoss {
        Words.require("entry", entry, "FocalLoss", "py_sigmoid_focal_loss");
        if (!useSigmoid) {
            throw new IllegalArgumentException("use_sigmoid must be true: the library knows no softmax focal loss");
        }
    }

    /** From the library's own arguments: {@code alpha} is a number or a list. */
    @JsonCreator
    static MmsegFocalLoss of(@JsonProperty("use_sigmoid") boolean useSigmoid, @JsonProperty("gamma") double gamma,
            @JsonProperty("alpha") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Double> alpha,
            @JsonProperty("reduction") String reduction,
            @JsonProperty("class_weight") @Nullable List<Double> classWeight,
            @JsonProperty("loss_weight") double lossWeight, @JsonProperty("ignore_index") int ignoreIndex,
            @JsonProperty("entry") String entry) {
        return new MmsegFocalLoss(useSigmoid, gamma, alpha.getFirst(), alpha.size() > 1 ? alpha : List.of(), reduction,
                classWeight, lossWeight, ignoreIndex, entry);
    }

    @Override
    public String library() {
        return "mmsegmentation";
    }

    @Override
    public String name() {
        return "FocalLoss";
    }

    @Override
    public String departs() {
        return "Ignored pixels still divide the mean.";
    }

    @Override
    public Term term(Given given) {
        return alphas.isEmpty() ? term(given, alpha, 1 - alpha, List.of()) : part(given, true);
    }

    /** With an alpha for every class, the class and the rest apart. */
    @Override
    public List<Term> terms(Given given) {
        return alphas.isEmpty() ? List.of(term(given)) : List.of(part(given, true), part(given, false));
    }

    private Term part(Given given, boolean positives) {
        return term(given, positives ? 1 : 0, positives ? 0 : 1,
                alphas.stream().map(each -> positives ? each : 1 - each).toList());
    }

    private Term term(Given given, double positive, double negative, List<Double> alphaOfClass) {
        Reduction reduced = Reduction.STANDARD.withClassWeights(Words.product(alphaOfClass, classWeight))
                .withPixelDivisor(Words.divisor(reduction, PixelDivisor.PIXELS_TIMES_CLASSES));
        return new Term(lossWeight, new Focal(gamma, positive, negative), Preset.plain(given), 1, Activation.SIGMOID,
                reduced);
    }
}
