package org.jaccardlab.evaluation.nd4j;

import java.util.Optional;
import org.jaccardlab.label.ArgMax;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Term;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Volume;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The prediction of a tile at one term's temperature, double arrays of shape (class, pixel).
 *
 * @param x probabilities
 * @param logX their logarithms, finite even where x underflows to 0 (unless x is a true 0, which only a prediction
 *        without logits has)
 * @param logRest where every class is a sigmoid the logarithms of 1 - x, as exact as {@code logX}; null for a softmax
 * @param live 1 where a logit moves its probability, 0 where the floor of a probability file holds it; null if all move
 */
record TilePrediction(INDArray x, INDArray logX, @Nullable INDArray logRest, @Nullable INDArray live) {

    /**
     * @param y the target that a prediction without a file is made from
     * @param unsmoothed the same before smoothing, which alone says what the hard label is: full smoothing leaves a tie
     */
    static TilePrediction of(Tile tile, Settings settings, Term term, INDArray y, INDArray unsmoothed,
            Scratch scratch) {
        if (term.auxiliary().isPresent()) {
            return ofFile(tile, settings, term, scratch);
        }
        return switch (settings.prediction()) {
            case PredictionChoice.File file -> ofFile(tile, settings, term, scratch);
            case PredictionChoice.ExactlyTheTarget() ->
                of(scratch.keep(y.dup('c')), term.isSigmoid(tile.classes()), scratch);
            case PredictionChoice.HardLabel() ->
                of(scratch.keep(hardened(tile, unsmoothed)), term.isSigmoid(tile.classes()), scratch);
        };
    }

    private static TilePrediction of(INDArray x, boolean sigmoid, Scratch scratch) {
        INDArray logRest = !sigmoid ? null : scratch.keep(Transforms.log(scratch.keep(x.rsub(1)), true));
        return new TilePrediction(x, scratch.keep(Transforms.log(x, true)), logRest, null);
    }

    private static TilePrediction ofFile(Tile tile, Settings settings, Term term, Scratch scratch) {
        Optional<Prediction> found = settings.predictionFile(tile.sample(), term);
        Prediction file = found.orElseThrow(() -> new IllegalArgumentException(
                tile.sample().name() + " has no prediction \""
                        + term.auxiliary().orElse(settings.prediction().title()) + "\""));
        INDArray z = scratch.keep(read(tile, file.values()));
        boolean sigmoid = term.isSigmoid(tile.classes());
        INDArray live = null;
        if (file.kind() == PredictionKind.PROBABILITIES) {
            live = scratch.keep(z.gt(settings.floor()).castTo(DataType.DOUBLE));
            INDArray p = scratch.keep(Transforms.max(z, settings.floor(), true));
            z = scratch.keep(Transforms.log(p, true));
            if (sigmoid) {
                // The floor holds both ends.
                live.muli(scratch.keep(p.lt(1 - settings.floor()).castTo(DataType.DOUBLE)));
                INDArray rest = scratch.keep(Transforms.max(p.rsub(1), settings.floor(), false));
                z.subi(scratch.keep(Transforms.log(rest, true)));
            }
        }
        z.divi(term.temperature());
        return sigmoid ? sigmoid(z, live, scratch) : softmax(z, live, scratch);
    }

    /** Copied, not shared: a volume knows nothing of ND4J, so that nobody loads it before this engine is asked. */
    private static INDArray read(Tile tile, Volume volume) {
        int n = tile.pixels();
        double[] numbers = new double[volume.classes() * n];
        for (int c = 0; c < volume.classes(); c++) {
            for (int i = 0; i < n; i++) {
                numbers[c * n + i] = volume.at(c, tile.from() + i);
            }
        }
        return Nd4j.create(numbers, new long[]{volume.classes(), n}, 'c');
    }

    private static TilePrediction softmax(INDArray z, @Nullable INDArray live, Scratch scratch) {
        INDArray shifted = z.subiRowVector(scratch.keep(z.max(0)));
        INDArray total = scratch.keep(scratch.keep(Transforms.exp(shifted, true)).sum(0));
        INDArray logX = shifted.subiRowVector(Transforms.log(total, false));
        return new TilePrediction(scratch.keep(Transforms.exp(logX, true)), logX, null, live);
    }

    /** ln sigmoid(z) = min(z, 0) - ln(1 + exp(-|z|)), which never overflows. */
    private static TilePrediction sigmoid(INDArray z, @Nullable INDArray live, Scratch scratch) {
        INDArray tail = scratch.keep(Transforms.log(scratch.keep(Transforms.exp(scratch.keep(
                Transforms.abs(z, true)).negi(), true)).addi(1), true));
        INDArray logX = scratch.keep(Transforms.min(z, 0, true)).subi(tail);
        return new TilePrediction(scratch.keep(Transforms.exp(logX, true)), logX, scratch.keep(logX.sub(z)), live);
    }

    /** One-hot at the largest weight, the first of equals; ignored pixels stay zero. */
    private static INDArray hardened(Tile tile, INDArray y) {
        double[] weights = Scratch.values(y);
        double[] hard = new double[weights.length];
        int n = tile.pixels();
        for (int i = 0; i < n; i++) {
            int largest = ArgMax.of(weights, tile.classes(), n, i);
            if (tile.classes() == 1) {
                hard[i] = largest;
            } else if (weights[largest * n + i] > 0) {
                hard[largest * n + i] = 1;
            }
        }
        return Nd4j.create(hard, new long[]{tile.classes(), n}, 'c');
    }
}
