package org.jaccardlab.prediction;

/** What the numbers of a prediction file mean. */
public enum PredictionKind {
    /** Raw scores, before softmax or sigmoid. */
    LOGITS,
    /** Probabilities: within 0..1, summing to one over the classes (or one channel of sigmoid output). */
    PROBABILITIES
}
