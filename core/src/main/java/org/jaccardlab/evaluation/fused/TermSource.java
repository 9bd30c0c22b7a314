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
        fill(s, y, from, valid, withLogs);
        return y;
    }

    /** The same with the target at hand, which only matters if the prediction is made from it. */
    void fill(Scratch s, Rows y, int from, int valid, Logs withLogs) {
        fillEverywhere(s, y, from, valid, withLogs);
        ignore(s, from, valid, Lanes.padded(valid));
    }

    /** The same without regard to whether pixels count. */
    void fillEverywhere(Scratch s, Rows y, int from, int valid, Logs withLogs) {
        int n = Lanes.padded(valid);
        s.from = from;
        if (withLogs == Logs.OF_CLASSES) {
            s.needLogs();
        }
        Arrays.fill(s.factors, 0, n, 1);
        if (logits == null) {
            fromTarget(hardened ? unsmoothed.rows(s.logitRows(), from, valid) : y, s, n);
        } else if (sigmoid) {
            sigmoids(logits.rows(s, from, valid), s, n);
        } else {
            softmax(logits(s, from, valid), s, n, withLogs);
        }
        Arrays.fill(s.factors, valid, n, 0);
    }

    /**
     * Fills the powers of one class of a softmax whose factors are in place.
     *
     * @return the target, good for this class
     */
    Rows fillClass(Scratch s, int cls, int from, int valid) {
        fillPowers(s, cls, from, valid);
        return target.rows(s.targetRows(), from, valid, cls, cls + 1);
    }

    /** Fills the powers of one class; of a sigmoid its rests and logarithms too. */
    void fillPowers(Scratch s, int cls, int from, int valid) {
        int n = Lanes.padded(valid);
        s.from = from;
        if (logits == null) {
            fill(s, from, valid, Logs.NONE);
        } else if (sigmoid) {
            sigmoid(logits.rows(s, from, valid, cls, cls + 1), cls, s, n);
        } else {
            Rows z = logits(s, from, valid, cls, cls + 1);
            ExponentialKernel.one(z, cls, n, s.top, s.topAt, scale(), s.powers, s.stride, s.sums);
        }
    }

    /**
     * Fills factors and coupling of a softmax, nothing else.
     *
     * @param slopes a and d of every class
     */
    void couple(Scratch s, Sides sides, int from, int valid, float[] slopes) {
        int n = Lanes.padded(valid);
        Rows z = logits(s, from, valid);
        CouplingKernel.run(z, classes, n, s.top, s.topAt, scale(), sides, from, slopes, s.sums, s.coupling);
        invert(s, n);
        ignore(s, from, valid, n);
        for (int i = 0; i < n; i++) {
            s.coupling[i] *= s.factors[i];
        }
    }

    /** Rows of logits, the largest of every pixel at {@link Scratch#top}. */
    private Rows logits(Scratch s, int from, int valid) {
        return logits(s, from, valid, 0, classes);
    }

    /** The same, of which only the classes from {@code first} to before {@code end} need be good. */
    private Rows logits(Scratch s, int from, int valid, int first, int end) {
        LogitSource given = Objects.requireNonNull(logits);
        boolean known = given.file().kind() == PredictionKind.LOGITS;
        Rows z = known ? given.rows(s, from, valid, first, end) : given.rows(s, from, valid);
        s.top = known ? largest : s.largest;
        s.topAt = known ? from : 0;
        if (!known) {
            MaximumKernel.run(z, classes, Lanes.padded(valid), s.largest, 0, s.winner);
        }
        s.logits = z;
        return z;
    }

    private float scale() {
        return (float) (Exponential.LOG2_E / term.temperature());
    }

    private static void invert(Scratch s, int n) {
        for (int i = 0; i < n; i++) {
            s.factors[i] = 1 / s.sums[i];
        }
    }

    /** Pixels that do not count have no factor. */
    private void ignore(Scratch s, int from, int valid, int n) {
        for (int i = kept().nextIgnored(from); i < from + valid; i = kept().nextIgnored(i + 1)) {
            s.factors[i - from] = 0;
        }
        Arrays.fill(s.factors, valid, n, 0);
    }

    private void softmax(Rows z, Scratch s, int n, Logs withLogs) {
        ExponentialKernel.run(z, classes, n, s.top, s.topAt, scale(), s.powers, s.stride, s.sums);
        invert(s, n);
        if (withLogs != Logs.NONE) {
            LogarithmKernel.run(s.sums, n);
        }
        if (withLogs == Logs.OF_CLASSES) {
            for (int c = 0; c < classes; c++) {
                loadLogs(s, c, n, s.logs, c * s.stride);
            }
        }
    }

    private void sigmoids(Rows z, Scratch s, int n) {
        for (int c = 0; c < classes; c++) {
            sigmoid(z, c, s, n);
        }
    }

    private void sigmoid(Rows z, int cls, Scratch s, int n) {
        s.needLogs();
        s.needRests();
        SigmoidKernel.run(z.memory(), z.row(cls), n, (float) term.temperature(), s.powers, s.rests, s.logs, s.logRests,
                cls * s.stride);
    }

    private void fromTarget(Rows y, Scratch s, int n) {
        for (int c = 0; c < classes; c++) {
            MemorySegment.copy(y.memory(), ValueLayout.JAVA_FLOAT, y.row(c), s.powers, c * s.stride, n);
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
                best = s.powers[c * s.stride + i] > s.powers[best * s.stride + i] ? c : best;
            }
            float largestWeight = s.powers[best * s.stride + i];
            for (int c = 0; c < classes; c++) {
                s.powers[c * s.stride + i] = c == best && largestWeight > (classes == 1 ? 0.5f : 0) ? 1 : 0;
            }
        }
    }
}
