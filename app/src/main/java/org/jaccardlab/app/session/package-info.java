/** What is on screen, kept in a file: saved by a person, and by the program itself in case it is killed. */
@NullMarked
package org.jaccardlab.app.session;

import org.jspecify.annotations.NullMarked;
