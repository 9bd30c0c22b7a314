/**
 * Numbers on a pixel grid: {@link org.jaccardlab.raster.Field} (height x width) and
 * {@link org.jaccardlab.raster.Volume} (class x height x width). Pixels are always numbered row by row from the top
 * left: {@code pixel = y * width + x}.
 */
@NullMarked
package org.jaccardlab.raster;

import org.jspecify.annotations.NullMarked;
