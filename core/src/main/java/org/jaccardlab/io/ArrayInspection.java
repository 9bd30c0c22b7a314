package org.jaccardlab.io;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;
import org.jspecify.annotations.Nullable;

/** Looks through one array piece by piece and guesses what it holds. */
final class ArrayInspection implements ArrayStream.Sink {

    private static final int MOST_LABELS = 256;
    /** Sums are kept for each pixel; beyond this many, 64 MB, they are left out. */
    private static final long MOST_SUMS = 1 << 24;
    /** A last axis longer than this is no class axis. */
    private static final long MOST_CLASSES = 512;

    private final ArrayHeader header;
    /** Class, height, width; empty if the shape is none of those that can be opened. */
    private final List<Long> axes;
    private final @Nullable AxisSums classFirst;
    private final @Nullable AxisSums classLast;
    private final Map<Long, Long> labels = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean labelsOverflow;
    private boolean negative;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private long strange;

    private ArrayInspection(ArrayHeader header, List<Long> axes) {
        this.header = header;
        this.axes = axes;
        boolean several = axes.size() == 3 && axes.getFirst() > 1;
        this.classFirst = several && sums(1, 2) <= MOST_SUMS
                ? AxisSums.along(0, axes, header.fortran())
                : null;
        this.classLast = several && axes.get(2) > 1 && axes.get(2) <= MOST_CLASSES && sums(0, 1) <= MOST_SUMS
                ? AxisSums.along(2, axes, header.fortran())
                : null;
        if (axes.isEmpty()) {
            warnings.add("Its shape is none that can be opened: save class x height x width.");
        } else if (several && classFirst == null) {
            warnings.add("Its sums over the classes were not looked at, there are too many pixels.");
        }
    }

    private long sums(int axis, int other) {
        return axes.get(axis) * axes.get(other);
    }

    private static List<Long> axes(List<Long> shape) {
        List<Long> axes = new ArrayList<>(shape);
        if (axes.size() == 4 && axes.getFirst() == 1) {
            axes.removeFirst();
        }
        if (axes.size() == 2) {
            axes.addFirst(1L);
        }
        return axes.size() == 3 && !axes.contains(0L) ? axes : List.of();
    }

    /**
     * @param key null for the one array of an npy file
     * @param part of the pixels that is looked at
     */
    static Inspection.Array of(ArrayFile file, @Nullable String key, Part part) throws IOException {
        try (ArrayStream array = file.array(Optional.ofNullable(key))) {
            ArrayHeader header = array.header();
            List<Long> axes = axes(header.shape());
            Optional<Cut> cut = cut(array.file(), header, axes, part);
            if (cut.isEmpty()) {
                ArrayInspection look = new ArrayInspection(header, axes);
                array.read(look);
                return look.result(key);
            }
            Size looked = cut.get().region().size();
            ArrayInspection look = new ArrayInspection(header,
                    List.of(axes.getFirst(), (long) looked.height(), (long) looked.width()));
            look.warnings.add("Only the region " + cut.get().region() + " was looked at.");
            array.read(cut.get(), look);
            return look.result(key);
        }
    }

    /** Empty if all is looked at. */
    private static Optional<Cut> cut(String file, ArrayHeader header, List<Long> axes, Part part)
            throws UnreadableFileException {
        if (axes.isEmpty() || axes.get(0) > Integer.MAX_VALUE || axes.get(1) * axes.get(2) > Integer.MAX_VALUE - 8) {
            return Optional.empty();
        }
        Size picture = new Size(axes.get(1).intValue(), axes.get(2).intValue());
        Region region = part.of(file, picture, header.count());
        return region.equals(Region.whole(picture))
                ? Optional.empty()
                : Optional.of(new Cut(axes.getFirst().intValue(), picture, region, header.fortran()));
    }

    /** Which part of an array or picture is looked at. */
    @FunctionalInterface
    interface Part {

        Part ALL = (file, picture, numbers) -> Region.whole(picture);

        /** @param numbers how many the whole has */
        Region of(String file, Size picture, long numbers) throws UnreadableFileException;
    }

    @Override
    public void take(double[] numbers, int count) {
        boolean whole = !header.type().isFloat();
        for (int i = 0; i < count; i++) {
            double v = numbers[i];
            if (Double.isFinite(v)) {
                lowest = Math.min(lowest, v);
                highest = Math.max(highest, v);
            } else {
                strange++;
            }
            if (whole) {
                label((long) v);
            }
        }
        if (classFirst != null) {
            classFirst.take(numbers, count);
        }
        if (classLast != null) {
            classLast.take(numbers, count);
        }
    }

    private void label(long value) {
        negative |= value < 0;
        if (!labelsOverflow) {
            labels.merge(value, 1L, Long::sum);
            labelsOverflow = labels.size() > MOST_LABELS;
        }
    }

    private Inspection.Array result(@Nullable String key) {
        if (strange > 0) {
            warnings.add(String.format(Locale.ROOT,
                    "It holds %,d %s NaN or infinite: mend them where the file was made.", strange,
                    strange == 1 ? "number that is" : "numbers that are"));
        }
        if (labelsOverflow) {
            labels.clear();
        }
        String kind = kind();
        boolean any = lowest <= highest;
        AxisSums sums = any ? classFirst : null;
        return new Inspection.Array(key, header.shape(), header.typeText(), byteOrder(), header.fortran(), kind,
                axes.isEmpty() ? null : axes.getFirst(), any ? lowest : null, any ? highest : null,
                sums == null ? null : sums.lowest(), sums == null ? null : sums.highest(),
                labels.entrySet().stream().map(e -> new Inspection.LabelCount(e.getKey(), e.getValue())).toList(),
                warnings);
    }

    private String byteOrder() {
        return header.type().bytes() == 1
                ? "single bytes"
                : header.order() == ByteOrder.LITTLE_ENDIAN ? "little-endian" : "big-endian";
    }

    private String kind() {
        if (axes.isEmpty() || strange > 0 || lowest > highest) {
            return "unknown";
        }
        boolean oneChannel = axes.getFirst() == 1;
        if (!header.type().isFloat() && oneChannel) {
            return negative || highest > 65_535 ? "unknown" : "labels";
        }
        double slack = header.type().isHalf() ? 1e-3 : 1e-4;
        double sumSlack = header.type().isHalf() ? 4e-3 : 1e-3;
        boolean within = lowest >= -slack && highest <= 1 + slack;
        if (!within || oneChannel) {
            return within ? "probabilities" : "logits";
        }
        if (classFirst == null) {
            return "unknown";
        }
        if (classFirst.allOne(sumSlack, true)) {
            return !header.type().isFloat() || !classFirst.allOne(sumSlack, false) ? "soft labels" : "probabilities";
        }
        if (classLast != null && classLast.allOne(sumSlack, false)) {
            warnings.add("Its last axis sums to 1 and looks like the class axis: transpose it to class axis first.");
            return "unknown";
        }
        warnings.add(
                "It lies within 0..1 but its classes do not sum to 1: say whether it holds logits or probabilities.");
        return "logits";
    }
}
