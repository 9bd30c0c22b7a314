package org.jaccardlab.target;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jaccardlab.label.ArgMax;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.objective.Merge;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Sample;

/**
 * Several annotators of one image as one label. An annotator's vote at a pixel is the class that their map weighs most;
 * with R annotators the majority is the class with at least R / 2 + 1 votes (rounded down). Of two classes the first
 * stands where no class has that many; of more the pixel is undecided.
 *
 * <p>
 * Dice weights compare an annotator's foreground (every class but the first, all together) with the majority's: twice
 * what they share over what both hold. With two classes that is the Dice score of the one foreground.
 */
final class Annotation {

    private static final int UNDECIDED = -1;

    private final List<Weights> raters;
    private final KeepMask kept;
    private final int classes;
    private final Size size;

    private Annotation(List<LabelSource> raters, int classes) {
        this.raters = raters.stream().map(rater -> (Weights) new GroundTruthWeights(rater, classes)).toList();
        this.classes = classes;
        this.size = raters.getFirst().size();
        this.kept = KeepMask.where(size, i -> raters.stream().allMatch(rater -> rater.kept().keeps(i)));
    }

    /** How much every annotator counts, and the pixels that count. */
    private record Worked(double[] weights, KeepMask kept, KeepMask decided) {
    }

    private record Question(List<String> names, boolean dice, boolean emptyCounts) {
    }

    /** @throws IllegalArgumentException naming the ground truths there are, if one of these is missing */
    static Labels labels(LabelBase.Annotators base, Sample sample) {
        Annotation annotation = new Annotation(
                base.names().stream().map(name -> named(name, sample)).toList(), sample.classes().count());
        Merge merge = base.merge();
        boolean dice = merge == Merge.DICE_WEIGHTED || merge == Merge.DICE_WEIGHTED_ZERO;
        Worked worked = sample.workings().get(
                new Question(base.names(), dice, merge == Merge.DICE_WEIGHTED), Worked.class,
                () -> annotation.work(dice, merge == Merge.DICE_WEIGHTED));
        return merge == Merge.MAJORITY
                ? new Labels(annotation::readMajority, worked.decided)
                : new Labels((from, to, into) -> annotation.readMean(worked.weights, from, to, into), worked.kept);
    }

    private static LabelSource named(String name, Sample sample) {
        return sample.target(name).orElseThrow(() -> new IllegalArgumentException(sample.name()
                + " has no ground truth \"" + name + "\" of an annotator: choose among "
                + sample.targets().stream().map(LabelSource::name).collect(Collectors.joining(", "))));
    }

    private Worked work(boolean dice, boolean emptyCounts) {
        long[] shared = new long[raters.size()];
        long[] held = new long[raters.size()];
        BitSet undecided = new BitSet();
        Runs.of(size, classes).forEach((from, to) -> {
            int[][] votes = votes(from, to);
            for (int i = from; i < to; i++) {
                int majority = majority(votes, i - from);
                if (majority == UNDECIDED) {
                    undecided.set(i);
                }
                for (int r = 0; kept.keeps(i) && r < votes.length; r++) {
                    int vote = votes[r][i - from];
                    shared[r] += vote > 0 && vote == majority ? 1 : 0;
                    held[r] += (vote > 0 ? 1 : 0) + (majority > 0 ? 1 : 0);
                }
            }
        });
        return new Worked(dice ? diceWeights(shared, held, emptyCounts) : equal(), kept,
                KeepMask.where(size, i -> kept.keeps(i) && !undecided.get(i)));
    }

    private double[] diceWeights(long[] shared, long[] held, boolean emptyCounts) {
        double[] weights = new double[shared.length];
        double sum = 0;
        for (int r = 0; r < weights.length; r++) {
            weights[r] = shared[r] > 0 ? 2.0 * shared[r] / held[r] : emptyCounts ? 1 : 0;
            sum += weights[r];
        }
        if (sum == 0) {
            // Nobody agrees with anybody: there is nothing to weigh by.
            return equal();
        }
        for (int r = 0; r < weights.length; r++) {
            weights[r] /= sum;
        }
        return weights;
    }

    private double[] equal() {
        double[] weights = new double[raters.size()];
        Arrays.fill(weights, 1.0 / weights.length);
        return weights;
    }

    /** Annotator by pixel. */
    private int[][] votes(int from, int to) {
        double[] weights = new double[classes * (to - from)];
        int[][] votes = new int[raters.size()][to - from];
        for (int r = 0; r < votes.length; r++) {
            raters.get(r).read(from, to, weights);
            for (int i = 0; i < to - from; i++) {
                votes[r][i] = ArgMax.of(weights, classes, to - from, i);
            }
        }
        return votes;
    }

    private int majority(int[][] votes, int pixel) {
        int[] counts = new int[Math.max(2, classes)];
        for (int[] of : votes) {
            counts[of[pixel]]++;
        }
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] >= votes.length / 2 + 1) {
                return c;
            }
        }
        return counts.length == 2 ? 0 : UNDECIDED;
    }

    private void readMajority(int from, int to, double[] into) {
        int run = to - from;
        Arrays.fill(into, 0, classes * run, 0);
        int[][] votes = votes(from, to);
        for (int i = 0; i < run; i++) {
            int majority = majority(votes, i);
            if (classes == 1) {
                into[i] = majority;
            } else if (majority != UNDECIDED) {
                into[majority * run + i] = 1;
            }
        }
    }

    private void readMean(double[] weights, int from, int to, double[] into) {
        double[] one = new double[classes * (to - from)];
        Arrays.fill(into, 0, one.length, 0);
        for (int r = 0; r < weights.length; r++) {
            raters.get(r).read(from, to, one);
            for (int i = 0; i < one.length; i++) {
                into[i] += weights[r] * one[i];
            }
        }
    }
}
