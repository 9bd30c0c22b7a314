package org.jaccardlab.evaluation.fused;

import org.jaccardlab.evaluation.Certainty;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;

/** Fields that compare prediction and target or look at the prediction alone, whatever the loss; zero where ignored. */
final class PredictionRows {

    private PredictionRows() {
    }

    /** Adds a row of one class, or of all together, to {@link Scratch#row}. */
    static void add(FieldKey key, Scratch s, TermSource source, Rows target, int from, int valid) {
        if (key.quantity() == Quantity.CONFIDENCE && key.isTotal()) {
            addConfidence(s, source, valid);
            return;
        }
        for (int c = key.isTotal() ? 0 : key.cls(); c < (key.isTotal() ? s.classes : key.cls() + 1); c++) {
            s.loadClass(c, target, Lanes.padded(valid));
            addClass(key.quantity(), c, s, source, from, valid);
        }
    }

    private static void addClass(Quantity quantity, int c, Scratch s, TermSource source, int from, int valid) {
        if (quantity == Quantity.TARGET_CHANGE) {
            source.target().readChange(c, from, valid, s.row);
            return;
        }
        for (int i = 0; i < valid; i++) {
            float x = s.x[i];
            float y = s.y[i];
            s.row[i] += s.factors[i] == 0 ? 0 : switch (quantity) {
                case TARGET -> y;
                case PROBABILITY -> x;
                case ERROR -> x - y;
                case OVER -> Math.max(x - y, 0);
                case UNDER -> Math.max(y - x, 0);
                case CONFIDENCE -> (float) Certainty.confidence(x);
                case ENTROPY -> {
                    int at = c * s.stride + i;
                    yield (float) Certainty.entropy(source.logX(s, at),
                            source.isSigmoid() ? source.logRest(s, at) : 0, source.isSigmoid());
                }
                default -> throw new IllegalArgumentException(quantity.title() + " is not a field of the prediction");
            };
        }
    }

    private static void addConfidence(Scratch s, TermSource source, int valid) {
        for (int i = 0; i < valid; i++) {
            float largest = 0;
            for (int c = 0; c < s.classes; c++) {
                largest = Math.max(largest, s.powers[c * s.stride + i]);
            }
            s.row[i] += s.factors[i] == 0
                    ? 0
                    : (float) Certainty.confidence((double) largest * s.factors[i], source.isSigmoid());
        }
    }
}
