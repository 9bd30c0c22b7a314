package org.jaccardlab.evaluation.nd4j;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jaccardlab.overlap.Part;
import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Sums;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Some pixels of a tile, the kept ones or the ignored: their sums, and polynomials in x and y.
 *
 * @param x predictions, zero at other pixels; shape (class, pixel)
 * @param y targets, likewise
 * @param mask 1 for these pixels, 0 for others
 * @param n how many they are
 */
record TilePixels(INDArray x, INDArray y, INDArray mask, int n, Scratch scratch) {

    /** The sums that overlap losses are made of; one entry per class. */
    Sums[] sums(int norm) {
        double[] sumX = sumOverPixels(power(x, norm));
        double[] sumY = sumOverPixels(power(y, norm));
        double[] sumD = sumOverPixels(power(difference(), norm));
        double[] sumI = sumOverPixels(scratch.keep(x.mul(y)));
        return IntStream.range(0, sumX.length).mapToObj(c -> new Sums(n, sumX[c], sumY[c], sumD[c], sumI[c]))
                .toArray(Sums[]::new);
    }

    /** Adds the value of each class's polynomial at these pixels. */
    void addValues(INDArray to, List<Part> parts, Function<Part, Polynomial> which, int norm) {
        List<Polynomial> terms = parts.stream().map(which).toList();
        addTimes(to, terms, Polynomial::one, () -> scratch.keep(x.mul(0)).addiRowVector(mask));
        addTimes(to, terms, Polynomial::x, () -> power(x, norm));
        addTimes(to, terms, Polynomial::y, () -> power(y, norm));
        addTimes(to, terms, Polynomial::d, () -> power(difference(), norm));
        addTimes(to, terms, Polynomial::i, () -> scratch.keep(x.mul(y)));
    }

    /** Adds the derivative of each class's polynomial by the prediction of these pixels. */
    void addSlopes(INDArray to, List<Part> parts, Function<Part, Polynomial> which, int norm) {
        List<Polynomial> terms = parts.stream().map(which).toList();
        addTimes(to, terms, Polynomial::x, () -> slopeOfPower(x, norm));
        addTimes(to, terms, Polynomial::d, () -> slopeOfPower(scratch.keep(x.sub(y)), norm));
        addTimes(to, terms, Polynomial::i, () -> y);
    }

    /** d|v|^p / dv = p sgn(v) |v|^(p-1), with sgn(0) = 0. */
    private INDArray slopeOfPower(INDArray v, int norm) {
        INDArray sign = scratch.keep(Transforms.sign(v, true));
        return norm == 1
                ? sign
                : sign.muli(power(scratch.keep(Transforms.abs(v, true)), norm - 1)).muli(norm);
    }

    /** |x - y|. */
    private INDArray difference() {
        return scratch.keep(Transforms.abs(scratch.keep(x.sub(y)), true));
    }

    private INDArray power(INDArray base, int norm) {
        return norm == 1 ? base : scratch.keep(Transforms.pow(base, norm, true));
    }

    private double[] sumOverPixels(INDArray array) {
        return Scratch.values(scratch.keep(array.sum(1)));
    }

    /** Something made only when it is needed. */
    private interface Factor {
        INDArray make();
    }

    private void addTimes(INDArray sum, List<Polynomial> terms, ToDoubleFunction<Polynomial> coefficient,
            Factor factor) {
        double[] column = terms.stream().mapToDouble(coefficient).toArray();
        if (IntStream.range(0, column.length).anyMatch(c -> column[c] != 0)) {
            INDArray array = scratch.keep(Nd4j.create(column, new long[]{column.length, 1}, 'c'));
            sum.addi(scratch.keep(factor.make().mulColumnVector(array)));
        }
    }
}
