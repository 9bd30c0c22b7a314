package org.jaccardlab.verify;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.loss.RankLoss;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.verify.CaseBatch.Intake;

/**
 * A case that ignores single channels of a pixel, of which no keep mask of pixels can tell: every channel is worked out
 * under a mask of its own. Together they are the whole, as long as channels have nothing to do with each other.
 */
record ChannelByChannel(GoldenCase golden, CaseArrays arrays, Preset chosen, Engine engine) {

    CaseResult result(Intake intake) throws SkippedException {
        int classes = arrays.classes();
        int pixels = arrays.size().pixels();
        List<CaseBatch> channels = IntStream.range(0, classes)
                .mapToObj(c -> CaseBatch.of(golden, arrays, intake.ofChannel(c))).toList();
        double kept = channels.stream().mapToLong(CaseBatch::kept).sum();
        double loss = 0;
        double[] gradient = new double[arrays.images() * classes * pixels];
        for (int c = 0; c < classes; c++) {
            // A mean over kept entries divides by those of all channels.
            double part = kept == 0 ? 0 : channels.get(c).kept() * classes / kept;
            CaseResult ofChannel = PresetFamily.result(channels.get(c), chosen, engine,
                    term -> dividesByKept(term) ? term.times(part) : term);
            for (TermValue value : ofChannel.terms()) {
                requireSeparable(value.term());
                loss += value.classes().get(c).contribution();
            }
            double[] all = Objects.requireNonNull(ofChannel.gradients().get(CaseBatch.PREDICTION));
            for (int from = c * pixels; from < all.length; from += classes * pixels) {
                System.arraycopy(all, from, gradient, from, pixels);
            }
        }
        return new CaseResult(loss, List.of(), Map.of(CaseBatch.PREDICTION, gradient));
    }

    private static boolean dividesByKept(Term term) {
        return term.loss() instanceof PixelLoss && term.reduction().pixelDivisor() == PixelDivisor.KEPT_PIXELS;
    }

    private void requireSeparable(Term term) throws SkippedException {
        boolean coupled = switch (term.loss()) {
            case OverlapLoss loss -> loss.isPooled() || loss.exponentOfMean() != 1;
            case PixelLoss loss -> loss.isNormalised();
            case RankLoss loss -> true;
        };
        if (coupled || !term.isSigmoid(arrays.classes())) {
            throw new SkippedException(KnownSkip.SINGLE_CHANNELS);
        }
    }
}
