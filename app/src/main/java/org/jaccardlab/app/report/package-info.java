/** What an evaluation says in numbers, as JSON and as tables: printed by commands and exported by the window alike. */
@NullMarked
package org.jaccardlab.app.report;

import org.jspecify.annotations.NullMarked;
