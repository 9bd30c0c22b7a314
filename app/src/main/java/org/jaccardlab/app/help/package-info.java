/** What the parts of the window mean, in a few sentences each. */
@NullMarked
package org.jaccardlab.app.help;

import org.jspecify.annotations.NullMarked;
