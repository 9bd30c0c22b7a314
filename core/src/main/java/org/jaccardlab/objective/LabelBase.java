package org.jaccardlab.objective;

import java.util.List;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Range;
import org.jaccardlab.sample.Sample;

/** The labels that a target starts from. */
public sealed interface LabelBase {

    /** The name of the ground truth that it is taken from, or held against. */
    String source();

    /** What a person calls it. */
    String title();

    /** Whether the sample has everything that it names. */
    boolean isIn(Sample sample);

    /**
     * One of the sample's ground truths.
     *
     * @param source its name; the sample's first stands in where there is none of this name
     */
    record GroundTruth(String source) implements LabelBase {

        @Override
        public String title() {
            return source;
        }

        @Override
        public boolean isIn(Sample sample) {
            return sample.target(source).isPresent();
        }
    }

    /**
     * Several ground truths of the same image, one for every annotator. A pixel counts if all of them say something about
     * it.
     */
    record Annotators(List<String> names, @Help("how several labels become one") Merge merge) implements LabelBase {

        public Annotators {
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException(
                        "annotators are ground truths of one image: name at least one, better several");
            }
        }

        @Override
        public String source() {
            return names.getFirst();
        }

        @Override
        public String title() {
            return merge.title() + " of " + String.join(", ", names);
        }

        @Override
        public boolean isIn(Sample sample) {
            return names.stream().allMatch(name -> sample.target(name).isPresent());
        }
    }

    /**
     * What a teacher predicts, where it is confident; the other pixels are ignored (semi-supervised training).
     *
     * @param source the ground truth whose ignored pixels stay ignored, and which the labels are held against
     * @param teacher the name of a prediction
     * @param temperature its logits are divided by it first
     * @param threshold its largest probability must reach this
     * @param hard whether the winning class becomes the label, or the probabilities themselves
     */
    record PseudoLabels(String source, String teacher,
            @Range(min = 0.1, max = 20, curve = 3, help = "divides the teacher's logits; above 1 makes it less sure") double temperature,
            @Range(min = 0, max = 1, help = "pixels where the teacher is less confident are ignored") double threshold,
            @Help("the teacher's winning class instead of its probabilities") boolean hard)
            implements
                LabelBase {

        /** The usual confidence threshold of consistency training. */
        public static final double USUAL_THRESHOLD = 0.95;

        @Override
        public String title() {
            return (hard ? "pseudo-labels of " : "soft pseudo-labels of ") + teacher + " from confidence "
                    + TargetRecipe.number(threshold)
                    + (temperature == 1 ? "" : " at temperature " + TargetRecipe.number(temperature));
        }

        @Override
        public boolean isIn(Sample sample) {
            return sample.target(source).isPresent() && sample.prediction(teacher).isPresent();
        }
    }
}
