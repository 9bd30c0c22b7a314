package org.jaccardlab.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.label.KeepMask;
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

/**
 * A sample made up of numbers. Its images are drawn in grey from their first target.
 *
 * @param title what a person calls it
 */
record Scene(String title, List<String> classes, List<Picture> pictures) {

    private static final int DARK = 72;
    private static final int BRIGHT = 196;

    Scene {
        classes = List.copyOf(classes);
        pictures = List.copyOf(pictures);
    }

    /** One image. */
    record Picture(String name, Size size, List<Layer> layers) {

        Picture {
            layers = List.copyOf(layers);
        }
    }

    /** What the numbers of a layer are. */
    enum Kind {
        HARD, SOFT, LOGITS, PROBABILITIES;

        boolean isTarget() {
            return this == HARD || this == SOFT;
        }
    }

    /**
     * A target or a prediction.
     *
     * @param values row by row, all pixels of the first class first; of a hard target one class a pixel
     */
    record Layer(Kind kind, String name, float[] values) {
    }

    /** The caller closes it. */
    Batch batch() {
        List<ClassTable.Entry> entries = new ArrayList<>();
        for (String cls : classes) {
            entries.add(new ClassTable.Entry(cls, ClassTable.distinctColour(entries.size())));
        }
        ClassTable table = new ClassTable(entries);
        return new Batch(title, pictures.stream().map(picture -> sample(picture, table)).toList());
    }

    private Sample sample(Picture picture, ClassTable table) {
        Size size = picture.size();
        return new Sample(picture.name(), photo(picture), table,
                picture.layers().stream().filter(layer -> layer.kind().isTarget()).map(layer -> target(layer, size))
                        .toList(),
                picture.layers().stream().filter(layer -> !layer.kind().isTarget())
                        .map(layer -> new Prediction(layer.name(), layer.kind() == Kind.LOGITS
                                ? PredictionKind.LOGITS
                                : PredictionKind.PROBABILITIES, Volume.of(classes.size(), size, layer.values())))
                        .toList());
    }

    private LabelSource target(Layer layer, Size size) {
        if (layer.kind() == Kind.SOFT) {
            return new LabelSource.Soft(layer.name(), Volume.of(classes.size(), size, layer.values()),
                    KeepMask.where(size, pixel -> isLabelled(layer, size, pixel)));
        }
        byte[] labels = new byte[size.pixels()];
        IntStream.range(0, labels.length).forEach(pixel -> labels[pixel] = (byte) (int) layer.values()[pixel]);
        return new LabelSource.Hard(layer.name(), new LabelMap(size, labels));
    }

    /** Among several classes a pixel that belongs to none is ignored. */
    private boolean isLabelled(Layer layer, Size size, int pixel) {
        return classes.size() == 1 || IntStream.range(0, classes.size())
                .anyMatch(c -> layer.values()[c * size.pixels() + pixel] > 0);
    }

    /** The more of the last class, the brighter. */
    private Photo photo(Picture picture) {
        int pixels = picture.size().pixels();
        Layer target = picture.layers().stream().filter(layer -> layer.kind().isTarget()).findFirst().orElseThrow();
        int[] rgb = new int[pixels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            float last = target.kind() == Kind.SOFT
                    ? target.values()[(classes.size() - 1) * pixels + pixel]
                    : target.values()[pixel] / Math.max(1, classes.size() - 1);
            rgb[pixel] = Math.round(DARK + (BRIGHT - DARK) * Math.clamp(last, 0f, 1f)) * 0x010101;
        }
        return new Photo(picture.size(), rgb);
    }
}
