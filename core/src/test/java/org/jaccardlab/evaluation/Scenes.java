package org.jaccardlab.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.ActiveRule;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Sample;

/** Small samples made by tests. */
public final class Scenes {

    public static final String HARD = "hard";
    public static final String SOFT = "soft";

    private Scenes() {
    }

    public static Sample sample(int classes, Size size, float[] logits, LabelSource... targets) {
        return sample(classes, size, PredictionKind.LOGITS, logits, targets);
    }

    public static Sample sample(int classes, Size size, PredictionKind kind, float[] prediction,
            LabelSource... targets) {
        return new Sample("scene", new Photo(size, new int[size.pixels()]), ClassTable.numbered(classes),
                List.of(targets), List.of(new Prediction("network", kind, Volume.of(classes, size, prediction))));
    }

    public static LabelSource hard(Size size, int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return new LabelSource.Hard(HARD, new LabelMap(size, bytes));
    }

    public static LabelSource soft(int classes, Size size, float... weights) {
        return new LabelSource.Soft(SOFT, Volume.of(classes, size, weights), KeepMask.all(size));
    }

    /** The soft target with some pixels ignored. */
    public static LabelSource soft(int classes, KeepMask kept, float... weights) {
        return new LabelSource.Soft(SOFT, Volume.of(classes, kept.size(), weights), kept);
    }

    public static Settings settings(Loss loss, String target) {
        return settings(loss, target, 0, 1, ActiveClasses.ALL);
    }

    public static Settings settings(Loss loss, String target, double epsilon, double temperature,
            ActiveClasses active) {
        Term term = new Term(1, loss, new TargetRecipe(target, epsilon), temperature,
                Activation.SOFTMAX, Reduction.STANDARD.withActive(ActiveRule.of(active)));
        return new Settings(new PredictionChoice.File("network"), new Objective(List.of(term)), Settings.DEFAULT_FLOOR);
    }

    /** Random logits, a hard map and a soft map with some ignored pixels; the same for the same seed. */
    public static Sample random(long seed, int classes, Size size) {
        Random random = new Random(seed);
        int n = size.pixels();
        float[] logits = new float[classes * n];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (2 * random.nextGaussian());
        }
        int[] labels = new int[n];
        float[] weights = new float[classes * n];
        for (int i = 0; i < n; i++) {
            labels[i] = random.nextInt(10) == 0 ? LabelMap.IGNORED : random.nextInt(Math.max(2, classes));
            float[] raw = new float[classes];
            float total = 0;
            for (int c = 0; c < classes; c++) {
                raw[c] = random.nextFloat();
                total += raw[c];
            }
            for (int c = 0; c < classes; c++) {
                weights[c * n + i] = classes == 1 ? raw[c] : raw[c] / total;
            }
        }
        KeepMask kept = KeepMask.where(size, i -> labels[i] != LabelMap.IGNORED);
        return sample(classes, size, logits, hard(size, labels), soft(classes, kept, weights));
    }

    /** The mean of the listed numbers, class after class, as a float array. */
    public static float[] floats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** The batch of the worked reference vectors: two images of four pixels, three classes, one pixel ignored. */
    public static Batch workedExample() {
        Size size = new Size(1, 4);
        List<Sample> samples = new ArrayList<>();
        samples.add(sample(3, size,
                floats(2.0, 0.5, -1.0, 0.0, 0.0, 1.0, 0.5, -0.5, -1.0, 0.0, 1.5, 0.3),
                hard(size, 0, 1, 2, 0),
                soft(3, size, floats(.7, .2, .1, .4, .2, .6, .2, .35, .1, .2, .7, .25))));
        KeepMask kept = KeepMask.where(size, i -> i != 2);
        samples.add(sample(3, size,
                floats(1.0, -0.5, 0.2, 3.0, 0.5, 0.5, -0.2, 0.0, 0.0, 2.0, 0.1, -1.0),
                hard(size, 0, 2, LabelMap.IGNORED, 0),
                soft(3, kept, floats(.8, .1, .3, 1.0, .15, .2, .3, 0, .05, .7, .4, 0))));
        return new Batch("worked example", samples);
    }

    /** Every quantity of every class, and every total. */
    static Set<FieldKey> everyField(int classes) {
        Set<FieldKey> keys = new HashSet<>();
        for (Quantity quantity : Quantity.ofOne()) {
            for (int c = 0; quantity.hasClasses() && c < classes; c++) {
                keys.add(new FieldKey(quantity, c));
            }
            if (quantity.hasTotal()) {
                keys.add(FieldKey.total(quantity));
            }
        }
        return keys;
    }
}
