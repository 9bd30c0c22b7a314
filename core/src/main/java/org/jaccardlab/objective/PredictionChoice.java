package org.jaccardlab.objective;

/** Which prediction the loss is given. */
public sealed interface PredictionChoice {

    /** Whether there are logits behind it, so that a gradient with respect to them exists. */
    boolean hasLogits();

    /** What a person calls it. */
    String title();

    /** What the sample holds under this name. */
    record File(String name) implements PredictionChoice {

        @Override
        public boolean hasLogits() {
            return true;
        }

        @Override
        public String title() {
            return name;
        }
    }

    /** The target itself, smoothing included: a loss fit for soft labels is zero here. */
    record ExactlyTheTarget() implements PredictionChoice {

        @Override
        public boolean hasLogits() {
            return false;
        }

        @Override
        public String title() {
            return "Exactly the target";
        }
    }

    /** The class with the largest weight in the target, with probability one. */
    record HardLabel() implements PredictionChoice {

        @Override
        public boolean hasLogits() {
            return false;
        }

        @Override
        public String title() {
            return "The hard label";
        }
    }
}
