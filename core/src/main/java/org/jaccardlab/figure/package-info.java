/**
 * Pictures laid out as a paper prints them, with titles, colour bars, legends and a caption. A
 * {@link org.jaccardlab.figure.Figure} is laid out once, in blocks, and drawn on a canvas of pixels, SVG or PDF: where
 * things stand and what they say does not depend on the file. Pictures in it are those of the painter that paints the
 * screen, pixel by pixel.
 */
@NullMarked
package org.jaccardlab.figure;

import org.jspecify.annotations.NullMarked;
