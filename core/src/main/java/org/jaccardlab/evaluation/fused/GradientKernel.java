package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The gradient of an overlap loss by the logit of one class of a softmax, {@code x (g - sum_j g_j x_j) / T}. */
final class GradientKernel {

    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private GradientKernel() {
    }

    /**
     * @param powers of the class from {@code e} on, to be multiplied by the pixel's factor
     * @param y start of the class's row of the target, in bytes
     * @param slope g, the derivative by x
     * @param perDegree 1 / T
     * @param coupling the sum over the classes
     * @param n pixels, a multiple of 16
     * @param row added to
     */
    static void run(float[] powers, int e, float[] factors, MemorySegment target, long y, Slope slope,
            float perDegree, float[] coupling, int n, float[] row) {
        FloatVector constant = FloatVector.broadcast(FLOATS, slope.constant());
        FloatVector ofX = FloatVector.broadcast(FLOATS, slope.ofX());
        FloatVector ofY = FloatVector.broadcast(FLOATS, slope.ofY());
        FloatVector ofDifference = FloatVector.broadcast(FLOATS, slope.ofDifference());
        float ofSign = slope.ofSign();
        for (int i = 0; i < n; i += Lanes.COUNT) {
            FloatVector x = FloatVector.fromArray(FLOATS, powers, e + i)
                    .mul(FloatVector.fromArray(FLOATS, factors, i));
            FloatVector v = FloatVector.fromMemorySegment(FLOATS, target, y + 4L * i, NATIVE);
            FloatVector g = x.fma(ofX, v.fma(ofY, x.sub(v).fma(ofDifference, constant)));
            g = g.add(ofSign, v.lt(x)).sub(ofSign, x.lt(v));
            FloatVector pull = g.sub(FloatVector.fromArray(FLOATS, coupling, i)).mul(x);
            pull.fma(FloatVector.broadcast(FLOATS, perDegree), FloatVector.fromArray(FLOATS, row, i))
                    .intoArray(row, i);
        }
    }
}
