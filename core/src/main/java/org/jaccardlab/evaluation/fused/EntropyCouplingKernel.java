package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What couples the gradients of a cross-entropy: per pixel minus the weighted sum of the target over the classes. The very
 * bits that {@link EntropySumsKernel} leaves behind, where that has not run.
 */
final class EntropyCouplingKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private EntropyCouplingKernel() {
    }

    /**
     * @param target zero at pixels that do not count
     * @param weights class weights
     * @param n pixels, a multiple of 16
     * @param coupling written
     */
    static void run(Rows target, float[] weights, int n, float[] coupling) {
        Arrays.fill(coupling, 0, n, 0);
        int last = weights.length - 1;
        for (int c = 0; c < weights.length; c += 4) {
            four(target.memory(), target.row(c), target.row(Math.min(c + 1, last)), target.row(Math.min(c + 2, last)),
                    target.row(Math.min(c + 3, last)), weights[c], c + 1 > last ? 0 : weights[c + 1],
                    c + 2 > last ? 0 : weights[c + 2], c + 3 > last ? 0 : weights[c + 3], n, coupling);
        }
    }

    private static void four(MemorySegment ys, long y0, long y1, long y2, long y3, float weight0, float weight1,
            float weight2, float weight3, int n, float[] coupling) {
        FloatVector w0 = FloatVector.broadcast(FLOATS, weight0);
        FloatVector w1 = FloatVector.broadcast(FLOATS, weight1);
        FloatVector w2 = FloatVector.broadcast(FLOATS, weight2);
        FloatVector w3 = FloatVector.broadcast(FLOATS, weight3);
        for (int i = 0; i < n; i += Lanes.COUNT) {
            FloatVector v0 = FloatVector.fromMemorySegment(FLOATS, ys, y0 + 4L * i, NATIVE);
            FloatVector v1 = FloatVector.fromMemorySegment(FLOATS, ys, y1 + 4L * i, NATIVE);
            FloatVector v2 = FloatVector.fromMemorySegment(FLOATS, ys, y2 + 4L * i, NATIVE);
            FloatVector v3 = FloatVector.fromMemorySegment(FLOATS, ys, y3 + 4L * i, NATIVE);
            FloatVector weighted = v0.fma(w0, v1.mul(w1)).add(v2.fma(w2, v3.mul(w3)));
            FloatVector.fromArray(FLOATS, coupling, i).sub(weighted).intoArray(coupling, i);
        }
    }
}
