/** The algebra of overlap losses: sums over pixels, polynomials in one pixel's prediction and target, and their ratio. */
@NullMarked
package org.jaccardlab.overlap;

import org.jspecify.annotations.NullMarked;
