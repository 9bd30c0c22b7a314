/**
 * How a term's target is made: ground truths, annotators or a teacher's pseudo-labels, smoothed everywhere, at boundaries
 * or by a blur, with a teacher mixed in. Scalar code that engines and the probe share.
 */
@NullMarked
package org.jaccardlab.target;

import org.jspecify.annotations.NullMarked;
