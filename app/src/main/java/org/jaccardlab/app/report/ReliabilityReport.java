package org.jaccardlab.app.report;

import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.calibration.CalibrationErrors;
import org.jaccardlab.calibration.CalibrationState;
import org.jaccardlab.calibration.TemperatureFit;
import org.jaccardlab.metric.Calibration;
import org.jaccardlab.metric.CalibrationBins;
import org.jspecify.annotations.Nullable;

/**
 * How well a prediction is calibrated, as it is printed.
 *
 * @param against name of the reference
 * @param question "decisions", or the name of the class that is asked about
 * @param adaptive whether bins hold equally many answers
 * @param answers one row a bin
 * @param state the prediction as it is
 * @param temperature what fitting found; absent if it was not asked for
 * @param kernels the prediction after recalibration; absent if that was not asked for
 */
public record ReliabilityReport(String prediction, String against, String question, boolean adaptive,
        List<BinReport> answers, StateReport state, @Nullable FitReport temperature,
        @Nullable KernelReport kernels) {

    /** Mean probability and part that is true are absent of an empty bin. */
    public record BinReport(double from, double to, long answers, @Nullable Double confidence,
            @Nullable Double accuracy) {

        static BinReport of(CalibrationBins.Bin bin) {
            boolean empty = bin.answers() == 0;
            return new BinReport(bin.from(), bin.to(), bin.answers(), empty ? null : bin.confidence(),
                    empty ? null : bin.accuracy());
        }
    }

    /** Errors in the units of {@link MetricsReport}. */
    public record StateReport(double temperature, double nll, MetricsReport.CalibrationReport ecePerCent,
            MetricsReport.CalibrationReport classwisePerMille,
            MetricsReport.CalibrationReport classwiseOfWinnersPerMille) {

        public static StateReport of(CalibrationState state) {
            CalibrationErrors errors = state.errors();
            return new StateReport(state.temperature(), state.nll(), in(100, errors.decisions()),
                    in(1000, errors.classwise()), in(1000, errors.classwiseOfWinners()));
        }

        private static MetricsReport.CalibrationReport in(double unit, Calibration error) {
            return MetricsReport.calibration(error, unit);
        }
    }

    /** @param atEnd whether a temperature beyond the ends of the range would be better still */
    public record FitReport(StateReport after, boolean atEnd) {

        public static FitReport of(TemperatureFit fit) {
            return new FitReport(StateReport.of(fit.after()), fit.atEnd());
        }
    }

    /** @param pixels that got other probabilities */
    public record KernelReport(double bandwidth, int keys, long pixels, StateReport after) {
    }

    public static List<BinReport> bins(List<CalibrationBins.Bin> bins) {
        return bins.stream().map(BinReport::of).toList();
    }

    /** One row a bin, under the names of the columns. */
    public List<List<String>> table() {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("from", "to", "answers", "confidence", "accuracy"));
        for (BinReport bin : answers) {
            table.add(List.of(Double.toString(bin.from()), Double.toString(bin.to()), Long.toString(bin.answers()),
                    text(bin.confidence()), text(bin.accuracy())));
        }
        return table;
    }

    private static String text(@Nullable Double value) {
        return value == null ? "" : value.toString();
    }
}
