package org.jaccardlab.app.workbench;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jaccardlab.colour.Limits;

/**
 * A curve of a chart: one number over another.
 *
 * @param x rising
 * @param y as many; NaN where there is no number, the curve is interrupted there
 */
public record Trail(String name, double[] x, double[] y) {

    /** What holds every number of these curves; empty if there is none. */
    public static Optional<Limits> range(List<Trail> trails) {
        double[] numbers = trails.stream().flatMapToDouble(trail -> DoubleStream.of(trail.y)).filter(Double::isFinite)
                .toArray();
        return numbers.length == 0
                ? Optional.empty()
                : Optional.of(Limits.holding(DoubleStream.of(numbers).min().getAsDouble(),
                        DoubleStream.of(numbers).max().getAsDouble()));
    }
}
