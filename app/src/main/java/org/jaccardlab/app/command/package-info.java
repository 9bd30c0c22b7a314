/** The command line: evaluate, export, inspect. */
@NullMarked
package org.jaccardlab.app.command;

import org.jspecify.annotations.NullMarked;
