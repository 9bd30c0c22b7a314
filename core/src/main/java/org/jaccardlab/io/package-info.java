/**
 * Files in and out. Whatever a file holds, it is either read as it is or refused with one sentence
 * ({@link org.jaccardlab.io.UnreadableFileException}); sizes are checked before memory is taken, and nothing in a file is
 * ever executed. {@link org.jaccardlab.io.SampleFolder} and {@link org.jaccardlab.io.SampleFiles} open samples,
 * {@link org.jaccardlab.io.Inspection} says how a file was understood, the writers never leave half a file behind.
 */
@NullMarked
package org.jaccardlab.io;

import org.jspecify.annotations.NullMarked;
