package org.jaccardlab.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Times work by repeating it.
 *
 * @param runs how many are timed; of work that takes seconds fewer, though at least one
 * @param warmUp seconds for which the same work is done beforehand, so that it is compiled
 */
public record Stopwatch(int runs, double warmUp) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final double LONGEST_SECONDS = 6;

    public Stopwatch {
        if (runs < 1 || runs > 10_000) {
            throw new IllegalArgumentException("runs must lie in 1 to 10000 but is " + runs);
        }
        if (!(warmUp >= 0 && warmUp <= 600)) {
            throw new IllegalArgumentException("warming up must take 0 to 600 seconds but would take " + warmUp);
        }
    }

    /**
     * @param next prepares a run, which is not timed, and returns what is; its number tells that it was done
     * @throws IllegalStateException if a run ends without a number
     */
    Timing time(Supplier<DoubleSupplier> next) {
        double results = 0;
        long start = System.nanoTime();
        do {
            results += next.get().getAsDouble();
        } while (System.nanoTime() - start < warmUp * 1e9);
        System.gc();
        long[] nanoseconds = new long[runs];
        long[] allocated = new long[runs];
        int done = 0;
        start = System.nanoTime();
        while (done < runs && (done == 0 || System.nanoTime() - start < LONGEST_SECONDS * 1e9)) {
            DoubleSupplier run = next.get();
            long before = THREADS.getTotalThreadAllocatedBytes();
            long from = System.nanoTime();
            results += run.getAsDouble();
            nanoseconds[done] = System.nanoTime() - from;
            allocated[done] = THREADS.getTotalThreadAllocatedBytes() - before;
            done++;
        }
        if (Double.isNaN(results)) {
            throw new IllegalStateException("what was timed ended without a number");
        }
        return Timing.of(Arrays.copyOf(nanoseconds, done), Arrays.copyOf(allocated, done));
    }
}
