package org.jaccardlab.evaluation.nd4j;

import java.util.Arrays;
import org.jaccardlab.evaluation.Certainty;
import org.jaccardlab.evaluation.Quantity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Fields that compare prediction and target or look at the prediction alone, whatever the loss; zero where ignored. */
final class PredictionFields {

    private PredictionFields() {
    }

    /** All classes of a quantity, as an array of shape (class, pixel). */
    static INDArray of(Quantity quantity, TermTile term) {
        return switch (quantity) {
            case TARGET -> term.target();
            case PROBABILITY -> term.probability();
            case TARGET_CHANGE -> term.targetChange();
            case ERROR -> term.error();
            case OVER -> term.scratch().keep(Transforms.max(term.error(), 0, true));
            case UNDER -> term.scratch().keep(Transforms.max(term.error().negi(), 0, true));
            case CONFIDENCE -> term.array(confidenceByClass(term));
            case ENTROPY -> term.array(entropies(term));
            default -> throw new IllegalArgumentException(quantity.title() + " is not a field of the prediction");
        };
    }

    /** Confidence in the winning class, one number a pixel. */
    static double[] confidence(TermTile term) {
        double[] row = new double[term.tile().pixels()];
        double[] xs = Scratch.values(term.probability());
        for (int i = 0; i < xs.length; i++) {
            int pixel = i % row.length;
            row[pixel] = Math.max(row[pixel], xs[i]);
        }
        Arrays.setAll(row, i -> term.keeps(i) ? Certainty.confidence(row[i], term.isSigmoid()) : 0);
        return row;
    }

    private static double[] confidenceByClass(TermTile term) {
        double[] numbers = Scratch.values(term.probability());
        Arrays.setAll(numbers, i -> term.keeps(i) ? Certainty.confidence(numbers[i]) : 0);
        return numbers;
    }

    private static double[] entropies(TermTile term) {
        double[] numbers = term.logX();
        double[] logRests = term.logRests();
        Arrays.setAll(numbers, i -> term.keeps(i)
                ? Certainty.entropy(numbers[i], term.isSigmoid() ? logRests[i] : 0, term.isSigmoid())
                : 0);
        return numbers;
    }
}
