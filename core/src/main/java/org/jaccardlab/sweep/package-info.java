/** What becomes of a loss as one number of the settings goes through a range. */
@NullMarked
package org.jaccardlab.sweep;

import org.jspecify.annotations.NullMarked;
