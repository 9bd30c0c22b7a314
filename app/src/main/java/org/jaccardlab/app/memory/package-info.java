/** What is remembered from one run of the program to the next. */
@NullMarked
package org.jaccardlab.app.memory;

import org.jspecify.annotations.NullMarked;
