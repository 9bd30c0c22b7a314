/** How good a prediction is, whatever the loss says. */
@NullMarked
package org.jaccardlab.metric;

import org.jspecify.annotations.NullMarked;
