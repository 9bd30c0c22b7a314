package org.jaccardlab.io;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the numbers of an array, coming in file order, where they belong: along each axis of the file the place moves by a
 * stride of its own, which may be negative, and numbers outside a window of that axis are passed over.
 */
final class Scatter implements ArrayStream.Sink {

    /** Where numbers go. */
    @FunctionalInterface
    interface Target {

        /**
         * Puts {@code count} of {@code numbers}, every {@code step}-th from {@code at}, to {@code place}, {@code place +
         * stride} and so on.
         */
        void put(double[] numbers, int at, int step, int count, long place, long stride) throws UnreadableFileException;
    }

    /**
     * An axis of what is read.
     *
     * @param length how many places along it are read
     * @param from first place that is wanted
     * @param count how many are wanted from there
     * @param stride from one place to the next
     */
    record Lane(long length, long from, long count, long stride) {

        boolean isWhole() {
            return count == length;
        }
    }

    /** An inner axis longer than this gains nothing from being read across. */
    private static final int LONGEST_ACROSS = 1_024;

    private final Target target;
    private final Lane[] lanes;
    private final long[] at;
    /** The fastest lane. */
    private final Lane inner;
    private final int last;
    /** Place of the first wanted number of the inner lane, if all the outer ones are within their windows. */
    private long base;

    /**
     * @param lanes slowest first
     * @param start the place of the first number that is wanted
     */
    Scatter(List<Lane> lanes, long start, Target target) {
        this.target = target;
        this.lanes = joined(lanes).toArray(Lane[]::new);
        this.at = new long[this.lanes.length];
        this.last = this.lanes.length - 1;
        this.inner = this.lanes[last];
        this.base = start;
        for (int i = 0; i < last; i++) {
            base -= this.lanes[i].from() * this.lanes[i].stride();
        }
    }

    /** Lanes that follow each other without a gap are one. */
    private static List<Lane> joined(List<Lane> lanes) {
        List<Lane> joined = new ArrayList<>();
        for (Lane lane : lanes) {
            if (lane.length() == 1) {
                continue;
            }
            Lane before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && before.isWhole() && lane.isWhole()
                    && before.stride() == lane.stride() * lane.length()) {
                long length = before.length() * lane.length();
                joined.set(joined.size() - 1, new Lane(length, 0, length, lane.stride()));
            } else {
                joined.add(lane);
            }
        }
        if (joined.isEmpty()) {
            joined.add(new Lane(1, 0, 1, 1));
        }
        return joined;
    }

    @Override
    public void take(double[] numbers, int count) throws UnreadableFileException {
        int i = 0;
        while (i < count) {
            int rows = rowsAcross(count - i);
            if (rows > 1) {
                across(numbers, i, rows);
                i += rows * (int) inner.length();
                advance(rows);
            } else {
                i += along(numbers, i, count - i);
            }
        }
    }

    /** As much of one row of the inner lane as is there. */
    private int along(double[] numbers, int i, int there) throws UnreadableFileException {
        long p = at[last];
        int n = (int) Math.min(there, inner.length() - p);
        if (isWanted()) {
            long first = Math.max(p, inner.from());
            long end = Math.min(p + n, inner.from() + inner.count());
            if (first < end) {
                target.put(numbers, i + (int) (first - p), 1, (int) (end - first),
                        base + (first - inner.from()) * inner.stride(), inner.stride());
            }
        }
        at[last] += n;
        if (at[last] == inner.length()) {
            at[last] = 0;
            advance(1);
        }
        return n;
    }

    private boolean isWanted() {
        for (int i = 0; i < last; i++) {
            if (at[i] < lanes[i].from() || at[i] >= lanes[i].from() + lanes[i].count()) {
                return false;
            }
        }
        return true;
    }

    /**
     * How many whole rows can be put column by column. Classes that are last in the file are far apart in memory, and one
     * after the other they would push each other out of the cache.
     */
    private int rowsAcross(int there) {
        if (last == 0 || at[last] != 0 || inner.length() > LONGEST_ACROSS || !inner.isWhole()
                || Math.abs(inner.stride()) <= Math.abs(lanes[last - 1].stride()) || !isWanted()) {
            return 0;
        }
        Lane outer = lanes[last - 1];
        return (int) Math.min(there / inner.length(), outer.from() + outer.count() - at[last - 1]);
    }

    private void across(double[] numbers, int i, int rows) throws UnreadableFileException {
        int width = (int) inner.length();
        for (int k = 0; k < width; k++) {
            target.put(numbers, i + k, width, rows, base + k * inner.stride(), lanes[last - 1].stride());
        }
    }

    /** Goes on by so many rows of the inner lane, not beyond the end of the lane around it. */
    private void advance(long rows) {
        if (last == 0) {
            return;
        }
        int i = last - 1;
        at[i] += rows;
        base += rows * lanes[i].stride();
        while (at[i] == lanes[i].length()) {
            base -= lanes[i].length() * lanes[i].stride();
            at[i] = 0;
            if (--i < 0) {
                return;
            }
            at[i]++;
            base += lanes[i].stride();
        }
    }
}
