/** What the window shows and how it changes, without a toolkit: plain properties, tested as plain Java. */
@NullMarked
package org.jaccardlab.app.workbench;

import org.jspecify.annotations.NullMarked;
