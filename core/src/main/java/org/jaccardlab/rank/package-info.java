/** The Lovász extension: what a pixel's error weighs depends on its rank among all errors. */
@NullMarked
package org.jaccardlab.rank;

import org.jspecify.annotations.NullMarked;
