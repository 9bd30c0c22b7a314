/** What choosers of the window and of its dialogs have in common. */
@NullMarked
package org.jaccardlab.app.chooser;

import org.jspecify.annotations.NullMarked;
