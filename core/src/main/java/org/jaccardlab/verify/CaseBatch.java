package org.jaccardlab.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Sample;

/**
 * The inputs of a case as a batch.
 *
 * @param hard whether the ground truth is hard
 * @param kept how many pixels count
 * @param scale what value and gradient are multiplied by: below 1 where ignored pixels within a keep mask still divide
 */
record CaseBatch(Batch batch, boolean hard, long kept, double scale) {

    static final String TARGET = "target";

    /** The roles of predictions, which are their names in the batch. */
    static final String PREDICTION = "logits";
    static final String AUXILIARY = "aux_logits";
    static final String TEACHER = "teacher_logits";
    static final String AUXILIARY_TEACHER = "teacher_aux_logits";

    /** A logit whose probability is 0 next to any other. */
    private static final float NEVER = -1e9f;

    /**
     * How a library takes what it is handed.
     *
     * @param outside what it does with labels that are no classes
     * @param kind whether it is handed logits or probabilities
     * @param withoutFirst whether it cuts the first channel off before anything else
     * @param channel the one channel of every pixel that says whether it is ignored; of targets of several channels only
     */
    record Intake(LabelReading.Outside outside, PredictionKind kind, boolean withoutFirst, OptionalInt channel) {

        static final Intake PLAIN = new Intake(LabelReading.Outside.REFUSED, PredictionKind.LOGITS, false,
                OptionalInt.empty());

        Intake ofChannel(int c) {
            return new Intake(outside, kind, withoutFirst, OptionalInt.of(c));
        }
    }

    /** @throws IllegalArgumentException if labels are not those of such a library */
    static CaseBatch of(GoldenCase golden, CaseArrays arrays, Intake intake) {
        Reader reader = new Reader(golden, arrays, intake,
                new LabelReading(intake.outside(), arrays.classes(), golden.ignored()));
        List<LabelSource> targets = new ArrayList<>();
        for (int i = 0; i < arrays.images(); i++) {
            targets.add(reader.target(i));
        }
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < arrays.images(); i++) {
            samples.add(new Sample(golden.id() + " " + i,
                    new Photo(arrays.size(), new int[arrays.size().pixels()]), ClassTable.numbered(arrays.classes()),
                    List.of(targets.get(i)), reader.predictions(i)));
        }
        long kept = targets.stream().mapToLong(target -> target.kept().count()).sum();
        return new CaseBatch(new Batch(golden.id(), samples), reader.hard(), kept, reader.scale(kept));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private record Reader(GoldenCase golden, CaseArrays arrays, Intake intake, LabelReading labels) {

        List<Prediction> predictions(int image) {
            List<Prediction> predictions = new ArrayList<>();
            for (String role : List.of(PREDICTION, AUXILIARY, TEACHER, AUXILIARY_TEACHER)) {
                if (arrays.has(role)) {
                    float[] scores = floats(arrays.of(role, image));
                    if (intake.withoutFirst() && arrays.classes() > 1) {
                        Arrays.fill(scores, 0, arrays.size().pixels(), NEVER);
                    }
                    predictions.add(new Prediction(role, intake.kind(),
                            Volume.of(arrays.classes(), arrays.size(), scores)));
                }
            }
            return predictions;
        }

        /** One label a pixel; a label for every class of a pixel is a soft target of zeros and ones. */
        boolean hard() {
            return arrays.has("labels") && !arrays.hasLabelPerClass();
        }

        LabelSource target(int image) {
            if (hard()) {
                return new LabelSource.Hard(TARGET, new LabelMap(arrays.size(), labels(image)));
            }
            if (arrays.has("rater_labels")) {
                return meanVote(arrays.of("rater_labels", image));
            }
            return arrays.has("soft_labels")
                    ? soft(arrays.of("soft_labels", image), keepMask(image))
                    : channels(arrays.of(arrays.has("labels") ? "labels" : "targets", image));
        }

        private LabelSource soft(double[] weights, IntPredicate keep) {
            return new LabelSource.Soft(TARGET, Volume.of(arrays.classes(), arrays.size(), floats(weights)),
                    KeepMask.where(arrays.size(), keep));
        }

        /** A target for every channel, in which a number may be ignored; it is never ignored among soft labels. */
        private LabelSource channels(double[] weights) {
            int pixels = arrays.size().pixels();
            BitSet ignored = new BitSet(pixels);
            for (int i = 0; i < weights.length; i++) {
                if (labels.isIgnored(weights[i])) {
                    weights[i] = 0;
                    if (intake.channel().orElse(i / pixels) == i / pixels) {
                        ignored.set(i % pixels);
                    }
                } else if (arrays.has("labels") && weights[i] != 0 && weights[i] != 1) {
                    throw new IllegalArgumentException(
                            "there is a label " + weights[i] + " where every class has one of 0 or 1");
                }
            }
            return soft(weights, pixel -> !ignored.get(pixel));
        }

        /** The vote for the second of two classes; the reference writes 2 where it is to be ignored. */
        private LabelSource meanVote(double[] votes) {
            int ignoredVote = labels.ignored().orElse(2);
            double[] weights = new double[2 * votes.length];
            for (int i = 0; i < votes.length; i++) {
                weights[i] = 1 - votes[i];
                weights[votes.length + i] = votes[i];
            }
            return soft(weights, pixel -> votes[pixel] != ignoredVote);
        }

        private byte[] labels(int image) {
            double[] numbers = arrays.of("labels", image);
            IntPredicate keep = keepMask(image);
            byte[] bytes = new byte[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                // Where a mask decides, an ignored label is taken for a class as well.
                byte label = maskDecides() ? labels.labelOfKept(numbers[i]) : labels.label(numbers[i]);
                bytes[i] = keep.test(i) ? label : (byte) LabelMap.IGNORED;
            }
            return bytes;
        }

        /** In the region loss a keep mask replaces the ignored label; in the focal loss that label still costs nothing. */
        private boolean maskDecides() {
            return arrays.has("keep_mask") && golden.family().equals("jdt");
        }

        private IntPredicate keepMask(int image) {
            if (!arrays.has("keep_mask")) {
                return pixel -> true;
            }
            double[] mask = arrays.of("keep_mask", image);
            for (double kept : mask) {
                if (kept != 0 && kept != 1) {
                    throw new IllegalArgumentException("keep_mask holds " + kept + ", wanted 0 or 1");
                }
            }
            return pixel -> mask[pixel] != 0;
        }

        double scale(long kept) {
            if (!arrays.has("keep_mask") || !arrays.has("labels") || maskDecides()) {
                return 1;
            }
            long inMask = IntStream.range(0, arrays.images())
                    .mapToLong(i -> IntStream.range(0, arrays.size().pixels()).filter(keepMask(i)).count()).sum();
            return inMask == 0 ? 1 : (double) kept / inMask;
        }
    }
}
