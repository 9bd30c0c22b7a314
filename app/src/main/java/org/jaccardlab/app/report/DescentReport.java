package org.jaccardlab.app.report;

import java.util.List;
import org.jaccardlab.app.report.MetricsReport.LevelsReport;
import org.jaccardlab.descent.TracePoint;
import org.jspecify.annotations.Nullable;

/**
 * Descents as they are printed. Names of the JSON are the names here.
 *
 * @param optimiser with its parameters
 * @param seconds that all of it took
 */
public record DescentReport(String variable, String start, String optimiser, int steps, double seconds,
        List<Runner> runners) {

    /** @param objective what was descended */
    public record Runner(String objective, List<Row> trace) {
    }

    /**
     * One step of one descent.
     *
     * @param distance from the target: |x - y| summed over classes, mean over the kept pixels
     * @param ecePerCent left out where it was not measured
     */
    public record Row(String objective, int step, double loss, LevelsReport iou, double distance,
            @Nullable Double ecePerCent) {

        public static Row of(String objective, TracePoint point) {
            return new Row(objective, point.step(), point.loss(), MetricsReport.levels(point.iou()),
                    point.distance(), MetricsReport.times(100, point.ece()));
        }
    }
}
