package org.jaccardlab.target;

import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Sample;

/** Small samples, and what recipes make of them. */
final class Recipes {

    /** An ignored pixel in a drawn label. */
    static final int X = LabelMap.IGNORED;

    private Recipes() {
    }

    static LabelSource hard(String name, int width, int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return new LabelSource.Hard(name, new LabelMap(new Size(labels.length / width, width), bytes));
    }

    static Sample sample(int classes, LabelSource... targets) {
        return sample(classes, List.of(), targets);
    }

    static Sample sample(int classes, List<Prediction> predictions, LabelSource... targets) {
        Size size = targets[0].size();
        return new Sample("scene", new Photo(size, new int[size.pixels()]), ClassTable.numbered(classes),
                List.of(targets), predictions);
    }

    static Prediction logits(String name, int classes, int width, float... values) {
        return prediction(name, PredictionKind.LOGITS, classes, width, values);
    }

    static Prediction prediction(String name, PredictionKind kind, int classes, int width, float... values) {
        return new Prediction(name, kind,
                Volume.of(classes, new Size(values.length / classes / width, width), values));
    }

    static TargetRecipe smoothed(String source, Smoothing smoothing) {
        return TargetRecipe.plain(source).withSmoothing(smoothing);
    }

    static TargetRecipe of(LabelBase base) {
        return TargetRecipe.plain("").withBase(base);
    }

    /** The target of every pixel, class after class. */
    static double[] target(Sample sample, TargetRecipe recipe) {
        return target(sample, recipe, false);
    }

    static double[] target(Sample sample, TargetRecipe recipe, boolean sigmoid) {
        double[] y = new double[sample.classes().count() * sample.size().pixels()];
        PreparedTarget.of(sample, recipe, sigmoid).read(0, sample.size().pixels(), y);
        return y;
    }

    static double[] change(Sample sample, TargetRecipe recipe) {
        double[] change = new double[sample.classes().count() * sample.size().pixels()];
        PreparedTarget.of(sample, recipe, false).readChange(0, sample.size().pixels(), change);
        return change;
    }

    /** The pixels that count. */
    static List<Integer> kept(Sample sample, TargetRecipe recipe) {
        PreparedTarget target = PreparedTarget.of(sample, recipe, false);
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < sample.size().pixels(); i++) {
            if (target.kept().keeps(i)) {
                kept.add(i);
            }
        }
        return kept;
    }
}
