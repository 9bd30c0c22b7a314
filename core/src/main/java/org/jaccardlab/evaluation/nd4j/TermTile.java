package org.jaccardlab.evaluation.nd4j;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.RankedErrors;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.loss.RankLoss;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Sums;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Prediction and target of one term on one tile, with the loss algebra as array operations of shape (class, pixel). */
final class TermTile {

    private final Tile tile;
    private final Term term;
    private final Scratch scratch;
    private final INDArray unsmoothed;
    private final INDArray y;
    private final TilePrediction prediction;
    private final INDArray x;
    private final KeepMask keepMask;
    private final int kept;
    private final boolean sigmoid;
    private final boolean fromTarget;

    TermTile(Tile tile, Settings settings, Term term, Scratch scratch) {
        this.tile = tile;
        this.term = term;
        this.scratch = scratch;
        this.fromTarget = !settings.prediction().hasLogits();
        this.sigmoid = term.isSigmoid(tile.classes());
        LabelSource source = Settings.source(tile.sample(), term);
        keepMask = source.kept();
        unsmoothed = TileTarget.unsmoothed(tile, source, scratch);
        y = TileTarget.smoothed(tile, unsmoothed, term.target(), source, scratch);
        prediction = TilePrediction.of(tile, settings, term, y, unsmoothed, scratch);
        INDArray keep = TileTarget.keep(tile, source.kept(), scratch);
        kept = keep.sumNumber().intValue();
        // With x and y zero at ignored pixels, every sum, share and slope below is zero there too.
        x = prediction.x().muliRowVector(keep);
    }

    INDArray unsmoothedTarget() {
        return unsmoothed;
    }

    INDArray target() {
        return y;
    }

    /** The numbers whose largest names the predicted class: of the target itself those before smoothing. */
    INDArray contest() {
        return fromTarget ? unsmoothed : x;
    }

    INDArray probability() {
        return x;
    }

    INDArray error() {
        return scratch.keep(x.sub(y));
    }

    /** One entry per class. */
    Sums[] sums(int norm) {
        double[] sumX = sumOverPixels(power(x, norm));
        double[] sumY = sumOverPixels(power(y, norm));
        double[] sumD = sumOverPixels(power(difference(), norm));
        double[] sumI = sumOverPixels(scratch.keep(x.mul(y)));
        return IntStream.range(0, tile.classes())
                .mapToObj(c -> new Sums(kept, sumX[c], sumY[c], sumD[c], sumI[c])).toArray(Sums[]::new);
    }

    private INDArray power(INDArray base, int norm) {
        return norm == 1 ? base : scratch.keep(Transforms.pow(base, norm, true));
    }

    /** The terms of a pixel-wise loss; a sigmoid channel carries those of its complement too. */
    INDArray pixelTerms(PixelLoss loss) {
        double[] xs = Scratch.values(x);
        double[] ys = Scratch.values(y);
        double[] logs = Scratch.values(prediction.logX());
        double[] logRests = logRests();
        double[] terms = new double[xs.length];
        for (int i = 0; i < terms.length; i++) {
            if (!keepMask.keeps(tile.from() + i % tile.pixels())) {
                continue;
            }
            terms[i] = loss.term(ys[i], xs[i], logs[i]);
            if (sigmoid) {
                terms[i] += loss.restTerm(1 - ys[i], 1 - xs[i], logRests[i]);
            }
            terms[i] *= term.reduction().weight(i / tile.pixels());
        }
        return array(terms);
    }

    /** Each pixel's part of the objective that this term brings, all classes. */
    INDArray share(TermValue value, int member) {
        return switch (term.loss()) {
            case PixelLoss loss -> pixelTerms(loss).muli(value.pixelFactor());
            case OverlapLoss loss -> {
                List<Polynomial> parts = value.members().get(member).share();
                INDArray share = zeros();
                addTimes(share, column(parts, Polynomial::x), power(x, loss.norm()));
                addTimes(share, column(parts, Polynomial::y), power(y, loss.norm()));
                addTimes(share, column(parts, Polynomial::d), power(difference(), loss.norm()));
                addTimes(share, column(parts, Polynomial::i), scratch.keep(x.mul(y)));
                yield share;
            }
            case RankLoss loss -> ranked(value, member, TermValue.MemberParts::rankShare);
        };
    }

    /** Derivative of the objective by the probabilities, as far as this term goes. */
    INDArray gradientByProbability(TermValue value, int member) {
        return switch (term.loss()) {
            case PixelLoss loss -> array(pulls(loss, true)).muli(value.pixelFactor());
            case OverlapLoss loss -> {
                List<Polynomial> parts = value.members().get(member).slope();
                INDArray slope = zeros();
                addTimes(slope, column(parts, Polynomial::x), slopeOfPower(x, loss.norm()));
                addTimes(slope, column(parts, Polynomial::d), slopeOfPower(error(), loss.norm()));
                addTimes(slope, column(parts, Polynomial::i), y);
                yield slope;
            }
            case RankLoss loss -> {
                INDArray slope = ranked(value, member, TermValue.MemberParts::rankSlope);
                yield loss.byLogit() ? array(throughSigmoidBackwards(slope)) : slope;
            }
        };
    }

