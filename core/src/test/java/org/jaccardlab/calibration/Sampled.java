package org.jaccardlab.calibration;

import java.util.List;
import java.util.SplittableRandom;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Sample;

/** Made-up images for calibration. */
final class Sampled {

    private Sampled() {
    }

    /** One image; labels of 255 are ignored. */
    static Sample image(Size size, int classes, PredictionKind kind, float[] values, byte[] labels) {
        return new Sample("made up", new Photo(size, new int[size.pixels()]), ClassTable.numbered(classes),
                List.of(new LabelSource.Hard("labels", new LabelMap(size, labels))),
                List.of(new Prediction("network", kind, Volume.of(classes, size, values))));
    }

    /**
     * Labels drawn from the predicted probabilities themselves, which are uniform over all there are; the logits are their
     * logarithms times a factor, so that the temperature that sets them right is that factor.
     *
     * @param ignored every so manieth pixel does not count, and what is said of it is absurd; 0 for none
     */
    static Sample calibrated(Size size, int classes, double factor, int ignored, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = size.pixels();
        float[] logits = new float[classes * n];
        byte[] labels = new byte[n];
        for (int i = 0; i < n; i++) {
            double[] p = new double[classes];
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                p[c] = -Math.log(1 - random.nextDouble());
                sum += p[c];
            }
            double drawn = random.nextDouble() * sum;
            int label = 0;
            for (int c = 0; c < classes; c++) {
                logits[c * n + i] = (float) (factor * Math.log(p[c] / sum));
                drawn -= p[c];
                label += drawn > 0 && c < classes - 1 ? 1 : 0;
            }
            labels[i] = (byte) label;
            if (ignored > 0 && i % ignored == 0) {
                labels[i] = (byte) LabelMap.IGNORED;
                logits[i] = 1000;
            }
        }
        return image(size, classes, PredictionKind.LOGITS, logits, labels);
    }
}
