package org.jaccardlab.target;

import java.util.Arrays;
import java.util.BitSet;
import org.jaccardlab.label.ArgMax;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.sample.Sample;

/**
 * A teacher's prediction as a label. A pixel counts where the ground truth counts and the teacher is confident: its largest
 * probability reaches the threshold; where every class is a sigmoid, max(p, 1 - p) does for every one of them.
 */
final class PseudoLabelling {

    private PseudoLabelling() {
    }

    private record Question(LabelBase.PseudoLabels base, boolean sigmoid) {
    }

    /** @throws IllegalArgumentException if there is no such teacher */
    static Labels labels(LabelBase.PseudoLabels base, Sample sample, boolean sigmoid) {
        TeacherWeights teacher = TeacherWeights.named(base.teacher(), sample, base.temperature(), sigmoid);
        LabelSource source = sample.target(base.source()).orElse(sample.targets().getFirst());
        KeepMask kept = sample.workings().get(new Question(base, sigmoid), KeepMask.class,
                () -> confident(teacher, source.kept(), base.threshold()));
        int classes = sample.classes().count();
        return new Labels(base.hard()
                ? (from, to, into) -> {
                    teacher.read(from, to, into);
                    harden(into, classes, to - from, sigmoid);
                }
                : teacher, kept);
    }

    private static KeepMask confident(TeacherWeights teacher, KeepMask within, double threshold) {
        int classes = teacher.teacher().classes();
        BitSet confident = new BitSet();
        Runs runs = Runs.of(within.size(), classes);
        double[] p = new double[classes * runs.length()];
        runs.forEach((from, to) -> {
            teacher.read(from, to, p);
            for (int i = 0; i < to - from; i++) {
                confident.set(from + i, confidence(p, classes, to - from, i, teacher.sigmoid()) >= threshold);
            }
        });
        return KeepMask.where(within.size(), i -> within.keeps(i) && confident.get(i));
    }

    private static double confidence(double[] p, int classes, int run, int pixel, boolean sigmoid) {
        double confidence = sigmoid ? 1 : 0;
        for (int c = 0; c < classes; c++) {
            double of = p[c * run + pixel];
            confidence = sigmoid ? Math.min(confidence, Math.max(of, 1 - of)) : Math.max(confidence, of);
        }
        return confidence;
    }

    private static void harden(double[] p, int classes, int run, boolean sigmoid) {
        if (sigmoid) {
            for (int i = 0; i < classes * run; i++) {
                p[i] = p[i] > 0.5 ? 1 : 0;
            }
            return;
        }
        int[] winner = new int[run];
        for (int i = 0; i < run; i++) {
            winner[i] = ArgMax.of(p, classes, run, i);
        }
        Arrays.fill(p, 0, classes * run, 0);
        for (int i = 0; i < run; i++) {
            p[winner[i] * run + i] = 1;
        }
    }
}
