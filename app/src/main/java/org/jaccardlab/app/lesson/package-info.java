/** Lessons: data that sets the window step by step and states numbers that can be checked. */
@NullMarked
package org.jaccardlab.app.lesson;

import org.jspecify.annotations.NullMarked;
