package org.jaccardlab.objective;

import org.jaccardlab.parameter.Range;

/**
 * Label mixing: y' = (1 - weight) y + weight q, with q what another prediction of the sample says at a temperature of its
 * own. The pixels that count stay those of the label.
 *
 * @param name of the prediction that teaches
 */
public record TeacherMix(String name,
        @Range(min = 0.1, max = 20, curve = 3, help = "divides the teacher's logits; above 1 softens what it says") double temperature,
        @Range(min = 0, max = 1, help = "0: the label alone, 1: the teacher alone") double weight) {

    public TeacherMix {
        if (!(temperature > 0 && Double.isFinite(temperature))) {
            throw new IllegalArgumentException("a teacher's temperature must be above 0 but is " + temperature);
        }
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("a teacher's weight must lie in 0 to 1 but is " + weight);
        }
    }

    /** "teacher lite, weight 0.5, temperature 2". */
    public String words() {
        return "teacher " + name + ", weight " + TargetRecipe.number(weight)
                + (temperature == 1 ? "" : ", temperature " + TargetRecipe.number(temperature));
    }
}
