/**
 * The claim of the papers in miniature: the same small pixel classifier, trained with different losses on different labels,
 * several times over. Losses and gradients are those of the catalogue, asked of an engine like any others.
 * {@link org.jaccardlab.experiment.Experiment} runs a {@link org.jaccardlab.experiment.Plan},
 * {@link org.jaccardlab.experiment.Outcome} is what came out.
 */
@NullMarked
package org.jaccardlab.experiment;

import org.jspecify.annotations.NullMarked;
