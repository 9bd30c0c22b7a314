package org.jaccardlab.preset;

import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jspecify.annotations.Nullable;

/** The words that libraries choose by. */
final class Words {

    private Words() {
    }

    /**
     * For words that no panel offers, because they follow from what is open.
     *
     * @throws IllegalArgumentException if the library does not know this word
     */
    static void require(String parameter, @Nullable String word, String... known) {
        if (word == null || !List.of(known).contains(word)) {
            throw new IllegalArgumentException(
                    parameter + " is one of " + String.join(", ", known) + ", not \"" + word + "\"");
        }
    }

    /** What a pixel-wise loss is divided by: nothing for "sum", this for "mean". */
    static PixelDivisor divisor(String reduction, PixelDivisor ofMean) {
        return reduction.equals("sum") ? PixelDivisor.ONE : ofMean;
    }

    /** Class by class the product of two lists of weights, each empty or null for none. */
    static List<Double> product(@Nullable List<Double> one, @Nullable List<Double> other) {
        if (one == null || one.isEmpty() || other == null || other.isEmpty()) {
            return one == null || one.isEmpty() ? other == null ? List.of() : other : one;
        }
        if (one.size() != other.size()) {
            throw new IllegalArgumentException("there are " + one.size() + " weights of one kind but " + other.size()
                    + " of the other: give one for every class");
        }
        return IntStream.range(0, one.size()).mapToObj(c -> one.get(c) * other.get(c)).toList();
    }
}
