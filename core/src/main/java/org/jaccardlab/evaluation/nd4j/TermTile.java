package org.jaccardlab.evaluation.nd4j;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.ClassValue;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.loss.PixelLoss;
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
    private final int kept;

    TermTile(Tile tile, Settings settings, Term term, Scratch scratch) {
        this.tile = tile;
        this.term = term;
        this.scratch = scratch;
        LabelSource source = Settings.source(tile.sample(), term);
        unsmoothed = TileTarget.unsmoothed(tile, source, scratch);
        y = TileTarget.smoothed(tile, unsmoothed, term.target(), source, scratch);
        prediction = TilePrediction.of(tile, settings, term, y, scratch);
        INDArray keep = TileTarget.keep(tile, source.kept(), scratch);
        kept = keep.sumNumber().intValue();
        // With x and y zero at ignored pixels, every sum, share and slope below is zero there too.
        x = prediction.x().muliRowVector(keep);
    }

    int keptPixels() {
        return kept;
    }

    INDArray unsmoothedTarget() {
        return unsmoothed;
    }

    INDArray target() {
        return y;
    }

    INDArray probability() {
        return x;
    }

    INDArray error() {
        return scratch.keep(x.sub(y));
    }

    /** One entry per class. */
    Sums[] sums() {
        double[] sumX = sumOverPixels(x);
        double[] sumY = sumOverPixels(y);
        double[] sumD = sumOverPixels(difference());
        double[] sumI = sumOverPixels(scratch.keep(x.mul(y)));
        double[] sumXx = sumOverPixels(scratch.keep(x.mul(x)));
        double[] sumYy = sumOverPixels(scratch.keep(y.mul(y)));
        return IntStream.range(0, tile.classes())
                .mapToObj(c -> new Sums(kept, sumX[c], sumY[c], sumD[c], sumI[c], sumXx[c], sumYy[c]))
                .toArray(Sums[]::new);
    }

    /** The terms of a pixel-wise loss; a single channel carries those of its complement too. */
    INDArray pixelTerms(PixelLoss loss) {
        double[] xs = Scratch.values(x);
        double[] ys = Scratch.values(y);
        double[] logs = Scratch.values(prediction.logX());
        double[] logRests = logRests();
        double[] terms = new double[xs.length];
        boolean single = logRests.length > 0;
        LabelSource source = Settings.source(tile.sample(), term);
        for (int i = 0; i < terms.length; i++) {
            if (!source.kept().keeps(tile.from() + i % tile.pixels())) {
                continue;
            }
            terms[i] = loss.term(ys[i], xs[i], logs[i]);
            if (single) {
                terms[i] += loss.term(1 - ys[i], 1 - xs[i], logRests[i]);
            }
        }
        return array(terms);
    }

    /** Each pixel's part of the objective that this term brings, all classes. */
    INDArray share(TermValue value) {
        return switch (term.loss()) {
            case PixelLoss loss -> pixelTerms(loss).muli(value.pixelFactor());
            default -> {
                INDArray share = zeros();
                addTimes(share, column(value, Polynomial::x, ClassValue::share), x);
                addTimes(share, column(value, Polynomial::y, ClassValue::share), y);
                addTimes(share, column(value, Polynomial::d, ClassValue::share), difference());
                addTimes(share, column(value, Polynomial::i, ClassValue::share), scratch.keep(x.mul(y)));
                addTimes(share, column(value, Polynomial::xx, ClassValue::share), scratch.keep(x.mul(x)));
                addTimes(share, column(value, Polynomial::yy, ClassValue::share), scratch.keep(y.mul(y)));
                yield share;
            }
        };
    }

    /** Derivative of the objective by the probabilities, as far as this term goes. */
    INDArray gradientByProbability(TermValue value) {
        return switch (term.loss()) {
            case PixelLoss loss -> array(pulls(loss, true)).muli(value.pixelFactor());
            default -> {
                INDArray slope = zeros();
                addTimes(slope, column(value, Polynomial::x, ClassValue::slope),
                        scratch.keep(Transforms.sign(x, true)));
                addTimes(slope, column(value, Polynomial::d, ClassValue::slope),
                        scratch.keep(Transforms.sign(error(), true)));
                addTimes(slope, column(value, Polynomial::i, ClassValue::slope), y);
                addTimes(slope, column(value, Polynomial::xx, ClassValue::slope), scratch.keep(x.mul(2)));
                yield slope;
            }
        };
    }

    /** Derivative of the objective by the logits, as far as this term goes; the term's temperature included. */
    INDArray gradientByLogit(TermValue value) {
        INDArray gradient = switch (term.loss()) {
            case PixelLoss loss -> pixelwiseGradientByLogit(loss).muli(value.pixelFactor());
            default -> throughActivation(gradientByProbability(value));
        };
        gradient.divi(term.temperature());
        return prediction.live() == null ? gradient : gradient.muli(prediction.live());
    }

    /** Softmax: x_k (g_k - sum_j g_j x_j). Sigmoid: x (1 - x) g. */
    private INDArray throughActivation(INDArray g) {
        if (tile.classes() == 1) {
            return scratch.keep(x.rsub(1)).muli(x).muli(g);
        }
        INDArray mean = scratch.keep(scratch.keep(g.mul(x)).sum(0));
        return scratch.keep(g.subRowVector(mean)).muli(x);
    }

    /** Softmax: pull_k - x_k sum_j pull_j, never dividing by x. */
    private INDArray pixelwiseGradientByLogit(PixelLoss loss) {
        INDArray pull = array(pulls(loss, false));
        if (tile.classes() == 1) {
            return pull;
        }
        INDArray total = scratch.keep(pull.sum(0));
        return pull.subi(scratch.keep(x.mulRowVector(total)));
    }

    /**
     * The pulls of a pixel-wise loss, zero at ignored pixels; of a single channel already by the logit, since there the
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
        boolean single = logRests.length > 0;
        LabelSource source = Settings.source(tile.sample(), term);
        for (int i = 0; i < pulls.length; i++) {
            if (!source.kept().keeps(tile.from() + i % tile.pixels())) {
                continue;
            }
            double pull = loss.pull(ys[i], xs[i], logs[i]);
            double rest = single ? loss.pull(1 - ys[i], 1 - xs[i], logRests[i]) : 0;
            if (byProbability) {
                pulls[i] = over(pull, xs[i]) - over(rest, 1 - xs[i]);
            } else {
                pulls[i] = single ? pull * (1 - xs[i]) - rest * xs[i] : pull;
            }
        }
        return pulls;
    }

    private static double over(double pull, double x) {
        return pull == 0 ? 0 : pull / x;
    }

    /** The logarithms of 1 - x for a single channel; empty where other classes hold the rest. */
    private double[] logRests() {
        return prediction.logRest() == null ? new double[0] : Scratch.values(prediction.logRest());
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

    private INDArray column(TermValue value, ToDoubleFunction<Polynomial> coefficient,
            Function<ClassValue, Polynomial> polynomial) {
        double[] column = value.classes().stream().map(polynomial).mapToDouble(coefficient).toArray();
        return scratch.keep(Nd4j.create(column, new long[]{column.length, 1}, 'c'));
    }

    private double[] sumOverPixels(INDArray array) {
        return Scratch.values(scratch.keep(array.sum(1)));
    }
}
