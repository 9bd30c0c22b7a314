package org.jaccardlab.experiment;

import java.util.Arrays;

/**
 * Numbers of several seeds.
 *
 * @param mean over the seeds
 * @param deviation their standard deviation, with one less than their number below; NaN of a single seed
 */
public record Spread(double mean, double deviation) {

    static Spread of(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        return new Spread(mean, values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1)));
    }
}
