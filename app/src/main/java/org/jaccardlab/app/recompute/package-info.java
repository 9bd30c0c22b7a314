/** Questions asked faster than they can be answered, and the threads that answer them. */
@NullMarked
package org.jaccardlab.app.recompute;

import org.jspecify.annotations.NullMarked;
