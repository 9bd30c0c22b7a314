package org.jaccardlab.evaluation.nd4j;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jaccardlab.evaluation.RankedErrors;
import org.jaccardlab.evaluation.TermSums;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.overlap.Polynomial;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** An overlap loss on a tile: polynomials in x and y, whose coefficients the sums have settled. */
record OverlapTile(TermTile tile, OverlapLoss loss) implements LossTile {

    @Override
    public void addTo(TermSums sums, RankedErrors errors) {
        // The sums that every term has are all it needs.
    }

    @Override
    public INDArray share(TermValue value, int member) {
        List<Polynomial> parts = value.members().get(member).share();
        INDArray share = tile.zeros();
        addTimes(share, parts, Polynomial::x, tile.power(tile.probability(), loss.norm()));
        addTimes(share, parts, Polynomial::y, tile.power(tile.target(), loss.norm()));
        addTimes(share, parts, Polynomial::d, tile.power(tile.difference(), loss.norm()));
        addTimes(share, parts, Polynomial::i, scratch().keep(tile.probability().mul(tile.target())));
        return share;
    }

    @Override
    public INDArray gradientByProbability(TermValue value, int member) {
        List<Polynomial> parts = value.members().get(member).slope();
        INDArray slope = tile.zeros();
        addTimes(slope, parts, Polynomial::x, slopeOfPower(tile.probability()));
        addTimes(slope, parts, Polynomial::d, slopeOfPower(tile.error()));
        addTimes(slope, parts, Polynomial::i, tile.target());
        return slope;
    }

    @Override
    public INDArray gradientByLogit(TermValue value, int member) {
        return tile.byLogit(tile.throughActivation(gradientByProbability(value, member)));
    }

    /** d|v|^p / dv = p sgn(v) |v|^(p-1), with sgn(0) = 0. */
    private INDArray slopeOfPower(INDArray v) {
        INDArray sign = scratch().keep(Transforms.sign(v, true));
        return loss.norm() == 1
                ? sign
                : sign.muli(tile.power(scratch().keep(Transforms.abs(v, true)), loss.norm() - 1)).muli(loss.norm());
    }

    private Scratch scratch() {
        return tile.scratch();
    }

    private void addTimes(INDArray sum, List<Polynomial> parts, ToDoubleFunction<Polynomial> coefficient,
            INDArray factor) {
        double[] column = parts.stream().mapToDouble(coefficient).toArray();
        INDArray array = scratch().keep(Nd4j.create(column, new long[]{column.length, 1}, 'c'));
        if (array.amaxNumber().doubleValue() != 0) {
            sum.addi(scratch().keep(factor.mulColumnVector(array)));
        }
    }
}
