/** Gradient descent on a prediction itself: where an objective leads it, step by step, forwards and back. */
@NullMarked
package org.jaccardlab.descent;

import org.jspecify.annotations.NullMarked;
