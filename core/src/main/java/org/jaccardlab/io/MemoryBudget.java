package org.jaccardlab.io;

import java.util.Locale;
import java.util.Optional;
import org.jaccardlab.raster.Volume;

/**
 * How many bytes there are at this moment.
 *
 * @param outside for volumes, outside the Java heap
 * @param heap the Java heap can still hold
 * @param together for both: the computer's memory that no program has
 */
public record MemoryBudget(long outside, long heap, long together) {

    /** Says no to nothing. */
    public static final MemoryBudget UNLIMITED = new MemoryBudget(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    /** What caps the memory outside the heap, as in ND4J's programs: a number of bytes, or of k, m, g or t. */
    public static final String CAP = "org.bytedeco.javacpp.maxbytes";

    /** What is there now. */
    public static MemoryBudget now() {
        Runtime java = Runtime.getRuntime();
        long used = java.totalMemory() - java.freeMemory();
        long free = FreeMemory.bytes();
        // The heap's free part is the program's already.
        long together = free > 0 ? free + java.freeMemory() : Long.MAX_VALUE;
        long cap = cap(System.getProperty(CAP, "")).orElse(Long.MAX_VALUE);
        return new MemoryBudget(Math.min(Math.max(0, cap - Volume.bytesInUse()), together), java.maxMemory() - used,
                together);
    }

    /** Empty if there is none, or it is written in another way. */
    static Optional<Long> cap(String text) {
        String written = text.strip().toLowerCase(Locale.ROOT);
        if (!written.matches("[1-9]\\d{0,12}[kmgt]?b?")) {
            return Optional.empty();
        }
        String number = written.replaceAll("\\D", "");
        String unit = written.substring(number.length()).replace("b", "");
        return Optional.of(Long.parseLong(number) << 10 * ("kmgt".indexOf(unit) + (unit.isEmpty() ? 0 : 1)));
    }

    /** Whether this need can be met. */
    public boolean holds(MemoryNeed need) {
        return holdsVolumes(need) && need.heap() <= heap && need.total() <= together;
    }

    /** Whether at least the arrays can be read: what else is needed may become free. */
    public boolean holdsVolumes(MemoryNeed need) {
        return need.volumes() <= outside && need.volumes() <= together;
    }

    /** A part of all of it. */
    MemoryBudget times(double part) {
        return new MemoryBudget((long) (outside * part), (long) (heap * part), (long) (together * part));
    }

    /** What is needed and what there is of it, a clause for a need that is not met: "needs 5.3 GB of memory but ...". */
    public String lack(MemoryNeed need) {
        if (need.heap() > heap && holdsVolumes(need)) {
            return "needs " + MemoryNeed.text(need.heap()) + " on the Java heap but " + MemoryNeed.text(heap)
                    + " are left there";
        }
        return "needs " + MemoryNeed.text(need.total()) + " of memory but "
                + MemoryNeed.text(Math.min(together, outside)) + " are free";
    }
}
