package org.jaccardlab.io;

/** What the numbers of a ground truth file mean. */
public enum TargetKind {
    /** One class index per pixel. */
    HARD,
    /** A share between 0 and 1 per class and pixel; pixels whose shares are all 0 do not count. */
    SOFT,
    /** A teacher's raw scores; their softmax (one channel: sigmoid) becomes the ground truth. */
    LOGITS,
    /** A teacher's probabilities. */
    PROBABILITIES
}
