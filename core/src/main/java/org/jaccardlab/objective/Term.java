package org.jaccardlab.objective;

import org.jaccardlab.loss.Loss;
import org.jaccardlab.parameter.Range;

/**
 * One term of an objective.
 *
 * @param weight at least 0
 * @param temperature the logits are divided by it before the softmax; without effect where there are no logits
 */
public record Term(double weight, Loss loss, TargetRecipe target,
        @Range(min = 0.1, max = 20, curve = 3, help = "divides the logits before the softmax; above 1 softens the prediction") double temperature,
        ActiveClasses active) {

    public Term {
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("a term's weight must be 0 or more but is " + weight);
        }
    }

    public Term withLoss(Loss other) {
        return new Term(weight, other, target, temperature, active);
    }

    public Term withTarget(TargetRecipe other) {
        return new Term(weight, loss, other, temperature, active);
    }

    public Term withActive(ActiveClasses other) {
        return new Term(weight, loss, target, temperature, other);
    }
}
