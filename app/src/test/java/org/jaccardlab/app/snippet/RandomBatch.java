package org.jaccardlab.app.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Sample;

/** Two small images with ignored pixels, a network, a teacher and an auxiliary head. */
final class RandomBatch {

    static final Size SIZE = new Size(7, 8);
    static final int IMAGES = 2;

    private RandomBatch() {
    }

    static Batch of(int classes) {
        Random random = new Random(11);
        List<Sample> samples = new ArrayList<>();
        for (int n = 0; n < IMAGES; n++) {
            byte[] labels = new byte[SIZE.pixels()];
            for (int i = 0; i < labels.length; i++) {
                // The last class is missing from the second image.
                labels[i] = (byte) (i == 5 ? 255 : i % 8 < 3 ? 0 : random.nextInt(Math.max(2, classes - n)));
            }
            samples.add(new Sample("image " + n, new Photo(SIZE, new int[SIZE.pixels()]), ClassTable.numbered(classes),
                    List.of(new LabelSource.Hard("hard", new LabelMap(SIZE, labels))),
                    List.of(logits("network", classes, random), logits("teacher", classes, random),
                            logits("head", classes, random))));
        }
        return new Batch("random", samples);
    }

    private static Prediction logits(String name, int classes, Random random) {
        float[] numbers = new float[classes * SIZE.pixels()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian() * 2;
        }
        return new Prediction(name, PredictionKind.LOGITS, Volume.of(classes, SIZE, numbers));
    }
}
