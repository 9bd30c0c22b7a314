package org.jaccardlab.app.report;

import org.jaccardlab.app.report.MetricsReport.LevelsReport;
import org.jaccardlab.metric.Metrics;
import org.jaccardlab.sweep.SweepPoint;
import org.jspecify.annotations.Nullable;

/**
 * One value of a sweep as it is printed; all but value and refusal are absent if it was refused.
 *
 * @param gradientNorm of the whole gradient, raw
 */
public record SweepRow(double value, @Nullable Double loss, @Nullable Double gradientNorm, @Nullable Double accuracy,
        LevelsReport iou, LevelsReport dice, @Nullable Double ecePerCent, @Nullable Double nll,
        @Nullable Double brier, @Nullable String refusal) {

    private static final LevelsReport NOTHING = new LevelsReport(null, null, null, null, null, null, null);

    public static SweepRow of(SweepPoint point) {
        return point.reading().map(reading -> {
            Metrics metrics = reading.metrics();
            return new SweepRow(point.value(), reading.loss(), reading.gradientNorm(),
                    MetricsReport.orNull(metrics.accuracy()), MetricsReport.levels(metrics.iou()),
                    MetricsReport.levels(metrics.dice()),
                    MetricsReport.times(100, metrics.calibration().dataset()), MetricsReport.orNull(metrics.nll()),
                    MetricsReport.orNull(metrics.brier()), null);
        }).orElseGet(() -> new SweepRow(point.value(), null, null, null, NOTHING, NOTHING, null, null, null,
                point.refusal()));
    }
}
