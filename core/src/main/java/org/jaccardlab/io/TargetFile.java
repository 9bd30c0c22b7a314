package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;

/**
 * A ground truth in a file.
 *
 * @param file a picture of class indices, colours or a mask, an array, or annotations as COCO or labelme write them
 * @param key which array of a file that holds several, or which image of COCO annotations (its file name or id); may be
 *        left out if there is only one, or if the image's own name tells
 * @param kind what its numbers mean; without it pictures, annotations and whole numbers H x W are hard labels, other
 *        arrays soft ones
 * @param coding how values or colours become classes; without it the file is looked at, and refused if that leaves a
 *        choice that matters
 * @param layout what an array's axes are; without it, or without axes in it, looking decides
 * @param fit what is done if an array of soft labels has another size than the image
 * @param at where in the image hard labels lie that are smaller than it; what is around them does not count
 */
public record TargetFile(Path file, Optional<String> key, Optional<TargetKind> kind, Optional<LabelCoding> coding,
        Optional<Layout> layout, Fit fit, Optional<Corner> at) {

    /** A ground truth of the image's size. */
    public TargetFile(Path file, Optional<String> key, Optional<TargetKind> kind, Optional<LabelCoding> coding,
            Optional<Layout> layout, Fit fit) {
        this(file, key, kind, coding, layout, fit, Optional.empty());
    }

    /** A ground truth whose coding and axes are found by looking, and whose size is the image's. */
    public TargetFile(Path file, Optional<String> key, Optional<TargetKind> kind) {
        this(file, key, kind, Optional.empty(), Optional.empty(), Fit.EXACT);
    }

    /** The ground truth in this file, its form deciding what it means. */
    public static TargetFile of(Path file) {
        return new TargetFile(file, Optional.empty(), Optional.empty());
    }

    /** The same, its values or colours read in this way. */
    public TargetFile coded(LabelCoding as) {
        return new TargetFile(file, key, kind, Optional.of(as), layout, fit, at);
    }

    /** The same, its array read in this way. */
    public TargetFile laid(Optional<Layout> as, Fit how) {
        return new TargetFile(file, key, kind, coding, as, how, at);
    }

    /** The same of this array. */
    TargetFile keyed(String chosen) {
        return new TargetFile(file, Optional.of(chosen), kind, coding, layout, fit, at);
    }

    /** The same as labels of a part of the image. */
    public TargetFile lying(Corner where) {
        return new TargetFile(file, key, kind, coding, layout, fit, Optional.of(where));
    }

    /** A ground truth that has been read but not yet held against a number of classes. */
    sealed interface Read {

        record Hard(String name, UnmappedLabels labels) implements Read {
        }

        /**
         * Shares of one object.
         *
         * @param top the value that is a share of 1
         */
        record Matte(String name, String file, Size size, int[] values, int top) implements Read {

            /** Of one class the object's share, of two also what is left to the background. */
            LabelSource.Soft soft(Opening opening, int classes) throws UnreadableFileException {
                Volume weights = opening.volume(file, ElementType.F4, classes, size);
                for (int i = 0; i < values.length; i++) {
                    float share = (float) ((double) values[i] / top);
                    weights.put(classes == 1 ? i : (long) values.length + i, share);
                    if (classes > 1) {
                        weights.put(i, 1 - share);
                    }
                }
                return new LabelSource.Soft(name, weights, KeepMask.all(size));
            }
        }

        record Soft(String file, LabelSource.Soft source) implements Read {
        }
    }

    /** What the head of the file says of soft labels; empty for hard ones. */
    Optional<Outline.Array> outline(Frame frame) throws IOException {
        boolean matte = coding.isPresent() && coding.get() == LabelCoding.Plain.MATTE;
        if (matte) {
            return Optional.of(new Outline.Array(2, false));
        }
        return at.isPresent() || !FileFormat.of(file).isArray() || meant(frame) == TargetKind.HARD
                ? Optional.empty()
                : Optional.of(VolumeFile.outline(source(), frame));
    }

    private TargetKind meant(Frame frame) throws IOException {
        if (fit == Fit.EXACT && kind.orElse(TargetKind.HARD) == TargetKind.HARD) {
            source().requireNoCrop(frame);
        }
        return kind.isPresent() ? kind.get() : guess(frame);
    }

    /** @param classes how many there are, as far as is known */
    Read read(Opening opening, String name, Frame frame, OptionalInt classes) throws IOException {
        return at.isPresent()
                ? cropped(opening, name, frame, at.get(), classes)
                : whole(opening, name, frame, classes);
    }

    /** A crop is read as if it were all of the image, then put into its place. */
    private Read cropped(Opening opening, String name, Frame frame, Corner corner, OptionalInt classes)
            throws IOException {
        FileFormat format = FileFormat.of(file);
        if (format == FileFormat.JSON) {
            throw new UnreadableFileException(file, "holds annotations, which say themselves where they lie",
                    "leave out the corner");
        }
        Region crop = corner.of(format.isArray() ? source().picture() : PictureHeader.of(file).size());
        Region covered = CroppedLabels.covered(UnreadableFileException.name(file), crop, frame);
        Frame part = new Frame(frame.image(), crop.size(),
                new Region(covered.x() - crop.x(), covered.y() - crop.y(), covered.size()));
        if (whole(opening, name, part, classes) instanceof Read.Hard hard) {
            return new Read.Hard(name, new CroppedLabels(hard.labels(), frame.region(), covered));
        }
        throw new UnreadableFileException(file, "holds soft labels, which must have a number for every pixel",
                "give them the size of the image " + frame.image());
    }

    private Read whole(Opening opening, String name, Frame frame, OptionalInt classes) throws IOException {
        FileFormat format = FileFormat.of(file);
        if (format.isArray()) {
            TargetKind meant = meant(frame);
            return meant == TargetKind.HARD
                    ? coded(opening, name, LabelFile.array(source(), frame), classes)
                    : soft(opening, name, meant, frame);
        }
        requireHard(format);
        return format == FileFormat.JSON
                ? new Read.Hard(name, AnnotationFile.read(file, key, frame, opening))
                : coded(opening, name, LabelFile.picture(file, frame), classes);
    }

    private void requireHard(FileFormat format) throws UnreadableFileException {
        if (kind.isPresent() && kind.get() != TargetKind.HARD) {
            throw new UnreadableFileException(file, (format == FileFormat.JSON
                    ? "holds annotations"
                    : "is a picture of class indices") + " but was called "
                    + kind.get().name().toLowerCase(Locale.ROOT), "call it hard, or give an array");
        }
    }

    private Read coded(Opening opening, String name, UncodedLabels labels, OptionalInt classes)
            throws UnreadableFileException {
        return coding.isPresent()
                ? labels.coded(opening, name, coding.get())
                : labels.guessed(opening, name, classes);
    }

    private ArraySource source() {
        return new ArraySource(file, key, layout, fit);
    }

    private TargetKind guess(Frame frame) throws IOException {
        ArraySource.Placed placed = source().place(frame);
        return placed.classes() == 1 && !placed.header().type().isFloat() ? TargetKind.HARD : TargetKind.SOFT;
    }

    private Read soft(Opening opening, String name, TargetKind meant, Frame frame) throws IOException {
        ArraySource.Placed placed = source().place(frame);
        long full = meant == TargetKind.LOGITS || placed.header().type().isFloat() ? 1 : full(placed);
        if (full > 1) {
            opening.warn(placed.name() + " holds whole numbers, of which " + full + " was taken for a share of 1.");
        }
        VolumeFile values = VolumeFile.read(opening, source(), placed, full, frame);
        ValueScan scan = ValueScan.of(values.volume());
        values.requireFinite(scan);
        Size size = frame.region().size();
        if (meant == TargetKind.LOGITS) {
            TeacherLabels.fromLogits(values.volume());
            return new Read.Soft(values.file(), new LabelSource.Soft(name, values.volume(), KeepMask.all(size)));
        }
        requireShares(values, scan, meant, full == 1 ? 0 : values.volume().classes() / (2.0 * full));
        boolean blanksCount = values.volume().classes() == 1 || scan.blank().isEmpty();
        KeepMask kept = blanksCount ? KeepMask.all(size) : KeepMask.where(size, i -> !scan.blank().get(i));
        return new Read.Soft(values.file(), new LabelSource.Soft(name, values.volume(), kept));
    }

    private long full(ArraySource.Placed placed) throws IOException {
        ArrayFacts facts = ArrayFacts.of(file, key);
        return Meaning.of(facts, placed.placement().layout()).full(facts,
                kind.isPresent() || Files.isDirectory(file));
    }

    /** @param rounding by how much rounded shares may miss a sum of 1 */
    private static void requireShares(VolumeFile values, ValueScan scan, TargetKind meant, double rounding)
            throws UnreadableFileException {
        if (!scan.within(-values.rangeTolerance(), 1 + values.rangeTolerance())) {
            throw new UnreadableFileException(values.file(),
                    "holds numbers from " + ShortNumber.of(scan.lowest()) + " to "
                            + ShortNumber.of(scan.highest()) + " but soft labels lie within 0..1",
                    "open it as logits if a network made it, or as hard if it holds class indices");
        }
        if (values.volume().classes() == 1) {
            return;
        }
        if (!scan.keptSumsToOne(values.sumTolerance() + rounding)) {
            double sum = Math.abs(scan.lowestSum() - 1) > Math.abs(scan.highestSum() - 1)
                    ? scan.lowestSum()
                    : scan.highestSum();
            throw new UnreadableFileException(values.file(),
                    "has shares that sum to " + ShortNumber.of(sum) + " at "
                            + values.frame().place(scan.worstPixel()),
                    "make each pixel sum to 1, or to 0 where it does not count");
        }
        if (meant == TargetKind.PROBABILITIES && !scan.blank().isEmpty()) {
            int first = scan.blank().nextSetBit(0);
            throw new UnreadableFileException(values.file(), "has probabilities that are all 0 at "
                    + values.frame().place(first), "call it soft if such pixels do not count");
        }
    }
}
