package org.jaccardlab.evaluation.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The off-heap temporaries of one tile, closed together. Left to the garbage collector they fill the memory. */
final class Scratch implements AutoCloseable {

    private final List<INDArray> arrays = new ArrayList<>();

    INDArray keep(INDArray array) {
        arrays.add(array);
        return array;
    }

    @Override
    public void close() {
        for (INDArray array : arrays.reversed()) {
            if (array.closeable()) {
                array.close();
            }
        }
    }

    /** The values in C order, whatever the array's own order or stride: the one way out of ND4J. */
    static double[] values(INDArray array) {
        INDArray copy = array.dup('c');
        double[] values = copy.data().asDouble();
        copy.close();
        return values;
    }
}
