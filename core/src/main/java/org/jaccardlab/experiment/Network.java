package org.jaccardlab.experiment;

import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A perceptron with one hidden layer that looks at every pixel by itself: logits = tanh(X W) V + b. Arrays lie column after
 * column, so that those of pixels have all pixels of the first feature, unit or class first, as volumes do.
 */
final class Network implements AutoCloseable {

    private final int inputs;
    private final int width;
    private final int classes;
    /** W, V and b, one after the other. */
    private final Adam parameters;
    private final INDArray hidden;
    private final INDArray outer;
    private final INDArray ofHidden;
    private final INDArray ofOuter;

    /** With weights drawn from a normal distribution, scaled by how many numbers they add up. */
    Network(int inputs, int width, int classes, SplittableRandom random) {
        this.inputs = inputs;
        this.width = width;
        this.classes = classes;
        double[] start = new double[inputs * width + width * classes + classes];
        for (int i = 0; i < inputs * width + width * classes; i++) {
            start[i] = random.nextGaussian() / Math.sqrt(i < inputs * width ? inputs : width);
        }
        parameters = new Adam(start);
        hidden = array(inputs, width);
        outer = array(width, classes);
        ofHidden = array(inputs, width);
        ofOuter = array(width, classes);
        write();
    }

    private static INDArray array(int rows, int columns) {
        return Nd4j.createUninitialized(DataType.FLOAT, new long[]{rows, columns}, 'f');
    }

    private void write() {
        float[] values = parameters.values();
        hidden.data().asNioFloat().put(values, 0, inputs * width);
        outer.data().asNioFloat().put(values, inputs * width, width * classes);
    }

    /** Room for pixels and for what the network makes of them: kept from one step to the next. */
    final class Pass implements AutoCloseable {

        private final int pixels;
        private final INDArray seen;
        private final INDArray units;
        private final INDArray backwards;
        private final INDArray ends;

        Pass(int pixels) {
            this.pixels = pixels;
            seen = array(pixels, inputs);
            units = array(pixels, width);
            backwards = array(pixels, width);
            ends = array(pixels, classes);
        }

        /**
         * The logits: class times pixels plus pixel.
         *
         * @param features feature times pixels plus pixel
         */
        float[] forwards(float[] features) {
            seen.data().asNioFloat().put(features);
            Nd4j.gemm(seen, hidden, units, false, false, 1, 0);
            Transforms.tanh(units, false);
            Nd4j.gemm(units, outer, ends, false, false, 1, 0);
            float[] logits = new float[pixels * classes];
            ends.data().asNioFloat().get(logits);
            float[] values = parameters.values();
            for (int c = 0; c < classes; c++) {
                float bias = values[values.length - classes + c];
                for (int i = c * pixels; i < (c + 1) * pixels; i++) {
                    logits[i] += bias;
                }
            }
            return logits;
        }

        /**
         * Adds to the gradient of the weights; once for every pass forwards.
         *
         * @param slopes of the loss by the logits, in the same order
         */
        void backwards(float[] slopes) {
            ends.data().asNioFloat().put(slopes);
            Nd4j.gemm(units, ends, ofOuter, true, false, 1, 0);
            parameters.add(inputs * width, floats(ofOuter));
            Nd4j.gemm(ends, outer, backwards, false, true, 1, 0);
            // The derivative of tanh is one less its square.
            backwards.muli(units.muli(units).rsubi(1));
            Nd4j.gemm(seen, backwards, ofHidden, true, false, 1, 0);
            parameters.add(0, floats(ofHidden));
            float[] ofBias = new float[classes];
            for (int c = 0; c < classes; c++) {
                double sum = 0;
                for (int i = c * pixels; i < (c + 1) * pixels; i++) {
                    sum += slopes[i];
                }
                ofBias[c] = (float) sum;
            }
            parameters.add(inputs * width + width * classes, ofBias);
        }

        @Override
        public void close() {
            seen.close();
            units.close();
            backwards.close();
            ends.close();
        }
    }

    /** Column after column. */
    private static float[] floats(INDArray array) {
        float[] floats = new float[(int) array.length()];
        array.data().asNioFloat().get(floats);
        return floats;
    }

    /** Moves all weights against the gradient that was added up since the last step. */
    void step(double rate) {
        parameters.step(rate);
        write();
    }

    @Override
    public void close() {
        hidden.close();
        outer.close();
        ofHidden.close();
        ofOuter.close();
    }
}
