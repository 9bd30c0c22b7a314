/** What can be tuned about a record: its components with range, help and current value. */
@NullMarked
package org.jaccardlab.parameter;

import org.jspecify.annotations.NullMarked;
