package org.jaccardlab.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.TermSums;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.jaccardlab.target.PreparedTarget;
import org.jspecify.annotations.Nullable;

/**
 * Whether gradient gets where none belongs: to ignored pixels by any number of the prediction, and to classes that do not
 * count by their own probability. By their logits such classes may well be pulled at: a softmax makes every probability of
 * all logits, so that whoever pushes another class pulls at these.
 *
 * @param byLogit whether ignored pixels were looked at by logit; by probability where there are no logits
 * @param softmax whether the classes are coupled
 * @param ignored pixels of the batch that do not count
 * @param leaking of them carry a gradient
 * @param largest gradient on one of them; empty if none carries any
 * @param largestKept the largest |gradient| on a pixel that counts, for comparison; raw
 * @param classes one for every class
 */
public record LeakCheck(boolean byLogit, boolean softmax, long ignored, long leaking, Optional<Place> largest,
        double largestKept, List<ClassLeak> classes) {

    /** @param gradient raw */
    public record Place(int member, int x, int y, int cls, double gradient) {
    }

    /** Why a class is not to be pulled at. */
    public enum Standing {
        /** It counts in some term. */
        COUNTS,
        /** A list of classes leaves it out of every term. */
        EXCLUDED,
        /** No label gives it any weight, and no term counts it. */
        ABSENT,
        /** Labels have it, but too little of it for any term. */
        INACTIVE
    }

    /**
     * @param byProbability the largest |derivative| by the class's own probability over the batch; raw
     * @param byLogit the same by its logit, through which a softmax couples it to the others; 0 without logits
     */
    public record ClassLeak(int cls, Standing standing, double byProbability, double byLogit) {

        /** Whether there is a gradient where none belongs. */
        public boolean leaks() {
            return standing != Standing.COUNTS && byProbability != 0;
        }
    }

    public LeakCheck {
        classes = List.copyOf(classes);
    }

    /** Whether all is as it should be. */
    public boolean isClean() {
        return leaking == 0 && classes.stream().noneMatch(ClassLeak::leaks);
    }

    /** @throws java.util.concurrent.CancellationException if progress said stop */
    public static LeakCheck of(Engine engine, Batch batch, Settings settings, Progress progress) {
        Evaluation evaluation = engine.evaluate(new Request(batch, 0, settings, Set.of(), false), progress);
        Search probability = new Search(batch, settings);
        engine.gradient(batch, settings, Quantity.GRADIENT_PROBABILITY, () -> probability::read, progress);
        boolean byLogit = settings.prediction().hasLogits();
        Search logit = new Search(batch, settings);
        if (byLogit) {
            engine.gradient(batch, settings, Quantity.GRADIENT_LOGIT, () -> logit::read, progress);
        }
        Search ofPixels = byLogit ? logit : probability;
        int classes = batch.classes().count();
        List<ClassLeak> found = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            found.add(new ClassLeak(c, standing(evaluation, c), probability.ofClass[c], logit.ofClass[c]));
        }
        return new LeakCheck(byLogit, !settings.objective().first().isSigmoid(classes), ofPixels.ignored(),
                ofPixels.leaking, Optional.ofNullable(ofPixels.largest), ofPixels.largestKept, found);
    }

    private static Standing standing(Evaluation evaluation, int cls) {
        boolean excluded = true;
        boolean absent = true;
        for (TermValue value : evaluation.terms()) {
            boolean labelled = value.sums().stream().anyMatch(image -> isLabelled(image, cls));
            if (value.classes().get(cls).active()) {
                return Standing.COUNTS;
            }
            excluded &= !value.term().reduction().active().admits(cls);
            absent &= !labelled;
        }
        return excluded ? Standing.EXCLUDED : absent ? Standing.ABSENT : Standing.INACTIVE;
    }

    private static boolean isLabelled(TermSums image, int cls) {
        return image.largestLabel(cls) > 0 || image.largestTarget(cls) > 0;
    }

    /** Goes through a gradient for the largest of everything. */
    private static final class Search {

        private final Batch batch;
        private final List<KeepMask> kept;
        private final double[] ofClass;
        private long leaking;
        private double largestKept;
        private @Nullable Place largest;

        Search(Batch batch, Settings settings) {
            this.batch = batch;
            this.kept = batch.samples().stream().map(sample -> kept(sample, settings)).toList();
            this.ofClass = new double[batch.classes().count()];
        }

        /** The pixels that count for some term. */
        private static KeepMask kept(Sample sample, Settings settings) {
            List<KeepMask> masks = settings.objective().terms().stream()
                    .map(term -> PreparedTarget.of(sample, term).kept()).toList();
            return KeepMask.where(sample.size(), i -> masks.stream().anyMatch(mask -> mask.keeps(i)));
        }

        long ignored() {
            return kept.stream().mapToLong(mask -> mask.size().pixels() - mask.count()).sum();
        }

        synchronized void read(int member, int from, int pixels, float[] gradient, int stride) {
            KeepMask mask = kept.get(member);
            for (int i = 0; i < pixels; i++) {
                boolean counts = mask.keeps(from + i);
                boolean leaks = false;
                for (int c = 0; c < ofClass.length; c++) {
                    double size = Math.abs(gradient[c * stride + i]);
                    ofClass[c] = Math.max(ofClass[c], size);
                    if (counts) {
                        largestKept = Math.max(largestKept, size);
                    } else if (size > 0) {
                        leaks = true;
                        note(member, from + i, c, gradient[c * stride + i]);
                    }
                }
                leaking += leaks ? 1 : 0;
            }
        }

        /** The first of equals, whichever thread comes first. */
        private void note(int member, int pixel, int cls, double gradient) {
            int width = batch.sample(member).size().width();
            Place here = new Place(member, pixel % width, pixel / width, cls, gradient);
            if (largest == null || Math.abs(gradient) > Math.abs(largest.gradient())
                    || Math.abs(gradient) == Math.abs(largest.gradient()) && order(here) < order(largest)) {
                largest = here;
            }
        }

        private long order(Place place) {
            long pixel = (long) place.y() * batch.sample(place.member()).size().width() + place.x();
            return ((long) place.member() << Integer.SIZE | pixel) * ofClass.length + place.cls();
        }
    }
}
