package org.jaccardlab.target;

import org.jaccardlab.label.KeepMask;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.TeacherMix;
import org.jaccardlab.objective.Term;
import org.jaccardlab.sample.Sample;
import org.jspecify.annotations.Nullable;

/**
 * A recipe on one sample: reads the target as the loss sees it, pixel by pixel, without ever holding all of it. Only what
 * needs a pixel's neighbours or a whole image (boundaries, a blur, annotators' weights, a teacher's confidence) is worked
 * out once and remembered with the sample. Valid as long as the sample's arrays are.
 */
public final class PreparedTarget {

    private final Sample sample;
    private final TargetRecipe recipe;
    private final boolean sigmoid;
    private final int classes;
    private final Labels labels;
    private final Weights blurred;
    private final double epsilon;
    private final @Nullable KeepMask boundary;
    private final @Nullable TeacherWeights teacher;
    private final double taught;

    private PreparedTarget(Sample sample, TargetRecipe recipe, boolean sigmoid) {
        this.sample = sample;
        this.recipe = recipe;
        this.sigmoid = sigmoid;
        this.classes = sample.classes().count();
        this.labels = Labels.of(recipe.base(), sample, sigmoid);
        this.blurred = recipe.smoothing() instanceof Smoothing.Gaussian gaussian && !gaussian.isNone()
                ? blur(gaussian.sigma())
                : labels.weights();
        this.epsilon = recipe.epsilon();
        this.boundary = recipe.smoothing() instanceof Smoothing.Boundary atBoundary && !atBoundary.isNone()
                ? boundary(atBoundary.k())
                : null;
        this.taught = recipe.teacher().map(TeacherMix::weight).orElse(0.0);
        this.teacher = recipe.teacher().filter(mix -> mix.weight() > 0)
                .map(mix -> TeacherWeights.named(mix.name(), sample, mix.temperature(), sigmoid)).orElse(null);
    }

    /**
     * @throws IllegalArgumentException in one sentence, if the sample lacks a teacher or an annotator that the recipe names
     */
    public static PreparedTarget of(Sample sample, Term term) {
        return of(sample, term.target(), term.isSigmoid(sample.classes().count()));
    }

    /** @param sigmoid whether a teacher's classes are sigmoids of their own; of a single channel they always are */
    static PreparedTarget of(Sample sample, TargetRecipe recipe, boolean sigmoid) {
        return new PreparedTarget(sample, recipe, sigmoid || sample.classes().count() == 1);
    }

    private record BlurQuestion(LabelBase base, boolean sigmoid, double sigma) {
    }

    private Blur blur(double sigma) {
        return sample.workings().get(new BlurQuestion(recipe.base(), sigmoid, sigma), Blur.class,
                () -> Blur.of(labels, classes, sigma));
    }

    private record BoundaryQuestion(LabelBase base, boolean sigmoid, int k) {
    }

    private KeepMask boundary(int k) {
        return sample.workings().get(new BoundaryQuestion(recipe.base(), sigmoid, k), KeepMask.class,
                () -> Boundary.of(labels, classes, k));
    }

    /** The pixels that count: those that the ground truth keeps, of pseudo-labels those that are confident too. */
    public KeepMask kept() {
        return labels.kept();
    }

    /** The pixels that the ground truth keeps, whatever a teacher thinks of them. */
    public KeepMask keptByGroundTruth() {
        return recipe.base() instanceof LabelBase.PseudoLabels ? recipe.groundTruth(sample).kept() : labels.kept();
    }

    /** Whether anything was smoothed or mixed. */
    public boolean differsFromLabels() {
        return !recipe.smoothing().isNone() || teacher != null;
    }

    /** The pixels at which classes meet, as the recipe's boundary smoothing sees them; none of another smoothing. */
    public boolean isBoundary(int pixel) {
        return boundary != null && boundary.keeps(pixel);
    }

    /**
     * The target that the loss sees at the pixels {@code from} to {@code to}, the latter not included; zero at pixels that
     * do not count.
     *
     * @param into all pixels of the first class first: class times (to - from) plus pixel minus from
     */
    public void read(int from, int to, double[] into) {
        blurred.read(from, to, into);
        if (epsilon > 0) {
            spread(from, to, into);
        }
        if (teacher != null) {
            double[] taughtWeights = new double[classes * (to - from)];
            teacher.read(from, to, taughtWeights);
            for (int i = 0; i < taughtWeights.length; i++) {
                into[i] = (1 - taught) * into[i] + taught * taughtWeights[i];
            }
        }
        clearIgnored(from, to, into);
    }

    private void spread(int from, int to, double[] into) {
        // A single channel stands for two classes: the one it shows and the rest.
        double part = epsilon / Math.max(2, classes);
        boolean everywhere = recipe.smoothing() instanceof Smoothing.Uniform;
        for (int i = from; i < to; i++) {
            if (everywhere || isBoundary(i)) {
                for (int at = i - from; at < classes * (to - from); at += to - from) {
                    into[at] = (1 - epsilon) * into[at] + part;
                }
            }
        }
    }

    /** The labels before smoothing and mixing, which decide active classes; zero at pixels that do not count. */
    public void readUnsmoothed(int from, int to, double[] into) {
        labels.weights().read(from, to, into);
        clearIgnored(from, to, into);
    }

    /**
     * What the recipe changed: the target less the ground truth; of annotators less their majority, or of a majority less
     * their mean. Zero at pixels that do not count.
     */
    public void readChange(int from, int to, double[] into) {
        double[] given = new double[classes * (to - from)];
        Labels.given(recipe.base(), sample, sigmoid).weights().read(from, to, given);
        read(from, to, into);
        for (int i = 0; i < given.length; i++) {
            into[i] -= given[i];
        }
        clearIgnored(from, to, into);
    }

    private void clearIgnored(int from, int to, double[] into) {
        if (labels.kept().keepsAll()) {
            return;
        }
        for (int i = from; i < to; i++) {
            if (!labels.kept().keeps(i)) {
                for (int at = i - from; at < classes * (to - from); at += to - from) {
                    into[at] = 0;
                }
            }
        }
    }
}
