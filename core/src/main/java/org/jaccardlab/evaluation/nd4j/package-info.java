/**
 * The reference engine: sums, softmax and gradients as ND4J operations in double precision, tile by tile, so that
 * temporaries stay small and a computation can be stopped between tiles.
 */
@NullMarked
package org.jaccardlab.evaluation.nd4j;

import org.jspecify.annotations.NullMarked;
