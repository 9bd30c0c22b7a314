package org.jaccardlab.metric;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.objective.Measuring;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Sample;

/**
 * Which class won which pixels of one image, and nothing else: IoU at a small part of what a whole {@link ImageTally}
 * costs. For a softmax or a single channel; several sigmoids have no one winner.
 */
public final class WinnerTally {

    private final int classes;
    private final long[] hits;
    private final long[] predicted;
    private final long[] referenced;
    private long pixels;

    private WinnerTally(int classes) {
        this.classes = classes;
        hits = new long[classes];
        predicted = new long[classes];
        referenced = new long[classes];
    }

    /**
     * Counts an image.
     *
     * @param winners one unsigned byte a pixel: the class that wins, of a single channel 1 for yes and 0 for no
     */
    public static WinnerTally of(Sample image, Settings settings, byte[] winners) {
        int classes = image.classes().count();
        LabelMap reference = reference(image, settings.reference(image).name(), classes);
        WinnerTally tally = new WinnerTally(classes);
        // Of a single channel, class 0 is what label 1 says.
        int first = classes == 1 ? 1 : 0;
        for (int i = 0; i < winners.length; i++) {
            int label = reference.at(i);
            if (label != LabelMap.IGNORED) {
                tally.add(label - first, (winners[i] & 0xff) - first);
            }
        }
        return tally;
    }

    private void add(int label, int winner) {
        pixels++;
        if (label >= 0) {
            referenced[label]++;
            hits[label] += label == winner ? 1 : 0;
        }
        if (winner >= 0) {
            predicted[winner]++;
        }
    }

    private record ReferenceQuestion(String name) {
    }

    /** The classes that the reference gives its pixels, of a single channel 1 and 0. */
    private static LabelMap reference(Sample image, String name, int classes) {
        return image.workings().get(new ReferenceQuestion(name), LabelMap.class, () -> {
            Reference reference = new Reference(image.target(name).orElseThrow(), classes);
            Size size = image.size();
            byte[] labels = new byte[size.pixels()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (byte) (!reference.kept().keeps(i)
                        ? LabelMap.IGNORED
                        : classes == 1 ? reference.isOf(0, i) ? 1 : 0 : reference.label(i));
            }
            return new LabelMap(size, labels);
        });
    }

    private ClassCounts counts(int cls) {
        long falsePositive = predicted[cls] - hits[cls];
        long falseNegative = referenced[cls] - hits[cls];
        return new ClassCounts(hits[cls], falsePositive, falseNegative,
                pixels - hits[cls] - falsePositive - falseNegative);
    }

    private List<OptionalDouble> iou(boolean onlyReferenced) {
        return IntStream.range(0, classes).mapToObj(this::counts)
                .map(counts -> onlyReferenced && counts.reference() == 0 ? OptionalDouble.empty() : counts.iou())
                .toList();
    }

    /** The IoU of a batch, as {@link Metrics} has it. */
    public static Levels iou(List<WinnerTally> images, Measuring measuring) {
        WinnerTally pooled = new WinnerTally(images.getFirst().classes);
        images.forEach(pooled::add);
        return Levels.of(pooled.iou(false), images.stream().map(image -> image.iou(image.classes > 1)).toList(),
                measuring.worst());
    }

    private void add(WinnerTally other) {
        pixels += other.pixels;
        for (int c = 0; c < classes; c++) {
            hits[c] += other.hits[c];
            predicted[c] += other.predicted[c];
            referenced[c] += other.referenced[c];
        }
    }
}
