package org.jaccardlab.evaluation.fused;

import java.util.Arrays;

/**
 * The errors of one class in falling order, and what each of them weighs in the Lovász extension of the Jaccard loss. Keys are
 * sorted by radix, three digits from the lowest; the last digit moves nothing, since an error's rank and the foreground before
 * it are all that its weight needs, and counters say both. The room of one thread, used again and again.
 */
final class ErrorOrder {

    private static final ThreadLocal<ErrorOrder> OF_THREAD = ThreadLocal.withInitial(ErrorOrder::new);

    /** Few enough lines to write to at a time for the first-level cache. */
    private static final int BITS = 9;
    private static final int DIGITS = 1 << BITS;
    private static final int MASK = DIGITS - 1;
    private static final int TOP = 2 * BITS;
    private static final int TOP_DIGITS = 1 << Integer.SIZE - TOP;

    /** What is known of an upper digit stands together: the next rank and the foreground before it, */
    private static final int RANK = 0;
    private static final int SEEN = 1;
    /** the last key and its place, */
    private static final int KEY = 2;
    private static final int PLACE = 3;
    /** how many background errors equal the last one, and the newest link of the chain of them. */
    private static final int TIED = 4;
    private static final int CHAIN = 5;
    private static final int STRIDE = 8;

    private int[] keys = new int[0];
    /** A key in the upper half, its place in the lower: in the order of the first digit, and of the first two. */
    private long[] once = new long[0];
    private long[] twice = new long[0];
    private final int[] low = new int[DIGITS];
    private final int[] middle = new int[DIGITS];
    private final int[] top = new int[STRIDE * TOP_DIGITS];
    private int[] linkPlace = new int[64];
    private int[] linkBefore = new int[64];
    private int links;

    private ErrorOrder() {
    }

    static ErrorOrder ofThread() {
        return OF_THREAD.get();
    }

    /** Room for this many keys of {@link RankKeysKernel}, to be filled before they are weighed. */
    int[] keys(int n) {
        if (keys.length < n) {
            keys = new int[n];
            once = new long[n];
            twice = new long[n];
        }
        return keys;
    }

    /**
     * Weighs the errors of the first n keys.
     *
     * @param foreground how many of them carry the class
     * @param factor what weights are multiplied by
     * @param weights written at a key's place, where its error is above 0
     * @return the sum of weight times error, without the factor
     */
    double weigh(int n, int foreground, double factor, float[] weights) {
        if (foreground == 0) {
            return weighAbsent(n, factor, weights);
        }
        int count = sort(n);
        links = 0;
        double sum = 0;
        for (int k = 0; k < count; k++) {
            int key = (int) (twice[k] >>> Integer.SIZE);
            int place = (int) twice[k];
            int digit = STRIDE * (key >>> TOP);
            if (key != top[digit + KEY]) {
                settleTies(digit, foreground, factor, weights);
                top[digit + KEY] = key;
                top[digit + PLACE] = place;
            } else if (!RankKeysKernel.isForeground(key)) {
                tie(digit, place);
            }
            // With G pixels of the class, f of them among the r before, U = G + r - f is the union so far. One more of the
            // class adds 1 / U to the Jaccard loss, any other (G - f) / (U (U + 1)).
            int before = top[digit + SEEN];
            double union = foreground + (top[digit + RANK]++ - before);
            double weight;
            if (RankKeysKernel.isForeground(key)) {
                top[digit + SEEN] = before + 1;
                weight = 1 / union;
            } else {
                weight = (foreground - before) / (union * (union + 1));
            }
            weights[place] = (float) (factor * weight);
            sum += weight * RankKeysKernel.error(key);
        }
        for (int digit = 0; digit < top.length; digit += STRIDE) {
            settleTies(digit, foreground, factor, weights);
        }
        return sum;
    }

    /**
     * By the lower two digits; the counters of the upper one say at which rank each begins, and after how much foreground.
     *
     * @return how many errors are above 0: the others are left out
     */
    private int sort(int n) {
        Arrays.fill(low, 0);
        Arrays.fill(middle, 0);
        Arrays.fill(top, 0);
        int count = 0;
        for (int k = 0; k < n; k++) {
            int key = keys[k];
            if (Integer.compareUnsigned(key, RankKeysKernel.OF_ZERO) >= 0) {
                continue;
            }
            int digit = STRIDE * (key >>> TOP);
            low[key & MASK]++;
            middle[key >>> BITS & MASK]++;
            top[digit + RANK]++;
            top[digit + SEEN] += ~key & 1;
            count++;
        }
        addUp(low, 0, 1);
        addUp(middle, 0, 1);
        addUp(top, RANK, STRIDE);
        addUp(top, SEEN, STRIDE);
        for (int digit = 0; digit < top.length; digit += STRIDE) {
            top[digit + KEY] = -1;
        }
        for (int k = 0; k < n; k++) {
            int key = keys[k];
            if (Integer.compareUnsigned(key, RankKeysKernel.OF_ZERO) >= 0) {
                continue;
            }
            once[low[key & MASK]++] = (long) key << Integer.SIZE | k;
        }
        for (int k = 0; k < count; k++) {
            long each = once[k];
            twice[middle[(int) (each >>> Integer.SIZE + BITS) & MASK]++] = each;
        }
        return count;
    }

    /** Counts become the sum of those before. */
    private static void addUp(int[] counters, int from, int stride) {
        int before = 0;
        for (int digit = from; digit < counters.length; digit += stride) {
            int count = counters[digit];
            counters[digit] = before;
            before += count;
        }
    }

    /** Without foreground the largest error is all of the loss, and those that have it share it. */
    private double weighAbsent(int n, double factor, float[] weights) {
        int first = RankKeysKernel.OF_ZERO;
        int equal = 0;
        for (int k = 0; k < n; k++) {
            int order = Integer.compareUnsigned(keys[k], first);
            equal = order < 0 ? 1 : order == 0 ? equal + 1 : equal;
            first = order < 0 ? keys[k] : first;
        }
        if (first == RankKeysKernel.OF_ZERO) {
            return 0;
        }
        for (int k = 0; k < n; k++) {
            if (keys[k] == first) {
                weights[k] = (float) (factor / equal);
            }
        }
        return RankKeysKernel.error(first);
    }

    private void tie(int digit, int place) {
        if (top[digit + TIED] == 0) {
            link(digit, top[digit + PLACE], -1);
        }
        link(digit, place, top[digit + CHAIN]);
    }

    private void link(int digit, int place, int before) {
        if (links == linkPlace.length) {
            linkPlace = Arrays.copyOf(linkPlace, 2 * links);
            linkBefore = Arrays.copyOf(linkBefore, 2 * links);
        }
        linkPlace[links] = place;
        linkBefore[links] = before;
        top[digit + CHAIN] = links++;
        top[digit + TIED]++;
    }

    /** m equal errors of the background get the mean of their weights, (G - f) / (U (U + m)); of the class they are equal. */
    private void settleTies(int digit, int foreground, double factor, float[] weights) {
        if (top[digit + TIED] == 0) {
            return;
        }
        double after = foreground + (top[digit + RANK] - top[digit + SEEN]);
        double each = (foreground - top[digit + SEEN]) / ((after - top[digit + TIED]) * after);
        for (int link = top[digit + CHAIN]; link >= 0; link = linkBefore[link]) {
            weights[linkPlace[link]] = (float) (factor * each);
        }
        top[digit + TIED] = 0;
    }
}
