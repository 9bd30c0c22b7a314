/** The window: views built in code, one class a part, each given its model. */
@NullMarked
package org.jaccardlab.app.window;

import org.jspecify.annotations.NullMarked;
