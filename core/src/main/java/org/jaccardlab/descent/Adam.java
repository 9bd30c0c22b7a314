package org.jaccardlab.descent;

import org.jaccardlab.parameter.Range;

/** Adam (Kingma and Ba, 2015): every number moves by about the rate, whatever the size of its gradient. */
public record Adam(
        @Range(min = 0, max = 10, curve = 4, help = "about how far every number moves in a step") double rate,
        @Range(min = 0, max = 0.999, help = "how long the mean of the gradient remembers") double beta1,
        @Range(min = 0, max = 0.9999, help = "how long the mean of its square remembers") double beta2,
        @Range(min = 1e-12, max = 1, curve = 6, help = "added to the root of that mean, so that tiny gradients stay tiny steps") double epsilon,
        @Range(min = 0, max = 1, curve = 3, help = "the rate falls as 1 / (1 + decay × step)") double decay)
        implements
            Optimiser {

    public Adam() {
        this(0.1, 0.9, 0.999, 1e-8, 0);
    }

    @Override
    public String title() {
        return "Adam";
    }

    @Override
    public int memories() {
        return 2;
    }

    @Override
    public Rule rule(int step) {
        // Both means start at 0 and are divided by what they lack therefore.
        double lacking = Math.sqrt(1 - Math.pow(beta2, step + 1));
        float by = (float) (Optimiser.decayed(rate, decay, step) * lacking / (1 - Math.pow(beta1, step + 1)));
        float least = (float) (epsilon * lacking);
        float keep1 = (float) beta1;
        float take1 = (float) (1 - beta1);
        float keep2 = (float) beta2;
        float take2 = (float) (1 - beta2);
        return (z, gradient, at, scale, first, second, n) -> {
            for (int i = 0; i < n; i++) {
                float g = scale * gradient[at + i];
                float m = keep1 * first[i] + take1 * g;
                float v = keep2 * second[i] + take2 * (g * g);
                first[i] = m;
                second[i] = v;
                z[i] -= by * m / ((float) Math.sqrt(v) + least);
            }
        };
    }
}
