/** What is minimised: a weighted list of terms, and how the prediction and the target of each are read. */
@NullMarked
package org.jaccardlab.objective;

import org.jspecify.annotations.NullMarked;
