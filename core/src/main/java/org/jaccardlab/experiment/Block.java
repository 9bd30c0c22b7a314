package org.jaccardlab.experiment;

import java.util.List;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.metric.Reference;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Sample;

/**
 * A part of an image, for training or testing: what the classifier sees of it, its hard labels, and room for what the
 * classifier and its teacher say of it.
 */
final class Block implements AutoCloseable {

    private final Photo photo;
    private final LabelMap labels;
    private final ClassTable classes;
    private final float[] features;
    private final Volume logits;
    private final Volume teacher;

    /** Of a sample whose ground truth, if it is soft, gives a pixel to the class with the largest weight. */
    Block(Sample sample, Reference truth, Region region) {
        Size size = region.size();
        classes = sample.classes();
        int[] rgb = new int[size.pixels()];
        byte[] classOf = new byte[size.pixels()];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = sample.size().pixel(region.x() + i % size.width(), region.y() + i / size.width());
            rgb[i] = sample.image().rgb(pixel);
            classOf[i] = (byte) (truth.kept().keeps(pixel) ? truth.label(pixel) : LabelMap.IGNORED);
        }
        photo = new Photo(size, rgb);
        labels = new LabelMap(size, classOf);
        features = PixelFeatures.of(sample.image(), region);
        logits = Volume.allocate(classes.count(), size, Precision.FLOAT32);
        teacher = Volume.allocate(classes.count(), size, Precision.FLOAT32);
    }

    LabelMap labels() {
        return labels;
    }

    int pixels() {
        return photo.size().pixels();
    }

    /** Feature times pixels plus pixel. */
    float[] features() {
        return features;
    }

    /** What the classifier says: to be written while no engine reads. */
    Volume logits() {
        return logits;
    }

    /** What its teacher says. */
    Volume teacher() {
        return teacher;
    }

    /** As a sample that no engine has seen yet, since engines remember what they work out of one. */
    Sample unseen() {
        return new Sample("block", photo, classes, List.of(new LabelSource.Hard(Material.LABELS, labels)),
                List.of(new Prediction(Material.STUDENT, PredictionKind.LOGITS, logits),
                        new Prediction(Material.TEACHER, PredictionKind.LOGITS, teacher)));
    }

    @Override
    public void close() {
        logits.close();
        teacher.close();
    }
}
