package org.jaccardlab.evaluation.fused;

import org.jaccardlab.objective.TargetRecipe;

/**
 * What ties the classes of a softmax together at every pixel of an image. With it the gradient of any class needs the
 * numbers of that class alone.
 *
 * @param factors 1 over the sum of the powers, 0 where a pixel does not count; padded
 * @param sums over the classes, of probability times slope; padded
 */
record Coupling(float[] factors, float[] sums) implements Shortcut {

    /** @param slopes what the loss makes of the sums */
    record Question(FusedRun.Given given, TargetRecipe target, Object slopes) {
    }

    static Coupling room(int pixels) {
        return new Coupling(new float[Lanes.padded(pixels)], new float[Lanes.padded(pixels)]);
    }

    void keep(Scratch s, int from, int valid) {
        System.arraycopy(s.factors, 0, factors, from, valid);
        System.arraycopy(s.coupling, 0, sums, from, valid);
    }

    void load(Scratch s, int from, int valid) {
        System.arraycopy(factors, from, s.factors, 0, Lanes.padded(valid));
        System.arraycopy(sums, from, s.coupling, 0, Lanes.padded(valid));
    }
}
