package org.jaccardlab.io;

import org.jaccardlab.raster.Volume;

/**
 * Turns a teacher's logits into soft labels, in place: softmax over the classes, or sigmoid of one channel. Computed in
 * double after taking away each pixel's largest logit, so that no logit is too large.
 */
final class TeacherLabels {

    private TeacherLabels() {
    }

    static void fromLogits(Volume logits) {
        if (logits.classes() == 1) {
            sigmoid(logits);
        } else {
            softmax(logits);
        }
    }

    private static void sigmoid(Volume logits) {
        for (int i = 0; i < logits.size().pixels(); i++) {
            double z = logits.at(0, i);
            // The exponent is never positive, so nothing overflows on either side.
            double e = Math.exp(-Math.abs(z));
            logits.put(i, (float) (z >= 0 ? 1 / (1 + e) : e / (1 + e)));
        }
    }

    private static void softmax(Volume logits) {
        long stride = logits.size().pixels();
        for (int i = 0; i < stride; i++) {
            double top = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < logits.classes(); c++) {
                top = Math.max(top, logits.at(c * stride + i));
            }
            double sum = 0;
            for (int c = 0; c < logits.classes(); c++) {
                sum += Math.exp(logits.at(c * stride + i) - top);
            }
            for (int c = 0; c < logits.classes(); c++) {
                double z = logits.at(c * stride + i);
                logits.put(c * stride + i, (float) (Math.exp(z - top) / sum));
            }
        }
    }
}
