/**
 * Python's pickles, read without running anything. A pickle is a program for a small machine with a stack; here the machine
 * builds plain values only ({@link org.jaccardlab.io.pickle.PyValue}), and whatever names a Python class or function is
 * put before {@link org.jaccardlab.io.pickle.Globals}, which knows the few that are harmless and says what comes of them.
 * Objects, names and text are counted, and long byte strings stay in the file.
 */
@NullMarked
package org.jaccardlab.io.pickle;

import org.jspecify.annotations.NullMarked;
