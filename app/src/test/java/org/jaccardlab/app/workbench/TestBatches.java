package org.jaccardlab.app.workbench;

import java.util.List;
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

/** Small batches made by tests. */
public final class TestBatches {

    private static final int SIDE = 64;
    private static final int FROM = 20;
    private static final int TO = 44;

    private TestBatches() {
    }

    /** 64 x 64, two classes, a 24 x 24 object, a prediction that is unsure everywhere. */
    public static Batch square(String name) {
        return square(name, ClassTable.numbered(2));
    }

    /** The same with its two classes called so. */
    public static Batch square(String name, ClassTable classes) {
        Size size = new Size(SIDE, SIDE);
        byte[] labels = new byte[size.pixels()];
        float[] logits = new float[2 * size.pixels()];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                boolean object = x >= FROM && x < TO && y >= FROM && y < TO;
                labels[size.pixel(x, y)] = (byte) (object ? 1 : 0);
                logits[size.pixels() + size.pixel(x, y)] = object ? 0.5f + x / 100f : -0.5f - y / 100f;
            }
        }
        return Batch.of(new Sample(name, new Photo(size, new int[size.pixels()]), classes,
                List.of(new LabelSource.Hard("hard", new LabelMap(size, labels))),
                List.of(new Prediction("network", PredictionKind.LOGITS, Volume.of(2, size, logits)))));
    }
}
