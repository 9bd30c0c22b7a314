/**
 * How a field becomes a picture, on the screen and in a file alike: a {@link org.jaccardlab.picture.View} says which
 * part of the image is seen how large, {@link org.jaccardlab.picture.Content} what is shown over the photo, and the
 * one {@link org.jaccardlab.picture.Painter} fills the pixels. {@link org.jaccardlab.picture.Figure} is the same picture
 * with a colour bar and a caption, for paper. No toolkit; Java2D only draws the text of a figure.
 */
@NullMarked
package org.jaccardlab.picture;

import org.jspecify.annotations.NullMarked;
