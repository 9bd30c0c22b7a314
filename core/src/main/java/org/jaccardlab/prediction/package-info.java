/** What a network said: logits or probabilities, one number per class and pixel. */
@NullMarked
package org.jaccardlab.prediction;

import org.jspecify.annotations.NullMarked;
