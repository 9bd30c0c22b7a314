package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jaccardlab.loss.BinaryCrossEntropy;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jspecify.annotations.Nullable;

/** MONAI's sum of Dice and cross-entropy. */
public record MonaiDiceCeLoss(
        @Help(value = "how logits become probabilities", options = {
                "softmax", "sigmoid"}) String activation,
        String target,
        @Help(value = "whether the cross-entropy is given class numbers or one channel a class", options = {"index",
                "one_hot"}) @JsonProperty("ce_target") String ceTarget,
        @Help("whether the first class counts") @JsonProperty("include_background") boolean includeBackground,
        @Help("squares in the denominator") @JsonProperty("squared_pred") boolean squaredPred,
        @Help("Jaccard in place of Dice") boolean jaccard,
        @Help(value = "mean or sum over images and classes", options = {"mean", "sum"}) String reduction,
        @Range(min = 0, max = 10, curve = 5, help = "added to the numerator") @JsonProperty("smooth_nr") double smoothNumerator,
        @Range(min = 0, max = 10, curve = 5, help = "added to the denominator") @JsonProperty("smooth_dr") double smoothDenominator,
        @Help("one loss for the whole batch; otherwise one for every image") boolean batch,
        @Help("one weight for every class") @Nullable List<Double> weight,
        @Range(min = 0, max = 10, curve = 3, help = "weight of the Dice term") @JsonProperty("lambda_dice") double lambdaDice,
        @Range(min = 0, max = 10, curve = 3, help = "weight of the cross-entropy term") @JsonProperty("lambda_ce") double lambdaCe,
        @Range(min = 0, max = 1, curve = 2, help = "uniform label smoothing, in the cross-entropy only") @JsonProperty("label_smoothing") double labelSmoothing)
        implements
            Preset {

    /** The library's defaults, softmax chosen. */
    public MonaiDiceCeLoss() {
        this("softmax", "labels", "index", true, false, false, "mean", 1e-5, 1e-5, false, null, 1, 1, 0);
    }

    @Override
    public String library() {
        return "MONAI";
    }

    @Override
    public String name() {
        return "DiceCELoss";
    }

    @Override
    public String departs() {
        return "Its Dice never takes the form that is right on soft targets; weights divide the cross-entropy only for class indices.";
    }

    @Override
    public Term term(Given given) {
        // The cross-entropy has a weight for the background too, of which the Dice knows nothing.
        return new MonaiDiceLoss(activation, target, includeBackground, squaredPred, jaccard, reduction,
                smoothNumerator, smoothDenominator, batch, weight, false).term(given).times(lambdaDice);
    }

    @Override
    public List<Term> terms(Given given) {
        return List.of(term(given), crossEntropy(given).times(lambdaCe));
    }

    private Term crossEntropy(Given given) {
        if (given.classes() == 1) {
            // One channel: a binary cross-entropy that knows no label smoothing and takes the weight for positives.
            double positive = weight == null ? 1 : weight.getFirst();
            return new Term(1, new BinaryCrossEntropy(positive), Preset.plain(given), 1, Activation.SIGMOID,
                    Reduction.STANDARD.withPixelDivisor(Words.divisor(reduction, PixelDivisor.KEPT_PIXELS)));
        }
        Given asCrossEntropySees = new Given(given.target(), ceTarget.equals("index"), given.classes(), given.images());
        return new TorchCrossEntropyLoss(null, weight, labelSmoothing, reduction).term(asCrossEntropySees);
    }
}
