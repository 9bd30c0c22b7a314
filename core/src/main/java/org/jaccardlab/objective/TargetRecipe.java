package org.jaccardlab.objective;

import java.util.Optional;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.sample.Sample;

/**
 * How a term's target is made from what a sample holds: labels, then a smoothing of them, then a teacher mixed in.
 *
 * @param base the labels it starts from; they alone decide which classes are active
 * @param smoothing what makes them soft
 * @param teacher what is mixed in last; empty for nothing
 */
public record TargetRecipe(LabelBase base, Smoothing smoothing, Optional<TeacherMix> teacher) {

    /**
     * One ground truth with uniform smoothing.
     *
     * @param source its name; the sample's first if there is none of this name
     */
    public TargetRecipe(String source, double epsilon) {
        this(new LabelBase.GroundTruth(source), new Smoothing.Uniform(epsilon), Optional.empty());
    }

    /** One ground truth as it is. */
    public static TargetRecipe plain(String source) {
        return new TargetRecipe(source, 0);
    }

    /** The ground truth that the labels are taken from, or held against. */
    public String source() {
        return base.source();
    }

    /** The same in this sample; its first where there is none of this name. */
    public LabelSource groundTruth(Sample sample) {
        return sample.target(source()).orElse(sample.targets().getFirst());
    }

    /** The same of another ground truth; several annotators give way to it, pseudo-labels are held against it. */
    public TargetRecipe of(String groundTruth) {
        return withBase(base instanceof LabelBase.PseudoLabels pseudo
                ? new LabelBase.PseudoLabels(groundTruth, pseudo.teacher(), pseudo.temperature(), pseudo.threshold(),
                        pseudo.hard())
                : new LabelBase.GroundTruth(groundTruth));
    }

    public TargetRecipe withBase(LabelBase other) {
        return new TargetRecipe(other, smoothing, teacher);
    }

    public TargetRecipe withSmoothing(Smoothing other) {
        return new TargetRecipe(base, other, teacher);
    }

    /** This recipe with one number of its smoothing changed. */
    public TargetRecipe smoothed(String parameter, double value) {
        return withSmoothing((Smoothing) Parameters.with(smoothing.asRecord(), parameter, value));
    }

    /** The part of the label that the smoothing spreads over all classes; 0 where it spreads none. */
    public double epsilon() {
        return switch (smoothing) {
            case Smoothing.Uniform uniform -> uniform.epsilon();
            case Smoothing.Boundary boundary -> boundary.epsilon();
            case Smoothing.Gaussian gaussian -> 0;
        };
    }

    public TargetRecipe withTeacher(TeacherMix other) {
        return new TargetRecipe(base, smoothing, Optional.of(other));
    }

    public TargetRecipe withoutTeacher() {
        return new TargetRecipe(base, smoothing, Optional.empty());
    }

    /** The same labels, neither smoothed nor mixed. */
    public TargetRecipe unsmoothed() {
        return new TargetRecipe(base, Smoothing.NONE, Optional.empty());
    }

    /** Whether every pixel of this sample gets one class for sure. */
    public boolean isHard(Sample sample) {
        return smoothing.isNone() && teacher.filter(mix -> mix.weight() > 0).isEmpty() && switch (base) {
            case LabelBase.GroundTruth truth -> groundTruth(sample) instanceof LabelSource.Hard;
            case LabelBase.Annotators annotators -> annotators.merge() == Merge.MAJORITY;
            case LabelBase.PseudoLabels pseudo -> pseudo.hard();
        };
    }

    /** What follows "..., " in a caption: smoothing and teacher, as far as they act; empty if the labels stay as they are. */
    public String words() {
        String smooth = smoothing.isNone() ? "" : smoothing.words();
        String taught = teacher.filter(mix -> mix.weight() > 0).map(TeacherMix::words).orElse("");
        return smooth.isEmpty() || taught.isEmpty() ? smooth + taught : smooth + ", " + taught;
    }

    /** This recipe for another sample: what refers to something that the sample lacks becomes plain. */
    public TargetRecipe fittedTo(Sample sample) {
        TargetRecipe fitted = base.isIn(sample)
                ? this
                : withBase(new LabelBase.GroundTruth(groundTruth(sample).name()));
        return teacher.isEmpty() || sample.prediction(teacher.get().name()).isPresent()
                ? fitted
                : fitted.withoutTeacher();
    }

    /** A number in a caption. */
    static String number(double value) {
        return Parameters.number(value);
    }
}
