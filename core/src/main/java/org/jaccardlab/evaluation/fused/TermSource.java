package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Objects;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Term;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.sample.Sample;
import org.jspecify.annotations.Nullable;

/** Prediction and target of one term on one sample: fills a thread's scratch memory with a tile of them. */
final class TermSource {

    private final Term term;
    private final int classes;
    private final boolean sigmoid;
    private final TargetSource target;
    private final TargetSource unsmoothed;
    private final @Nullable LogitSource logits;
    private final float[] largest;
    private final boolean hardened;

    /**
     * @param largest the largest logit of every pixel, padded; needed for a softmax of a file of logits only
     * @throws IllegalArgumentException if the sample lacks the prediction that the settings name
     */
    TermSource(Sample sample, Settings settings, Term term, float[] largest) {
        this.term = term;
        this.classes = sample.classes().count();
        this.sigmoid = term.isSigmoid(classes);
        this.unsmoothed = TargetSource.of(sample, term, term.target().unsmoothed());
        this.target = TargetSource.of(sample, term, term.target());
        this.largest = largest;
        this.hardened = settings.prediction() instanceof PredictionChoice.HardLabel;
        this.logits = settings.hasLogits(term)
                ? new LogitSource(settings.predictionFile(sample, term)
                        .orElseThrow(() -> new IllegalArgumentException(sample.name() + " has no prediction \""
                                + term.auxiliary().orElse(settings.prediction().title()) + "\"")),
                        settings.floor(), sigmoid)
                : null;
    }

    Term term() {
        return term;
    }

    /** Whether the prediction is made from the target. */
    boolean isMadeFromTarget() {
        return logits == null;
    }

    boolean isSigmoid() {
        return sigmoid;
    }

    KeepMask kept() {
        return target.kept();
    }

    TargetSource target() {
        return target;
    }

    TargetSource unsmoothed() {
        return unsmoothed;
    }

    /** Sets a row of logit gradients to zero where the floor of a probability file holds the logit. */
    void holdFloored(int cls, int from, int valid, float[] row) {
        if (logits == null || logits.file().kind() == PredictionKind.LOGITS) {
            return;
        }
        for (int i = 0; i < valid; i++) {
            if (!logits.isLive(cls, from + i)) {
                row[i] = 0;
            }
        }
    }

    /** ln x at this place of a filled tile. */
    double logX(Scratch s, int place) {
        return logits == null ? Math.log(s.powers[place]) : s.logs[place];
    }

    /** ln x of one class of a softmax, whose tile has been filled with the logarithm of the sums. */
    void loadLogs(Scratch s, int cls, int n, float[] into, int at) {
        LogSoftmaxKernel.run(s.logits.memory(), s.logits.row(cls), n, s.top, s.topAt, (float) term.temperature(),
                s.sums, into, at);
    }

    /** 1 - x of a sigmoid. */
    double rest(Scratch s, int place) {
        return logits == null ? 1.0 - s.powers[place] : s.rests[place];
    }

    /** ln(1 - x) of a sigmoid. */
    double logRest(Scratch s, int place) {
        return logits == null ? Math.log(rest(s, place)) : s.logRests[place];
    }

    /**
     * Fills powers and factors; of sigmoids the rests and logarithms too.
     *
     * @return the target
     */
    Rows fill(Scratch s, int from, int valid, Logs withLogs) {
        Rows y = target.rows(s.targetRows(), from, valid);
        fillEverywhere(s, y, from, valid, withLogs);
        for (int i = kept().nextIgnored(from); i < from + valid; i = kept().nextIgnored(i + 1)) {
            s.factors[i - from] = 0;
        }
        return y;
    }

    /** The same without regard to whether pixels count. */
    void fillEverywhere(Scratch s, Rows y, int from, int valid, Logs withLogs) {
        int n = Lanes.padded(valid);
        if (withLogs == Logs.OF_CLASSES) {
            s.needLogs();
        }
        Arrays.fill(s.factors, 0, n, 1);
        if (logits == null) {
            fromTarget(hardened ? unsmoothed.rows(s.logitRows(), from, valid) : y, s, n);
        } else if (sigmoid) {
            sigmoids(logits.rows(s, from, valid), s, n);
        } else {
            softmax(logits.rows(s, from, valid), s, from, n, withLogs);
        }
        Arrays.fill(s.factors, valid, n, 0);
    }

    /**
     * Fills the powers of one class of a softmax whose factors are in place.
     *
     * @return the target, good for this class
     */
    Rows fillClass(Scratch s, int cls, int from, int valid) {
        LogitSource given = Objects.requireNonNull(logits);
        int n = Lanes.padded(valid);
        boolean known = given.file().kind() == PredictionKind.LOGITS;
        Rows z = given.rows(s, from, valid);
        if (!known) {
            MaximumKernel.run(z, classes, n, s.largest, 0, s.winner);
        }
        ExponentialKernel.one(z, cls, n, known ? largest : s.largest, known ? from : 0,
                (float) (Exponential.LOG2_E / term.temperature()), s.powers, s.length, s.sums);
        return target.rows(s.targetRows(), from, valid, cls, cls + 1);
    }

    private void softmax(Rows z, Scratch s, int from, int n, Logs withLogs) {
        boolean known = logits != null && logits.file().kind() == PredictionKind.LOGITS;
        float[] top = known ? largest : s.largest;
        int at = known ? from : 0;
        if (!known) {
            MaximumKernel.run(z, classes, n, top, 0, s.winner);
        }
        ExponentialKernel.run(z, classes, n, top, at, (float) (Exponential.LOG2_E / term.temperature()), s.powers,
                s.length, s.sums);
        for (int i = 0; i < n; i++) {
            s.factors[i] = 1 / s.sums[i];
        }
        s.logits = z;
        s.top = top;
        s.topAt = at;
        if (withLogs != Logs.NONE) {
            LogarithmKernel.run(s.sums, n);
        }
        if (withLogs == Logs.OF_CLASSES) {
            for (int c = 0; c < classes; c++) {
                loadLogs(s, c, n, s.logs, c * s.length);
            }
        }
    }

    private void sigmoids(Rows z, Scratch s, int n) {
        s.needLogs();
        s.needRests();
        for (int c = 0; c < classes; c++) {
            SigmoidKernel.run(z.memory(), z.row(c), n, (float) term.temperature(), s.powers, s.rests, s.logs,
                    s.logRests, c * s.length);
        }
    }

    private void fromTarget(Rows y, Scratch s, int n) {
        for (int c = 0; c < classes; c++) {
            MemorySegment.copy(y.memory(), ValueLayout.JAVA_FLOAT, y.row(c), s.powers, c * s.length, n);
        }
        if (hardened) {
            harden(s, n);
        }
    }

    /** One-hot at the largest weight, the first of equals; ignored pixels stay zero. */
    private void harden(Scratch s, int n) {
        for (int i = 0; i < n; i++) {
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = s.powers[c * s.length + i] > s.powers[best * s.length + i] ? c : best;
            }
            float largestWeight = s.powers[best * s.length + i];
            for (int c = 0; c < classes; c++) {
                s.powers[c * s.length + i] = c == best && largestWeight > (classes == 1 ? 0.5f : 0) ? 1 : 0;
            }
        }
    }
}
