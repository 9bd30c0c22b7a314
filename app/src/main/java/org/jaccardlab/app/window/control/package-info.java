/** The controls that panels are made of: titled sections, and a row for every kind of parameter. */
@NullMarked
package org.jaccardlab.app.window.control;

import org.jspecify.annotations.NullMarked;
