/**
 * How a field becomes a picture, on the screen and in a file alike: a {@link org.jaccardlab.picture.View} says which
 * part of the image is seen how large, {@link org.jaccardlab.picture.Content} what is shown over the photo, and the
 * one {@link org.jaccardlab.picture.Painter} fills the pixels. No toolkit.
 */
@NullMarked
package org.jaccardlab.picture;

import org.jspecify.annotations.NullMarked;
