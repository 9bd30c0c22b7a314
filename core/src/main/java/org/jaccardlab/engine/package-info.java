/** The engines there are, and which of them serves here. */
@NullMarked
package org.jaccardlab.engine;

import org.jspecify.annotations.NullMarked;
