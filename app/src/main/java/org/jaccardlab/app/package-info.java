/** Where the program starts, and the only place where its objects are put together. */
@NullMarked
package org.jaccardlab.app;

import org.jspecify.annotations.NullMarked;
