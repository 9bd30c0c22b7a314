package org.jaccardlab.picture;

/**
 * The text of a figure; each part may be empty.
 *
 * @param quantity what is shown, beside the colour bar or above the class legend
 * @param note its unit or factor, in a quieter ink
 * @param caption under the picture, wrapped to its width; line breaks are kept
 */
public record Words(String quantity, String note, String caption) {
}
