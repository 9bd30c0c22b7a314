package org.jaccardlab.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.io.NumberArray;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.metric.ImageTally;
import org.jaccardlab.metric.PixelRun;
import org.jaccardlab.metric.Reference;
import org.jaccardlab.objective.Measuring;
import org.jaccardlab.raster.Size;

/** Metrics of given probabilities: our counts with the averages of the JDT repository. No engine takes part. */
final class MetricsFamily implements Family {

    private final List<String> parameters;

    /** @param parameters all there are, each of which a case must name */
    MetricsFamily(List<String> parameters) {
        this.parameters = parameters;
    }

    @Override
    public Answer answer(GoldenCase golden, Path folder, Engine engine) throws IOException {
        CaseParameters params = CaseParameters.of(golden, parameters);
        Images images = Images.read(golden, params, folder);
        int bins = images.bins();
        return new Answer(switch (golden.family()) {
            case "metrics_accuracy" -> JdtMetrics.accuracies(images.tallies,
                    params.flag("binary"), params.whole("q"));
            case "metrics_ece" -> JdtMetrics.calibration(images.tallies, bins);
            default -> JdtMetrics.classwiseCalibration(images.tallies, images.strays, bins);
        }, Map.of());
    }

    /** Every image of the batches, counted. */
    private record Images(int ignored, int bins, List<ImageTally> tallies, List<OptionalInt> strays) {

        static Images read(GoldenCase golden, CaseParameters params, Path folder) throws IOException {
            Images images = new Images(params.whole("ignore_index"),
                    params.all().has("num_bins") ? params.whole("num_bins") : Measuring.STANDARD.bins(),
                    new ArrayList<>(),
                    new ArrayList<>());
            List<NumberArray> probabilities = golden.inputs(folder, "probs");
            List<NumberArray> labels = golden.inputs(folder, "labels");
            if (probabilities.size() != labels.size() || labels.isEmpty()) {
                throw new IllegalArgumentException("there are " + probabilities.size() + " files of probabilities but "
                        + labels.size() + " of labels");
            }
            for (int batch = 0; batch < labels.size(); batch++) {
                NumberArray given = probabilities.get(batch);
                requireFits(given, labels.get(batch));
                int classes = given.shape().get(1);
                if (golden.params().path("num_classes").asInt(classes) != classes) {
                    throw new IllegalArgumentException("num_classes is " + golden.params().get("num_classes")
                            + " but the probabilities have " + classes);
                }
                Size size = new Size(given.shape().get(2), given.shape().get(3));
                for (int i = 0; i < given.shape().getFirst(); i++) {
                    images.add(classes, size, given.slice(i), labels.get(batch).slice(i));
                }
            }
            return images;
        }

        private static void requireFits(NumberArray given, NumberArray labels) {
            List<Integer> shape = given.shape();
            if (shape.size() != 4 || shape.contains(0)
                    || !labels.shape().equals(List.of(shape.get(0), shape.get(2), shape.get(3)))) {
                throw new IllegalArgumentException("probs have the shape " + CaseArrays.text(shape) + " and labels "
                        + CaseArrays.text(labels.shape())
                        + ", wanted images x classes x height x width, the labels without classes");
            }
        }

        private void add(int classes, Size size, double[] probabilities, double[] labels) {
            byte[] map = new byte[size.pixels()];
            OptionalInt stray = OptionalInt.empty();
            for (int i = 0; i < map.length; i++) {
                if (labels[i] == ignored) {
                    map[i] = (byte) LabelMap.IGNORED;
                    stray = OptionalInt.of(Math.clamp(ignored, 0, classes - 1));
                } else if (labels[i] < 0 || labels[i] >= classes) {
                    throw new IllegalArgumentException("there is a label " + (long) labels[i] + " but the classes are "
                            + "0 to " + (classes - 1));
                } else {
                    map[i] = (byte) labels[i];
                }
            }
            ImageTally tally = new ImageTally(
                    new Reference(new LabelSource.Hard("labels", new LabelMap(size, map)), classes), false,
                    new Measuring(Optional.empty(), bins, Measuring.STANDARD.worst(), Measuring.STANDARD.threshold()));
            double[] logarithms = IntStream.range(0, probabilities.length)
                    .mapToDouble(i -> Math.log(probabilities[i])).toArray();
            tally.add(new PixelRun(0, size.pixels(), KeepMask.all(size), probabilities, probabilities, logarithms,
                    new double[0]));
            tallies.add(tally);
            strays.add(stray);
        }
    }
}
