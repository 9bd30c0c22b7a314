package org.jaccardlab.evaluation;

import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Sums;

/**
 * What one class has to do with one term of the objective.
 *
 * @param active whether the term counts the class
 * @param sums over the kept pixels of the batch
 * @param value the class's own loss, before weights and means
 * @param contribution what it adds to the whole objective
 * @param share each pixel's part of the contribution; zero for pixel-wise losses, which know their terms
 * @param slope derivative of the contribution by a pixel's prediction; zero for pixel-wise losses
 */
public record ClassValue(boolean active, Sums sums, double value, double contribution, Polynomial share,
        Polynomial slope) {
}
