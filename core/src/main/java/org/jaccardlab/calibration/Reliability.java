package org.jaccardlab.calibration;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jaccardlab.metric.Calibration;
import org.jaccardlab.metric.CalibrationBins;
import org.jaccardlab.raster.PixelSet;

/** The reliability diagram: how often answers of about the same probability are true, and which pixels they are about. */
public final class Reliability {

    private final Forecasts answers;
    private final CalibrationBins pooled;
    private final List<CalibrationBins> images;

    private Reliability(Forecasts answers, CalibrationBins pooled, List<CalibrationBins> images) {
        this.answers = answers;
        this.pooled = pooled;
        this.images = images;
    }

    /** Adaptive bins of one image are its own. Cheap enough to follow a hand that drags the number of bins. */
    public static Reliability of(Forecasts answers, Binning binning) {
        CalibrationBins pooled = binning.empty(binning.adaptive() ? answers.sorted() : new float[0]);
        List<CalibrationBins> images = IntStream.range(0, answers.images()).mapToObj(image -> {
            answers.addTo(pooled, image);
            if (answers.images() == 1) {
                return pooled;
            }
            CalibrationBins own = binning.empty(binning.adaptive() ? answers.sorted(image) : new float[0]);
            answers.addTo(own, image);
            return own;
        }).toList();
        return new Reliability(answers, pooled, images);
    }

    /** The bins over all images, from the least probable answers to the most. */
    public List<CalibrationBins.Bin> bins() {
        return pooled.list();
    }

    /** The expected calibration error: of all images together, and image by image. */
    public Calibration error() {
        return Calibration.mean(List.of(pooled.error()),
                images.stream().map(image -> List.of(image.error())).toList());
    }

    /** One of the two forms of it that {@link CalibrationBins} has. */
    OptionalDouble pooled(Function<CalibrationBins, OptionalDouble> form) {
        return form.apply(pooled);
    }

    OptionalDouble ofImage(int image, Function<CalibrationBins, OptionalDouble> form) {
        return form.apply(images.get(image));
    }

    /**
     * The pixels of an image behind one bar; with several answers a pixel those with any answer in it.
     *
     * @param bin its place in {@link #bins}
     */
    public PixelSet pixels(int image, int bin) {
        return answers.pixels(image, probability -> pooled.of(probability) == bin);
    }

    /** The bar that holds answers of this probability. */
    public int bin(double probability) {
        return pooled.of(probability);
    }
}
