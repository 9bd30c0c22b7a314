package org.jaccardlab.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
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
 * The inputs of a case as a batch.
 *
 * @param hard whether the ground truth is hard
 * @param channelwise whether every channel has a ground truth of its own, since each ignores other pixels
 * @param scale what value and gradient are multiplied by: below 1 where ignored pixels within a keep mask still divide
 */
record CaseBatch(Batch batch, boolean hard, boolean channelwise, double scale) {

    static final String TARGET = "target";

    /** The ground truth of one channel. */
    static String channel(int cls) {
        return TARGET + " " + cls;
    }

    /** The roles of predictions, which are their names in the batch. */
    static final String PREDICTION = "logits";
    static final String AUXILIARY = "aux_logits";
    static final String TEACHER = "teacher_logits";
    static final String AUXILIARY_TEACHER = "teacher_aux_logits";

    static CaseBatch read(GoldenCase golden, Path folder) throws IOException {
        boolean predicted = golden.has("logits");
        List<Integer> shape = golden.input(folder, predicted ? "logits" : "labels").shape();
        int images = shape.getFirst();
        int classes = predicted ? shape.get(1) : golden.params().path("num_classes").asInt();
        Size size = new Size(shape.get(shape.size() - 2), shape.getLast());
        Reader reader = new Reader(golden, folder, classes, size);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            samples.add(new Sample(golden.id() + " " + i, new Photo(size, new int[size.pixels()]),
                    ClassTable.numbered(classes), reader.targets(i), reader.predictions(i)));
        }
        return new CaseBatch(new Batch(golden.id(), samples), reader.hard(), reader.channelwise(),
                reader.scale(samples));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static final class Reader {

        private final GoldenCase golden;
        private final Path folder;
        private final int classes;
        private final Size size;
        private final int ignored;

        Reader(GoldenCase golden, Path folder, int classes, Size size) {
            this.golden = golden;
            this.folder = folder;
            this.classes = classes;
            this.size = size;
            this.ignored = Stream.of("ignore", "ignore_index", "ignore_label").map(golden.params()::path)
                    .filter(JsonNode::isNumber).map(JsonNode::asInt).findFirst().orElse(Integer.MIN_VALUE);
        }

        List<Prediction> predictions(int image) throws IOException {
            List<Prediction> predictions = new ArrayList<>();
            for (String role : List.of(PREDICTION, AUXILIARY, TEACHER, AUXILIARY_TEACHER)) {
                if (golden.has(role)) {
                    float[] logits = floats(golden.input(folder, role).slice(image));
                    predictions.add(
                            new Prediction(role, PredictionKind.LOGITS, Volume.of(classes, size, logits)));
                }
            }
            return predictions;
        }

        /** One label a pixel; a label for every class of a pixel is a soft target of zeros and ones. */
        boolean hard() throws IOException {
            return golden.has("labels") && !oneLabelPerClass();
        }

        private boolean oneLabelPerClass() throws IOException {
            List<Integer> shape = golden.input(folder, "labels").shape();
            return shape.size() == 4 && shape.get(1) > 1;
        }

        /** One ground truth; or one for every channel, if pixels are ignored in some channels only. */
        List<LabelSource> targets(int image) throws IOException {
            return channelwise() ? channels(golden.input(folder, softRole()).slice(image)) : List.of(target(image));
        }

        boolean channelwise() throws IOException {
            return !hard() && !golden.has("rater_labels")
                    && Arrays.stream(golden.input(folder, softRole()).values()).anyMatch(each -> each == ignored);
        }

        private List<LabelSource> channels(double[] weights) {
            List<LabelSource> channels = new ArrayList<>();
            for (int c = 0; c < classes; c++) {
                int first = c * size.pixels();
                double[] numbers = Arrays.stream(weights).map(each -> each == ignored ? 0 : each).toArray();
                channels.add(new LabelSource.Soft(channel(c), Volume.of(classes, size, floats(numbers)),
                        KeepMask.where(size, pixel -> weights[first + pixel] != ignored)));
            }
            return channels;
        }

        private LabelSource target(int image) throws IOException {
            IntPredicate keep = keepMask(image);
            if (hard()) {
                return new LabelSource.Hard(TARGET, new LabelMap(size, labels(image, keep)));
            }
            if (golden.has("rater_labels")) {
                return meanVote(golden.input(folder, "rater_labels").slice(image));
            }
            double[] weights = golden.input(folder, softRole()).slice(image);
            return new LabelSource.Soft(TARGET, Volume.of(classes, size, floats(weights)),
                    KeepMask.where(size, keep));
        }

        /** The vote for the second of two classes; the reference writes 2 where it is to be ignored. */
        private LabelSource meanVote(double[] votes) {
            float[] weights = new float[2 * votes.length];
            for (int i = 0; i < votes.length; i++) {
                weights[i] = (float) (1 - votes[i]);
                weights[votes.length + i] = (float) votes[i];
            }
            return new LabelSource.Soft(TARGET, Volume.of(2, size, weights),
                    KeepMask.where(size, pixel -> votes[pixel] != ignored));
        }

        private String softRole() {
            return golden.has("labels") ? "labels" : golden.has("targets") ? "targets" : "soft_labels";
        }

        private byte[] labels(int image, IntPredicate keep) throws IOException {
            double[] labels = golden.input(folder, "labels").slice(image);
            byte[] bytes = new byte[labels.length];
            for (int i = 0; i < labels.length; i++) {
                boolean counts = keep.test(i) && (labels[i] != ignored || maskDecides());
                // Where a mask decides, the reference takes an ignored label for the last class.
                int label = Math.clamp((long) labels[i], 0, Math.max(1, classes - 1));
                bytes[i] = (byte) (counts ? label : LabelMap.IGNORED);
            }
            return bytes;
        }

        /** In the region loss a keep mask replaces the ignored label; in the focal loss that label still costs nothing. */
        private boolean maskDecides() {
            return golden.has("keep_mask") && golden.family().equals("jdt");
        }

        private IntPredicate keepMask(int image) throws IOException {
            if (!golden.has("keep_mask")) {
                return pixel -> true;
            }
            double[] mask = golden.input(folder, "keep_mask").slice(image);
            return pixel -> mask[pixel] != 0;
        }

        double scale(List<Sample> samples) throws IOException {
            if (!golden.has("keep_mask") || !golden.has("labels") || maskDecides()) {
                return 1;
            }
            double inMask = 0;
            double counted = 0;
            for (int i = 0; i < samples.size(); i++) {
                IntPredicate keep = keepMask(i);
                for (int pixel = 0; pixel < size.pixels(); pixel++) {
                    inMask += keep.test(pixel) ? 1 : 0;
                }
                counted += samples.get(i).targets().getFirst().kept().count();
            }
            return inMask == 0 ? 1 : counted / inMask;
        }
    }
}
