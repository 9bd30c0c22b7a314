package org.jaccardlab.io;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jaccardlab.coding.LabelFacts;

/** Counts the distinct values of a label file. */
final class FactsFinder {

    /** More distinct values than 16 bits have, or colours than any class table has, are not told apart. */
    private static final int MOST_VALUES = 1 << 16;
    private static final int MOST_COLOURS = 1 << 12;

    private FactsFinder() {
    }

    static LabelFacts of(String file, LabelFacts.Form form, int bits, List<Integer> palette, int[] values) {
        int most = form == LabelFacts.Form.COLOURS ? MOST_COLOURS : MOST_VALUES;
        Map<Integer, long[]> counts = new HashMap<>();
        boolean complete = true;
        int run = 0;
        for (int i = 0; i < values.length; i += run) {
            int value = values[i];
            run = 1;
            while (i + run < values.length && values[i + run] == value) {
                run++;
            }
            long[] count = counts.get(value);
            if (count != null) {
                count[0] += run;
            } else if (counts.size() < most) {
                counts.put(value, new long[]{run});
            } else {
                complete = false;
                break;
            }
        }
        return new LabelFacts(file, form, bits, counts.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> new LabelFacts.Count(entry.getKey(), entry.getValue()[0])).toList(), complete, palette);
    }
}
