/** What made a file that was exported, and how to make it again. */
@NullMarked
package org.jaccardlab.app.recipe;

import org.jspecify.annotations.NullMarked;
