package org.jaccardlab.evaluation.fused;

/** How much of the logarithms of a softmax a loss needs; those of sigmoids are always there. */
enum Logs {
    NONE,
    /** That of the sum over classes, from which one class follows when asked for. */
    OF_SUM,
    /** Those of all classes. */
    OF_CLASSES
}
