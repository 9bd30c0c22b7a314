/** From a request to an evaluation: the loss, who owns it, and the fields to look at. The one way through the program. */
@NullMarked
package org.jaccardlab.evaluation;

import org.jspecify.annotations.NullMarked;
