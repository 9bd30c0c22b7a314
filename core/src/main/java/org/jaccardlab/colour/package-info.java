/**
 * How a number becomes a colour: {@link org.jaccardlab.colour.ColourMap} says which colours,
 * {@link org.jaccardlab.colour.Limits} which numbers they stand for, {@link org.jaccardlab.colour.Ticks} which numbers
 * to print beside them. No toolkit: a colour is an {@code int}, 0xAARRGGBB, always opaque.
 */
@NullMarked
package org.jaccardlab.colour;

import org.jspecify.annotations.NullMarked;
