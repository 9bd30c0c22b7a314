package org.jaccardlab.experiment;

/** One classifier that was trained: with what, from which seed (counted from 1), and how good it is. */
public record Run(TrainingLoss loss, Labels labels, int seed, Scores scores) {
}
