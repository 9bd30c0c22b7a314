/**
 * How the values and colours of a label file become class indices: {@link org.jaccardlab.coding.LabelTable} is what a
 * data set says, {@link org.jaccardlab.coding.LabelCoding} a way to read one file,
 * {@link org.jaccardlab.coding.CodingGuess} the way that the file itself suggests. Nothing here opens a file.
 */
@NullMarked
package org.jaccardlab.coding;

import org.jspecify.annotations.NullMarked;
