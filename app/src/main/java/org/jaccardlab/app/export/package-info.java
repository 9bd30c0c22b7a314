/**
 * What leaves the program: an {@link org.jaccardlab.app.export.ExportRequest} says what, in which form and in which
 * frame; the window's dialog and the command line fill in the same one. No toolkit.
 */
@NullMarked
package org.jaccardlab.app.export;

import org.jspecify.annotations.NullMarked;
