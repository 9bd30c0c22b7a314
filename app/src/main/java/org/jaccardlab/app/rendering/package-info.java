/** From an evaluation to the pixels of a pane or a file: one way for both. */
@NullMarked
package org.jaccardlab.app.rendering;

import org.jspecify.annotations.NullMarked;
