package org.jaccardlab.prediction;

import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;

/** One network's output for one image. Several classes mean softmax over them, one channel means sigmoid. */
public record Prediction(String name, PredictionKind kind, Volume values) {

    /** The same under another name. */
    public Prediction named(String other) {
        return new Prediction(other, kind, values);
    }

    public int classes() {
        return values.classes();
    }

    public Size size() {
        return values.size();
    }
}
