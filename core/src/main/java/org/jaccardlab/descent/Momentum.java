package org.jaccardlab.descent;

import org.jaccardlab.parameter.Range;

/** v = momentum v + g, z = z - rate v: plain gradient descent if the momentum is 0. */
public record Momentum(
        @Range(min = 0, max = 1000, curve = 4, help = "how far a step goes, of the gradient times the kept pixels") double rate,
        @Range(min = 0, max = 0.999, help = "part of the last step that goes on; 0 for plain gradient descent") double momentum,
        @Range(min = 0, max = 1, curve = 3, help = "the rate falls as 1 / (1 + decay × step); losses with a kink at their minimum need it to settle there") double decay)
        implements
            Optimiser {

    public Momentum() {
        this(1, 0, 0);
    }

    @Override
    public String title() {
        return momentum == 0 ? "Gradient descent" : "Momentum";
    }

    @Override
    public int memories() {
        return momentum == 0 ? 0 : 1;
    }

    @Override
    public Rule rule(int step) {
        float by = (float) Optimiser.decayed(rate, decay, step);
        float keep = (float) momentum;
        return momentum == 0 ? (z, gradient, at, scale, first, second, n) -> {
            float each = by * scale;
            for (int i = 0; i < n; i++) {
                z[i] -= each * gradient[at + i];
            }
        } : (z, gradient, at, scale, first, second, n) -> {
            for (int i = 0; i < n; i++) {
                float v = keep * first[i] + scale * gradient[at + i];
                first[i] = v;
                z[i] -= by * v;
            }
        };
    }
}
