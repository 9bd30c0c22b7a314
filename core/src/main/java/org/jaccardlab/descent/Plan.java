package org.jaccardlab.descent;

import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;

/**
 * How to descend.
 *
 * @param measureEvery after how many steps calibration is measured too, which costs more than the step; 0 for never
 */
public record Plan(@Help("what of the prediction descends") Variable variable,
        @Help("where the descent begins") Start start, Optimiser optimiser,
        @Range(min = 0, max = 1000, curve = 3, help = "calibration is measured every so many steps; 0 for never") int measureEvery) {

    /** Plain gradient descent on the logits of the prediction. */
    public Plan() {
        this(Variable.LOGITS, Start.PREDICTION, new Momentum(), 0);
    }

    public Plan with(Optimiser other) {
        return new Plan(variable, start, other, measureEvery);
    }

    public Plan on(Variable other) {
        return new Plan(other, start, optimiser, measureEvery);
    }

    public Plan from(Start other) {
        return new Plan(variable, other, optimiser, measureEvery);
    }
}
