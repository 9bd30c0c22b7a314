package org.jaccardlab.evaluation.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** The vector width, and the 16 columns that sums run down whatever the width. */
final class Lanes {

    /** How many running sums a sum over pixels is made of: pixel i goes to column i mod 16. */
    static final int COLUMNS = 16;

    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED.length() > COLUMNS
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;
    static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED.length() > COLUMNS
            ? IntVector.SPECIES_512
            : IntVector.SPECIES_PREFERRED;
    /** A divisor of {@link #COLUMNS}. */
    static final int COUNT = FLOATS.length();

    private Lanes() {
    }

    /** The next multiple of {@link #COLUMNS}, which kernels work in. */
    static int padded(int pixels) {
        return (pixels + COLUMNS - 1) / COLUMNS * COLUMNS;
    }

    /** The sum of {@link #COLUMNS} columns from here on, in double. */
    static double sum(float[] columns, int from) {
        double sum = 0;
        for (int k = 0; k < COLUMNS; k++) {
            sum += columns[from + k];
        }
        return sum;
    }
}
