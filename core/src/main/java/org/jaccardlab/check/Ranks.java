package org.jaccardlab.check;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Spearman's rank correlation. */
final class Ranks {

    private Ranks() {
    }

    /** -1..1, equal values sharing their mean rank; empty if all of one side are equal. */
    static OptionalDouble correlation(double[] a, double[] b) {
        double[] first = ranks(a);
        double[] second = ranks(b);
        double mean = (a.length - 1) / 2.0;
        double both = 0;
        double ofFirst = 0;
        double ofSecond = 0;
        for (int i = 0; i < a.length; i++) {
            both += (first[i] - mean) * (second[i] - mean);
            ofFirst += (first[i] - mean) * (first[i] - mean);
            ofSecond += (second[i] - mean) * (second[i] - mean);
        }
        return ofFirst == 0 || ofSecond == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(both / Math.sqrt(ofFirst * ofSecond));
    }

    /** From 0 on. */
    static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length).boxed()
                .sorted((i, j) -> Double.compare(values[i], values[j])).mapToInt(i -> i).toArray();
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            double mean = (from + to - 1) / 2.0;
            Arrays.stream(order, from, to).forEach(i -> ranks[i] = mean);
            from = to;
        }
        return ranks;
    }
}
