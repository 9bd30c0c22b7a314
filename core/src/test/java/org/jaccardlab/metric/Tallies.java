package org.jaccardlab.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.objective.Measuring;
import org.jaccardlab.raster.Size;

/** Tallies of small images written by hand. */
public final class Tallies {

    private Tallies() {
    }

    /** Images whose labels and predicted classes are digits, rows apart by a stroke; the digit {@code classes} is ignored. */
    public static List<ImageTally> ofClasses(int classes, String labels, String predictions) {
        String[] label = labels.split(" ");
        String[] prediction = predictions.split(" ");
        return IntStream.range(0, label.length)
                .mapToObj(i -> ofClasses(classes, digits(label[i]), digits(prediction[i]))).toList();
    }

    private static int[] digits(String image) {
        return image.replace("/", "").chars().map(digit -> digit - '0').toArray();
    }

    private static ImageTally ofClasses(int classes, int[] labels, int[] winners) {
        double[] x = new double[classes * labels.length];
        for (int i = 0; i < labels.length; i++) {
            x[winners[i] * labels.length + i] = 1;
        }
        return softmax(hard(classes, labels), x, Measuring.STANDARD);
    }

    /** Labels from 0; the number {@code classes} is ignored. */
    static Reference hard(int classes, int... labels) {
        byte[] map = new byte[labels.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = (byte) (labels[i] == classes && classes > 1 ? LabelMap.IGNORED : labels[i]);
        }
        return new Reference(new LabelSource.Hard("labels", new LabelMap(new Size(1, labels.length), map)), classes);
    }

    /** @param x class times pixels plus pixel */
    static ImageTally softmax(Reference reference, double[] x, Measuring measuring) {
        return counted(reference, false, x, measuring);
    }

    static ImageTally sigmoid(Reference reference, double... x) {
        return counted(reference, true, x, Measuring.STANDARD);
    }

    private static ImageTally counted(Reference reference, boolean sigmoid, double[] x, Measuring measuring) {
        ImageTally tally = new ImageTally(reference, sigmoid, measuring);
        tally.add(run(reference, sigmoid, x));
        return tally;
    }

    static PixelRun run(Reference reference, boolean sigmoid, double... x) {
        int pixels = x.length / reference.classes();
        double[] logX = DoubleStream.of(x).map(Math::log).toArray();
        double[] logRest = sigmoid ? DoubleStream.of(x).map(p -> Math.log1p(-p)).toArray() : new double[0];
        return new PixelRun(0, pixels, KeepMask.all(reference.source().size()), x, x, logX, logRest);
    }

    public static Metrics measured(List<ImageTally> images, int worst) {
        return Metrics.of(images, new Measuring(Optional.empty(), 10, worst, 0.5));
    }

    static Metrics measured(ImageTally... images) {
        return Metrics.of(Arrays.asList(images), Measuring.STANDARD);
    }
}
