package org.jaccardlab.landscape;

import java.util.OptionalDouble;

/**
 * A loss over one number.
 *
 * @param name of the objective
 * @param at rising
 * @param loss the whole objective there
 * @param now where the number is
 * @param target where the target is; empty if it is infinitely far, as the logit of a hard label
 * @param minimiser where the objective is least, more exactly than {@code at} is spaced
 * @param minimum the objective there
 */
public record Curve(String name, double[] at, double[] loss, double now, OptionalDouble target, double minimiser,
        double minimum) {
}
