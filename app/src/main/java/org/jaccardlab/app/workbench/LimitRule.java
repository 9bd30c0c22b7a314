package org.jaccardlab.app.workbench;

import org.jaccardlab.colour.Limits;

/** How the colour limits of a quantity are found. */
public sealed interface LimitRule {

    /** What a quantity starts with. */
    LimitRule STANDARD = new Standard();

    /** In words, for a chooser. */
    String title();

    /** The range that a quantity is made for, such as 0 to 1; of shares and gradients that of 99 % of the pixels. */
    record Standard() implements LimitRule {

        @Override
        public String title() {
            return "Standard";
        }
    }

    /**
     * So that a few extreme pixels decide nothing.
     *
     * @param percent of the pixels that lie within, above 0, at most 100
     */
    record Robust(double percent) implements LimitRule {

        public Robust {
            if (!(percent > 0 && percent <= 100)) {
                throw new IllegalArgumentException("a percentile lies above 0 and at most at 100, not at " + percent);
            }
        }

        @Override
        public String title() {
            return "Robust, " + Figures.plain(percent) + " %";
        }
    }

    /** From the smallest to the largest value. */
    record Full() implements LimitRule {

        @Override
        public String title() {
            return "Full range";
        }
    }

    /** As far to both sides of zero as any value goes. */
    record Symmetric() implements LimitRule {

        @Override
        public String title() {
            return "Full, symmetric";
        }
    }

    /** Chosen by hand, typed or dragged. */
    record Typed(Limits limits) implements LimitRule {

        @Override
        public String title() {
            return "By hand";
        }
    }
}
