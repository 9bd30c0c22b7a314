package org.jaccardlab.io;

import java.util.Locale;
import java.util.Optional;

/** What the numbers of an array seem to stand for. */
public enum Meaning {

    /** Raw scores. */
    LOGITS,
    /** Probabilities, or whole numbers that stand for them. */
    PROBABILITIES,
    /** Shares of the classes, zero in all of them where a pixel does not count. */
    SOFT_LABELS,
    /** One class index a pixel. */
    LABELS,
    /** Nothing that can be opened. */
    UNKNOWN;

    /** Fewer different values than this are labels rather than probabilities. */
    private static final int MANY_VALUES = 64;

    /** For people: "soft labels". */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * A guess.
     *
     * @param reason a clause: what speaks for it
     * @param full the number that stands for 1: 255 or 65535 of whole numbers that are probabilities, otherwise 1
     */
    public record Guess(Meaning meaning, String reason, long full) {

        Guess(Meaning meaning, String reason) {
            this(meaning, reason, 1);
        }

        /**
         * The number that stands for 1.
         *
         * @param shares whether whole numbers beyond 1 are shares in any case
         */
        long full(ArrayFacts facts, boolean shares) {
            boolean beyond = facts.numbers().filter(numbers -> numbers.highest() > 1).isPresent();
            return shares && beyond ? facts.full() : full;
        }
    }

    /** @param layout of the array, which has been looked at */
    public static Guess of(ArrayFacts facts, Layout layout) {
        if (facts.numbers().isEmpty() || !facts.numbers().get().any()) {
            return new Guess(UNKNOWN, "it holds no numbers");
        }
        ArrayFacts.Numbers numbers = facts.numbers().get();
        if (numbers.strange() > 0) {
            return new Guess(UNKNOWN, "some of its numbers are NaN or infinite");
        }
        boolean oneChannel = layout.length(Layout.Axis.CLASS, facts.shape()) == 1;
        if (oneChannel && !facts.isFloating()) {
            return channelOfWholeNumbers(facts, numbers);
        }
        String range = ShortNumber.of(numbers.lowest()) + " to " + ShortNumber.of(numbers.highest());
        int axis = layout.axes().indexOf(Layout.Axis.CLASS);
        Optional<Long> one = oneChannel ? Optional.empty() : facts.one(axis);
        boolean within = numbers.lowest() >= -facts.rangeTolerance()
                && numbers.highest() <= one.orElse(1L) + facts.rangeTolerance();
        if (!within) {
            return new Guess(LOGITS, "its numbers reach from " + range);
        }
        if (oneChannel) {
            return new Guess(PROBABILITIES, "it has one channel of numbers from " + range);
        }
        if (one.isEmpty()) {
            return numbers.sums().get(axis).isEmpty()
                    ? new Guess(UNKNOWN, "its sums over the classes were not looked at, there are too many pixels")
                    : new Guess(LOGITS, "its numbers lie within 0..1 but its classes do not sum to 1");
        }
        boolean blanks = numbers.sums().get(axis).filter(ArrayFacts.Sums::blanks).isPresent();
        boolean shares = blanks || !facts.isFloating() && one.get() == 1;
        return new Guess(shares ? SOFT_LABELS : PROBABILITIES, "its classes sum to " + one.get()
                + (blanks ? " or are all 0" : ""), one.get());
    }

    private static Guess channelOfWholeNumbers(ArrayFacts facts, ArrayFacts.Numbers numbers) {
        boolean few = !numbers.values().isEmpty() && numbers.values().size() <= MANY_VALUES;
        if (!few && facts.full() > 1 && numbers.highest() > 0.75 * 255
                && (facts.full() == 255 || numbers.highest() > 255)) {
            return new Guess(PROBABILITIES, "its whole numbers take many values up to "
                    + ShortNumber.of(numbers.highest()), facts.full());
        }
        return numbers.values().isEmpty() && (numbers.lowest() < 0 || numbers.highest() > 65_535)
                ? new Guess(UNKNOWN, "its whole numbers are none that number classes")
                : new Guess(LABELS, "it has one whole number a pixel");
    }
}
