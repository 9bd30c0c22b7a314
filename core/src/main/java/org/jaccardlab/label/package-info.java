/** Ground truth: hard label maps, soft labels, and the pixels that do not count. */
@NullMarked
package org.jaccardlab.label;

import org.jspecify.annotations.NullMarked;
