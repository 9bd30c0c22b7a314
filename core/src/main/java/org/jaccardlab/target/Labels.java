package org.jaccardlab.target;

import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.objective.Merge;
import org.jaccardlab.sample.Sample;

/** Labels before any smoothing, and the pixels that count; elsewhere the weights mean nothing. */
record Labels(Weights weights, KeepMask kept) {

    static Labels of(LabelBase base, Sample sample, boolean sigmoid) {
        return switch (base) {
            case LabelBase.GroundTruth truth ->
                of(sample.target(truth.source()).orElse(sample.targets().getFirst()), sample);
            case LabelBase.Annotators annotators -> Annotation.labels(annotators, sample);
            case LabelBase.PseudoLabels pseudo -> PseudoLabelling.labels(pseudo, sample, sigmoid);
        };
    }

    private static Labels of(LabelSource source, Sample sample) {
        return new Labels(new GroundTruthWeights(source, sample.classes().count()), source.kept());
    }

    /**
     * What a target is held against to see what its recipe changed: the ground truth; of annotators their majority, or
     * where that is the label itself, their mean.
     */
    static Labels given(LabelBase base, Sample sample, boolean sigmoid) {
        return switch (base) {
            case LabelBase.GroundTruth truth -> of(truth, sample, sigmoid);
            case LabelBase.PseudoLabels pseudo -> of(new LabelBase.GroundTruth(pseudo.source()), sample, sigmoid);
            case LabelBase.Annotators annotators -> of(new LabelBase.Annotators(annotators.names(),
                    annotators.merge() == Merge.MAJORITY ? Merge.MEAN : Merge.MAJORITY), sample, sigmoid);
        };
    }
}