    /** From dL/dz to dL/dx: over dx/dz = x (1 - x), nothing where there is no slope. */
    private double[] throughSigmoidBackwards(INDArray byLogit) {
        double[] slopes = Scratch.values(byLogit);
        double[] xs = Scratch.values(x);
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = slopes[i] == 0 ? 0 : slopes[i] / (xs[i] * (1 - xs[i]));
        }
        return slopes;
    }

    /** d|v|^p / dv = p sgn(v) |v|^(p-1), with sgn(0) = 0. */
    private INDArray slopeOfPower(INDArray v, int norm) {
        INDArray sign = scratch.keep(Transforms.sign(v, true));
        return norm == 1
                ? sign
                : sign.muli(power(scratch.keep(Transforms.abs(v, true)), norm - 1)).muli(norm);
    }

    /** Derivative of the objective by the logits, as far as this term goes; the term's temperature included. */
    INDArray gradientByLogit(TermValue value, int member) {
        INDArray gradient = switch (term.loss()) {
            case PixelLoss loss -> pixelwiseGradientByLogit(loss).muli(value.pixelFactor());
            case RankLoss loss when loss.byLogit() -> ranked(value, member, TermValue.MemberParts::rankSlope);
            case OverlapLoss loss -> throughActivation(gradientByProbability(value, member));
            case RankLoss loss -> throughActivation(gradientByProbability(value, member));
        };
        gradient.divi(term.temperature());
        return prediction.live() == null ? gradient : gradient.muli(prediction.live());
    }

    /** Softmax: x_k (g_k - sum_j g_j x_j). Sigmoid: x (1 - x) g. */
    private INDArray throughActivation(INDArray g) {
        if (sigmoid) {
            return scratch.keep(x.rsub(1)).muli(x).muli(g);
        }
        INDArray mean = scratch.keep(scratch.keep(g.mul(x)).sum(0));
        return scratch.keep(g.subRowVector(mean)).muli(x);
    }

    /** Softmax: pull_k - x_k sum_j pull_j, never dividing by x. */
    private INDArray pixelwiseGradientByLogit(PixelLoss loss) {
        INDArray pull = array(pulls(loss, false));
        if (sigmoid) {
            return pull;
        }
        INDArray total = scratch.keep(pull.sum(0));
        return pull.subi(scratch.keep(x.mulRowVector(total)));
    }

    /**
     * The pulls of a pixel-wise loss, zero at ignored pixels; of sigmoid channels already by the logit, since there the
     * complement pulls too.
     *
     * @param byProbability divided by x, giving the derivative by the probability
     */
    private double[] pulls(PixelLoss loss, boolean byProbability) {
        double[] xs = Scratch.values(x);
        double[] ys = Scratch.values(y);
        double[] logs = Scratch.values(prediction.logX());
        double[] logRests = logRests();
        double[] pulls = new double[xs.length];
        for (int i = 0; i < pulls.length; i++) {
            if (!keepMask.keeps(tile.from() + i % tile.pixels())) {
                continue;
            }
            double pull = loss.pull(ys[i], xs[i], logs[i]);
            double rest = sigmoid ? loss.restPull(1 - ys[i], 1 - xs[i], logRests[i]) : 0;
            double together;
            if (byProbability) {
                together = over(pull, xs[i]) - over(rest, 1 - xs[i]);
            } else {
                together = sigmoid ? pull * (1 - xs[i]) - rest * xs[i] : pull;
            }
            pulls[i] = together * term.reduction().weight(i / tile.pixels());
        }
        return pulls;
    }

    private static double over(double pull, double x) {
        return pull == 0 ? 0 : pull / x;
    }

    /** The logarithms of 1 - x where every class is a sigmoid; empty for a softmax. */
    private double[] logRests() {
        return prediction.logRest() == null ? new double[0] : Scratch.values(prediction.logRest());
    }

    /** What a rank loss says of every pixel of the tile. */
    private INDArray ranked(TermValue value, int member, RankNumber number) {
        double[] numbers = new double[tile.classes() * tile.pixels()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number.of(value.members().get(member), i / tile.pixels(),
                    tile.from() + i % tile.pixels());
        }
        return array(numbers);
    }

    /** One number of a rank loss for a class and a pixel of the image. */
    private interface RankNumber {
        double of(TermValue.MemberParts parts, int cls, int pixel);
    }

    /**
     * Hands the errors of this tile over to be ranked.
     *
     * @throws IllegalArgumentException if the target is soft, where ranks mean nothing
     */
    void rank(RankLoss loss, RankedErrors into) {
        double[] xs = Scratch.values(x);
        double[] ys = Scratch.values(y);
        double[] logs = Scratch.values(prediction.logX());
        double[] logRests = logRests();
        for (int i = 0; i < xs.length; i++) {
            int pixel = tile.from() + i % tile.pixels();
            if (!keepMask.keeps(pixel)) {
                continue;
            }
            if (ys[i] != 0 && ys[i] != 1) {
                throw new IllegalArgumentException(loss.title()
                        + " needs a hard target: choose a hard ground truth, and epsilon 0");
            }
            double z = logRests.length == 0 ? 0 : logs[i] - logRests[i];
            into.set(i / tile.pixels(), pixel, loss.error(xs[i], z, ys[i] == 1), ys[i] == 1);
        }
    }

    private INDArray difference() {
        return scratch.keep(Transforms.abs(error(), true));
    }

    private INDArray zeros() {
        return scratch.keep(Nd4j.zeros(DataType.DOUBLE, tile.classes(), tile.pixels()));
    }

    private INDArray array(double[] values) {
        return scratch.keep(Nd4j.create(values, new long[]{tile.classes(), tile.pixels()}, 'c'));
    }

    private void addTimes(INDArray sum, INDArray column, INDArray factor) {
        if (column.amaxNumber().doubleValue() != 0) {
            sum.addi(scratch.keep(factor.mulColumnVector(column)));
        }
    }

    private INDArray column(List<Polynomial> parts, ToDoubleFunction<Polynomial> coefficient) {
        double[] column = parts.stream().mapToDouble(coefficient).toArray();
        return scratch.keep(Nd4j.create(column, new long[]{column.length, 1}, 'c'));
    }

    private double[] sumOverPixels(INDArray array) {
        return Scratch.values(scratch.keep(array.sum(1)));
    }
}
