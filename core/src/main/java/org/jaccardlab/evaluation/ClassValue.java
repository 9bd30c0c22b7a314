package org.jaccardlab.evaluation;

import org.jaccardlab.overlap.Sums;

/**
 * What one class has to do with one term of the objective.
 *
 * @param active whether the term counts the class in the batch as a whole
 * @param sums over the kept pixels of the batch, with the norm of the loss
 * @param value the class's own loss over the batch, before weights and means
 * @param contribution what it adds to the whole objective
 */
public record ClassValue(boolean active, Sums sums, double value, double contribution) {
}
