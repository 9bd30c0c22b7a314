package org.jaccardlab.objective;

import java.util.Optional;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;

/**
 * One term of an objective.
 *
 * @param weight at least 0
 * @param temperature the logits are divided by it before the softmax; without effect where there are no logits
 * @param auxiliary the name of the prediction that it is given in place of the main one, such as an auxiliary head's;
 *        empty for the main one
 */
public record Term(
        @Range(min = 0, max = 10, curve = 3, help = "what the term's loss is multiplied by in the sum") double weight,
        Loss loss, TargetRecipe target,
        @Range(min = 0.1, max = 20, curve = 3, help = "divides the logits before the softmax; above 1 softens the prediction") double temperature,
        @Help("how logits become probabilities") Activation activation, Reduction reduction,
        Optional<String> auxiliary) {

    /** A term of the main prediction. */
    public Term(double weight, Loss loss, TargetRecipe target, double temperature, Activation activation,
            Reduction reduction) {
        this(weight, loss, target, temperature, activation, reduction, Optional.empty());
    }

    public Term {
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("a term's weight must be 0 or more but is " + weight);
        }
    }

    /** This term with its weight multiplied. */
    public Term times(double factor) {
        return new Term(factor * weight, loss, target, temperature, activation, reduction, auxiliary);
    }

    public Term withWeight(double other) {
        return new Term(other, loss, target, temperature, activation, reduction, auxiliary);
    }

    public Term withLoss(Loss other) {
        return new Term(weight, other, target, temperature, activation, reduction, auxiliary);
    }

    public Term withTarget(TargetRecipe other) {
        return new Term(weight, loss, other, temperature, activation, reduction, auxiliary);
    }

    public Term withTemperature(double other) {
        return new Term(weight, loss, target, other, activation, reduction, auxiliary);
    }

    /** This term of another prediction than the main one. */
    public Term ofAuxiliary(String prediction) {
        return new Term(weight, loss, target, temperature, activation, reduction, Optional.of(prediction));
    }

    /** This term of the main prediction. */
    public Term ofMain() {
        return new Term(weight, loss, target, temperature, activation, reduction);
    }

    public Term withActivation(Activation other) {
        return new Term(weight, loss, target, temperature, other, reduction, auxiliary);
    }

    /** Whether every class is a sigmoid of its own. */
    public boolean isSigmoid(int classes) {
        return classes == 1 || activation == Activation.SIGMOID || loss.needsSigmoid();
    }

    public Term withReduction(Reduction other) {
        return new Term(weight, loss, target, temperature, activation, other, auxiliary);
    }

    public Term withActive(ActiveClasses which) {
        return withReduction(reduction.withActive(ActiveRule.of(which)));
    }

}
