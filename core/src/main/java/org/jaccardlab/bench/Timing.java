package org.jaccardlab.bench;

import java.util.Arrays;

/**
 * What runs of one work took.
 *
 * @param median in milliseconds, as are {@code min} and {@code max}
 * @param allocated on the heap by one run, in bytes: the median
 */
public record Timing(int runs, double median, double min, double max, long allocated) {

    /** @param nanoseconds of each run, at least one; taken over, as is {@code allocated} */
    static Timing of(long[] nanoseconds, long[] allocated) {
        Arrays.sort(nanoseconds);
        Arrays.sort(allocated);
        int runs = nanoseconds.length;
        return new Timing(runs, nanoseconds[runs / 2] / 1e6, nanoseconds[0] / 1e6, nanoseconds[runs - 1] / 1e6,
                allocated[runs / 2]);
    }
}
