/** What a skeptic asks of a loss: its minimum, its gradient, its leaks, its word on a metric. */
@NullMarked
package org.jaccardlab.check;

import org.jspecify.annotations.NullMarked;
