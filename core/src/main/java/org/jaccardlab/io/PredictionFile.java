package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;

/**
 * A network's output in a file.
 *
 * @param file an array, a picture of class indices, or a folder with a grey PNG for each class
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

    /** The same of this array. */
    PredictionFile keyed(String chosen) {
        return new PredictionFile(file, Optional.of(chosen), kind, layout, fit);
    }

    /** A prediction that has been read. */
    sealed interface Read {

        record Scores(Prediction prediction) implements Read {
        }

        record Hard(HardPrediction prediction) implements Read {
        }

        /** Shares of one object. */
        record Matte(TargetFile.Read.Matte matte) implements Read {

            Prediction over(Opening opening, int classes) throws UnreadableFileException {
                return new Prediction(matte.name(), PredictionKind.PROBABILITIES,
                        matte.soft(opening, classes).weights());
            }
        }
    }

    /**
     * What the head of the array says of it.
     *
     * @param classes how many there are, as far as is known: a file of class indices does not tell
     */
    Outline.Array outline(Frame frame, int classes) throws IOException {
        if (!FileFormat.of(file).isArray()) {
            return new Outline.Array(classes, false);
        }
        Outline.Array array = VolumeFile.outline(source(), frame);
        return array.classes() == 1 ? new Outline.Array(classes, array.isHalf(), array.besides()) : array;
    }

    private ArraySource source() {
        return new ArraySource(file, key, layout, fit);
    }

    Read read(Opening opening, String name, Frame frame) throws IOException {
        if (!FileFormat.of(file).isArray()) {
            frame.check(UnreadableFileException.name(file), PictureHeader.of(file).size());
            return HardPrediction.of(opening, name, LabelFile.picture(file, frame));
        }
        ArraySource.Placed placed = source().place(frame);
        long full = 1;
        // Pictures for each class hold shares, however few, and even where they do not sum to 1.
        boolean pictures = Files.isDirectory(file);
        if (!placed.header().type().isFloat()) {
            ArrayFacts facts = ArrayFacts.of(file, key);
            Meaning.Guess guess = Meaning.of(facts, placed.placement().layout());
            if (kind.isEmpty() && !pictures && guess.meaning() == Meaning.LABELS) {
                return HardPrediction.of(opening, name, LabelFile.array(source(), frame));
            }
            full = kind.equals(Optional.of(PredictionKind.LOGITS))
                    ? 1
                    : guess.full(facts, pictures || kind.isPresent());
        }
        if (full > 1) {
            opening.warn(placed.name() + " holds whole numbers, of which " + full + " was taken for probability 1.");
        }
        VolumeFile values = VolumeFile.read(opening, source(), placed, full, frame);
        ValueScan scan = ValueScan.of(values.volume());
        values.requireFinite(scan);
        return new Read.Scores(new Prediction(name, kind(opening, values, scan, full), values.volume()));
    }

    private PredictionKind kind(Opening opening, VolumeFile values, ValueScan scan, long full)
            throws UnreadableFileException {
        boolean within = scan.within(-values.rangeTolerance(), 1 + values.rangeTolerance());
        double rounding = full == 1 ? 0 : values.volume().classes() / (2.0 * full);
        boolean summed = values.volume().classes() == 1 || scan.sumsToOne(values.sumTolerance() + rounding);
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
