package org.jaccardlab.app.workbench;

import java.util.Locale;
import org.jaccardlab.raster.Volume;

/**
 * Memory of the program at one moment, in bytes.
 *
 * @param heap of Java that is taken
 * @param limit of the Java heap
 * @param outside the heap: predictions and labels
 */
public record MemoryUse(long heap, long limit, long outside) {

    private static final double MEGABYTE = 1 << 20;
    /** Above this part there is little room left. */
    private static final double MUCH = 0.85;

    /** What is taken now; costs next to nothing. */
    public static MemoryUse now() {
        Runtime java = Runtime.getRuntime();
        return new MemoryUse(java.totalMemory() - java.freeMemory(), java.maxMemory(), Volume.bytesInUse());
    }

    /** How full the heap is, 0 to 1. */
    public double fraction() {
        return Math.clamp((double) heap / limit, 0, 1);
    }

    public boolean isNearlyFull() {
        return fraction() > MUCH;
    }

    /** "412 of 2,048 MB". */
    public String text() {
        return megabytes(heap) + " of " + megabytes(limit) + " MB";
    }

    /** The same with all there is to say. */
    public String words() {
        return String.format(Locale.ROOT,
                "Java uses %s MB of at most %s MB (%d %%)%s.%nPredictions and labels take %s MB beside that.",
                megabytes(heap), megabytes(limit), Math.round(100 * fraction()),
                isNearlyFull() ? ", which is nearly full" : "", megabytes(outside));
    }

    /** What letting go has brought, a sentence. */
    public String releasedSince(MemoryUse before) {
        long freed = Math.max(0, before.heap() - heap);
        return "Released " + megabytes(freed) + " MB; the next change takes a little longer.";
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d", Math.round(bytes / MEGABYTE));
    }
}
