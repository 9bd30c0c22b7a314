package org.jaccardlab.descent;

/**
 * How a gradient becomes a step. It is given the gradient times the number of kept pixels, so that a rate means the same on
 * every picture, however large.
 */
public sealed interface Optimiser permits Momentum, Adam {

    /** What a person calls it. */
    String title();

    /** How many numbers it keeps beside every one that descends, all 0 at first: 0, 1 or 2. */
    int memories();

    /** The rule of one step, with all that does not depend on the place worked out. */
    Rule rule(int step);

    /** The optimiser as the record it is, for {@link org.jaccardlab.parameter.Parameters}. */
    default Record asRecord() {
        return (Record) this;
    }

    /** Moves numbers by one step. Plain loops over arrays, which the compiler turns into vectors. */
    interface Rule {

        /**
         * @param z moved, from 0 on
         * @param gradient from {@code at} on
         * @param scale what the gradient is multiplied by first
         * @param first the first memory, if there is one, from 0 on
         * @param second the second memory, if there is one
         */
        void move(float[] z, float[] gradient, int at, float scale, float[] first, float[] second, int n);
    }

    /** A rate that falls with the steps: rate / (1 + decay step). */
    static double decayed(double rate, double decay, int step) {
        return rate / (1 + decay * step);
    }
}
