package org.jaccardlab.bench;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import org.jaccardlab.evaluation.Progress;

/**
 * The most memory that was held at once, looked at three times in every pass of a computation: what a garbage collection
 * leaves of the heap, and buffers outside it that Java counts. The collector rounds a large array up to whole regions of
 * the heap, and so does this. Not seen are arrays that ND4J makes and closes within a tile.
 */
final class Memory implements Progress {

    private static final double BETWEEN_LOOKS = 0.34;

    private long most = held();
    private double lookedAt = 1;

    /** Bytes held now. */
    static long held() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .filter(pool -> pool.getName().equals("direct")).mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }

    void look() {
        most = Math.max(most, held());
    }

    /** The most bytes that have been held. */
    long most() {
        return most;
    }

    /** A falling fraction is the next pass. */
    @Override
    public boolean reached(double fraction) {
        if (fraction < lookedAt || fraction >= lookedAt + BETWEEN_LOOKS) {
            lookedAt = fraction;
            look();
        }
        return false;
    }
}
