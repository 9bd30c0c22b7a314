package org.jaccardlab.app.command;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Locale;
import org.jaccardlab.bench.Machine;
import org.jaccardlab.bench.Row;

/** What was timed, for other programs and for people. */
record BenchReport(Machine machine, List<Line> rows) {

    private static final String COLUMNS = "%-7s %-19s %13s %-8s %7s %4s %10s %10s %10s %9s %8s %10s %9s";

    /** One row; bytes and milliseconds, counts of classes and pixels. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Line(String engine, String loss, String work, String target, String changed, List<Integer> shape,
            String precision, int threads, int runs, double medianMs, double minMs, double maxMs, double floorMs,
            double timesFloor, long allocatedBytes, long memoryBytes) {

        static Line of(Row row) {
            return new Line(row.engine().title(), row.work().lossId(), row.work().id(),
                    row.work().isHard() ? "hard" : "soft", row.work().changed().name().toLowerCase(Locale.ROOT),
                    List.of(row.shape().classes(), row.shape().size().height(), row.shape().size().width()),
                    row.precision().name().toLowerCase(Locale.ROOT), row.threads(), row.timing().runs(),
                    rounded(row.timing().median()), rounded(row.timing().min()), rounded(row.timing().max()),
                    rounded(row.floor()), rounded(row.timesFloor()), row.timing().allocated(), row.held());
        }

        /** To a microsecond, which is finer than any clock's noise. */
        private static double rounded(double milliseconds) {
            return Math.round(1000 * milliseconds) / 1000.0;
        }
    }

    /** What the columns of {@link #line} are, under the computer's name. */
    static String heading(Machine machine) {
        return String.format(Locale.ROOT, "%s, %d processors, %d-bit vectors, Java %s%n", machine.processor(),
                machine.processors(), machine.vectorBits(), machine.java())
                + "times are milliseconds; memory is what is held above the inputs\n\n"
                + columns("engine", "work", "shape", "numbers", "threads", "runs", "median", "min", "max", "floor",
                        "x floor", "allocated", "memory");
    }

    static String line(Row row) {
        return columns(row.engine().title(), row.work().id(), row.shape(),
                row.precision().name().toLowerCase(Locale.ROOT), row.threads(), row.timing().runs(),
                milliseconds(row.timing().median()), milliseconds(row.timing().min()),
                milliseconds(row.timing().max()), milliseconds(row.floor()),
                String.format(Locale.ROOT, "%.2f", row.timesFloor()), megabytes(row.timing().allocated()),
                megabytes(row.held()));
    }

    private static String columns(Object... cells) {
        return String.format(Locale.ROOT, COLUMNS, cells).stripTrailing();
    }

    private static String milliseconds(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
