/** A loss over one or two numbers that move while all else stays. */
@NullMarked
package org.jaccardlab.landscape;

import org.jspecify.annotations.NullMarked;
