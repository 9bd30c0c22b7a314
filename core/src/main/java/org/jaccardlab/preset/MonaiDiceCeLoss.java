package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jaccardlab.objective.Term;
import org.jspecify.annotations.Nullable;

/** MONAI's sum of Dice and cross-entropy. */
public record MonaiDiceCeLoss(String activation, String target, @JsonProperty("ce_target") String ceTarget,
        @JsonProperty("include_background") boolean includeBackground,
        @JsonProperty("squared_pred") boolean squaredPred, boolean jaccard, String reduction,
        @JsonProperty("smooth_nr") double smoothNumerator, @JsonProperty("smooth_dr") double smoothDenominator,
        boolean batch, @Nullable List<Double> weight, @JsonProperty("lambda_dice") double lambdaDice,
        @JsonProperty("lambda_ce") double lambdaCe,
        @JsonProperty("label_smoothing") double labelSmoothing) implements Preset {

    @Override
    public String library() {
        return "MONAI";
    }

    @Override
    public String departs() {
        return "Its Dice never takes the form that is right on soft targets; weights divide the cross-entropy only for class indices.";
    }

    @Override
    public Term term(Given given) {
        return new MonaiDiceLoss(activation, target, includeBackground, squaredPred, jaccard, reduction,
                smoothNumerator,
                smoothDenominator, batch, weight, false).term(given).times(lambdaDice);
    }

    @Override
    public List<Term> terms(Given given) {
        Given asCrossEntropySees = new Given(given.source(), ceTarget.equals("index"), given.classes(), given.images());
        Term crossEntropy = new TorchCrossEntropyLoss(null, weight, labelSmoothing, "mean").term(asCrossEntropySees);
        return List.of(term(given), crossEntropy.times(lambdaCe));
    }
}
