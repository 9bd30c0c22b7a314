package org.jaccardlab.evaluation.fused;

import org.jaccardlab.overlap.Polynomial;

/**
 * The derivative of a class's part by its probability,
 * {@code constant + ofX x + ofY y + ofDifference (x - y) + ofSign sgn(x - y)}: any overlap loss of norm 1 or 2.
 */
record Slope(float constant, float ofX, float ofY, float ofDifference, float ofSign) {

    /** @param norm 1 or 2, the power that x, y and |x - y| stand in */
    static Slope of(Polynomial part, int norm) {
        return norm == 1
                ? new Slope((float) part.x(), 0, (float) part.i(), 0, (float) part.d())
                : new Slope(0, (float) (2 * part.x()), (float) part.i(), (float) (2 * part.d()), 0);
    }
}
