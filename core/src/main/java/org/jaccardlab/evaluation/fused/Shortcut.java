package org.jaccardlab.evaluation.fused;

/**
 * What a second pass leaves behind for the next one over the same image, at four to eight bytes a pixel: only the latest is
 * kept.
 */
sealed interface Shortcut permits Sides, Coupling {
}
