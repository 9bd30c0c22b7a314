/** What happened since the program began, for people who want to know. */
@NullMarked
package org.jaccardlab.app.journal;

import org.jspecify.annotations.NullMarked;
