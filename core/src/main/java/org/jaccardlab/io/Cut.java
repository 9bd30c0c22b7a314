package org.jaccardlab.io;

import java.util.List;

/**
 * Which numbers of an array are read: along each axis a span of them. They lie in runs of equal length, counted in numbers
 * from the array's start.
 *
 * @param spans slowest axis first
 */
record Cut(List<Span> spans) {

    /**
     * @param length of the axis
     * @param from first place that is read
     * @param count how many are read from there
     */
    record Span(long length, long from, long count) {

        static Span whole(long length) {
            return new Span(length, 0, length);
        }

        boolean isWhole() {
            return count == length;
        }
    }

    Cut {
        spans = List.copyOf(spans);
    }

    /** How many of the slowest axes have to be stepped along from run to run. */
    private int stepped() {
        int stepped = spans.size();
        while (stepped > 0 && spans.get(stepped - 1).isWhole()) {
            stepped--;
        }
        // The fastest axis that is not read whole is part of the run.
        return Math.max(0, stepped - 1);
    }

    long runs() {
        return count(0, stepped());
    }

    /** Numbers per run. */
    long length() {
        return count(stepped(), spans.size());
    }

    private long count(int from, int to) {
        long count = 1;
        for (Span span : spans.subList(from, to)) {
            count *= span.count();
        }
        return count;
    }

    long start(long run) {
        int stepped = stepped();
        long start = 0;
        long size = 1;
        long rest = run;
        for (int i = spans.size() - 1; i >= 0; i--) {
            Span span = spans.get(i);
            long step = 0;
            if (i < stepped) {
                step = rest % span.count();
                rest /= span.count();
            }
            start += (span.from() + step) * size;
            size *= span.length();
        }
        return start;
    }
}
