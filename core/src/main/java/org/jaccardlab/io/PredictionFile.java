package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;

/**
 * A network's output in a file.
 *
 * @param file {@code .npy} or {@code .npz}
 * @param key which array of an {@code .npz} file; may be left out if there is only one
 * @param kind what its numbers mean; without it the numbers decide
 * @param layout what its axes are; without it, or without axes in it, looking decides
 * @param fit what is done if it has another size than the image
 */
public record PredictionFile(Path file, Optional<String> key, Optional<PredictionKind> kind, Optional<Layout> layout,
        Fit fit) {

    /** An array whose axes are found by looking and whose size is the image's. */
    public PredictionFile(Path file, Optional<String> key, Optional<PredictionKind> kind) {
        this(file, key, kind, Optional.empty(), Fit.EXACT);
    }

    /** The only array of this file, its numbers deciding what they mean. */
    public static PredictionFile of(Path file) {
        return new PredictionFile(file, Optional.empty(), Optional.empty());
    }

    /** What the head of the array says of it. */
    Outline.Array outline(Frame frame) throws IOException {
        return VolumeFile.outline(source(), frame);
    }

    private ArraySource source() {
        return new ArraySource(file, key, layout, fit);
    }

    Prediction read(Opening opening, String name, Frame frame) throws IOException {
        VolumeFile values = VolumeFile.read(opening, source(), frame);
        ValueScan scan = ValueScan.of(values.volume());
        values.requireFinite(scan);
        return new Prediction(name, kind(opening, values, scan), values.volume());
    }

    private PredictionKind kind(Opening opening, VolumeFile values, ValueScan scan) throws UnreadableFileException {
        boolean within = scan.within(-values.rangeTolerance(), 1 + values.rangeTolerance());
        boolean summed = values.volume().classes() == 1 || scan.sumsToOne(values.sumTolerance());
        if (kind.isEmpty()) {
            if (within && !summed) {
                opening.warn(values.file() + " lies within 0..1 but its classes do not sum to 1 (" + sums(scan)
                        + "), so it was read as logits: open it as probabilities if that is what it holds.");
            }
            return within && summed ? PredictionKind.PROBABILITIES : PredictionKind.LOGITS;
        }
        if (kind.get() == PredictionKind.PROBABILITIES) {
            requireProbabilities(opening, values, scan, within, summed);
        }
        return kind.get();
    }

    private static void requireProbabilities(Opening opening, VolumeFile values, ValueScan scan, boolean within,
            boolean summed) throws UnreadableFileException {
        if (!within) {
            throw new UnreadableFileException(values.file(),
                    "was called probabilities but its numbers reach from " + ShortNumber.of(scan.lowest()) + " to "
                            + ShortNumber.of(scan.highest()),
                    "open it as logits");
        }
        if (!summed) {
            opening.warn(values.file() + " was opened as probabilities although its classes do not sum to 1 ("
                    + sums(scan) + "): check that each pixel has one class only.");
        }
    }

    private static String sums(ValueScan scan) {
        double lowest = scan.blank().isEmpty() ? scan.lowestSum() : Math.min(0, scan.lowestSum());
        double highest = Math.max(lowest, scan.highestSum());
        return ShortNumber.of(lowest) + " to " + ShortNumber.of(highest);
    }
}
