package org.jaccardlab.objective;

import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.parameter.Range;

/** What makes labels soft. */
public sealed interface Smoothing {

    /** Nothing. */
    Smoothing NONE = new Uniform(0);

    /** What a person calls it. */
    String title();

    /** Whether it changes nothing. */
    boolean isNone();

    /** Its parameters in a caption. */
    default String words() {
        return Parameters.describe(asRecord());
    }

    /** The smoothing as the record it is, for {@link Parameters}. */
    default Record asRecord() {
        return (Record) this;
    }

    /** Everywhere: y' = (1 - epsilon) y + epsilon / C, with C = 2 for a single channel. */
    record Uniform(
            @Range(min = 0, max = 1, curve = 2, help = "part of the label spread evenly over all classes") double epsilon)
            implements
                Smoothing {

        @Override
        public String title() {
            return "Uniform";
        }

        @Override
        public boolean isNone() {
            return epsilon == 0;
        }
    }

    /**
     * The same where classes meet: at every pixel whose k x k window, clipped at the image border, holds two classes, but
     * at none whose window holds an ignored pixel. On soft labels the class with the largest weight decides.
     */
    record Boundary(
            @Range(min = 0, max = 1, curve = 2, help = "part of a boundary pixel's label spread evenly over all classes") double epsilon,
            @Range(min = 1, max = 31, step = 2, help = "side of the window in pixels, odd: (k − 1)/2 pixels on both sides of an edge are boundary") int k)
            implements
                Smoothing {

        public Boundary {
            if (k < 1 || k % 2 == 0) {
                throw new IllegalArgumentException(
                        "k must be odd, as many pixels on either side of the middle one, but is " + k + ": choose "
                                + Math.max(1, k - 1) + " or " + (Math.max(1, k - 1) + 2));
            }
        }

        /** The reference implementation's values. */
        public Boundary() {
            this(0.5, 3);
        }

        @Override
        public String title() {
            return "At boundaries";
        }

        @Override
        public boolean isNone() {
            return epsilon == 0 || k == 1;
        }

        @Override
        public String words() {
            return "boundary " + Smoothing.super.words();
        }
    }

    /** The labels blurred over the kept pixels with a Gaussian, cut off at three sigma, so that borders are soft. */
    record Gaussian(
            @Range(min = 0, max = 20, curve = 2, help = "width of the blur in pixels; below a third of one nothing happens") double sigma)
            implements
                Smoothing {

        @Override
        public String title() {
            return "Gaussian border";
        }

        @Override
        public boolean isNone() {
            return sigma < 1.0 / 3;
        }

        @Override
        public String words() {
            return "Gaussian " + Smoothing.super.words();
        }
    }
}
