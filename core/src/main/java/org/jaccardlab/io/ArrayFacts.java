package org.jaccardlab.io;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jaccardlab.coding.LabelFacts;

/**
 * What can be said of an array without knowing what it means.
 *
 * @param key its key, where a file holds several
 * @param shape one length an axis
 * @param type element type as NumPy writes it, {@code <f4}
 * @param byteOrder "little-endian", "big-endian" or "single bytes"
 * @param fortran whether the first axis changes fastest in the file
 * @param numbers what looking at the numbers gave; empty if only the head was read
 */
public record ArrayFacts(Optional<String> key, List<Long> shape, String type, String byteOrder, boolean fortran,
        Optional<Numbers> numbers) {

    /** Arrays with more numbers are looked at in their middle only; this many take a fraction of a second. */
    public static final long MOST_NUMBERS = 1 << 26;

    private static final int MOST_VALUES = 256;
    /** Of one axis; 80 MB. More are left out. */
    private static final long MOST_SUMS = 1 << 24;
    /** A longer axis is no class axis. */
    private static final long MOST_CLASSES = 4_096;

    public ArrayFacts {
        shape = List.copyOf(shape);
    }

    /**
     * What the numbers are like.
     *
     * @param lowest smallest finite number, infinity if there is none
     * @param highest largest finite number, minus infinity if there is none
     * @param strange how many are NaN or infinite
     * @param sums along each axis, in the order of the shape; empty where the axis is too long to be one of classes
     * @param values distinct numbers and how often they come, if all are whole and there are at most 256 of them
     * @param isWhole whether all are whole
     * @param isPart whether only a part of them was looked at
     */
    public record Numbers(double lowest, double highest, long strange, List<Optional<Sums>> sums,
            SortedMap<Long, Long> values, boolean isWhole, boolean isPart) {

        public Numbers {
            sums = List.copyOf(sums);
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }

        /** Whether there is any number at all. */
        boolean any() {
            return lowest <= highest;
        }
    }

    /**
     * Sums along an axis.
     *
     * @param lowest of all sums of which any summand is not 0
     * @param highest of the same
     * @param blanks whether there are sums of nothing but zeros
     */
    public record Sums(double lowest, double highest, boolean blanks) {

        /** Whether all, blank ones aside, are about so much. */
        boolean are(double one, double tolerance) {
            return lowest <= highest && lowest >= one - tolerance && highest <= one + tolerance;
        }
    }

    /** For people: "19 x 512 x 1024, <f4, -3.2 to 8.1, axis 0 sums to 1". */
    public String text() {
        List<String> parts = new ArrayList<>(List.of(ShapeText.of(shape), type));
        numbers.filter(Numbers::any).ifPresent(found -> {
            parts.add((found.isPart() ? "in its middle " : "") + ShortNumber.of(found.lowest()) + " to "
                    + ShortNumber.of(found.highest()));
            if (found.strange() > 0) {
                parts.add(found.strange() + " NaN or infinite");
            }
            for (int axis = 0; axis < found.sums().size(); axis++) {
                if (shape.get(axis) > 1
                        && found.sums().get(axis).filter(sums -> sums.lowest() <= sums.highest()).isPresent()) {
                    Sums sums = found.sums().get(axis).get();
                    boolean one = ShortNumber.of(sums.lowest()).equals(ShortNumber.of(sums.highest()));
                    parts.add("axis " + axis + " sums to " + ShortNumber.of(sums.lowest())
                            + (one ? "" : " .. " + ShortNumber.of(sums.highest())));
                }
            }
        });
        return String.join(", ", parts);
    }

    /** What the head of the only array in this file, or the one under this key, says, and its numbers. */
    public static ArrayFacts of(Path file, Optional<String> key) throws IOException {
        try (ArrayFile arrays = ArrayFile.open(file); ArrayStream array = arrays.array(key)) {
            return of(array, key);
        }
    }

    /** Looks at the numbers, of a large array at those in its middle. */
    static ArrayFacts of(ArrayStream array, Optional<String> key) throws IOException {
        return of(array, key, middle(array.header().shape()));
    }

    /** Looks at the numbers of these spans, in the order of the shape. */
    static ArrayFacts of(ArrayStream array, Optional<String> key, List<Cut.Span> spans) throws IOException {
        ArrayHeader header = array.header();
        List<Cut.Span> inFile = new ArrayList<>(spans);
        if (header.fortran()) {
            Collections.reverse(inFile);
        }
        Look look = new Look(inFile, header.type());
        if (header.count() > 0) {
            array.read(new Cut(inFile), look);
        }
        return ofHead(header, key, Optional.of(look.result(header.fortran())));
    }

    /** What the head alone says. */
    static ArrayFacts ofHead(ArrayHeader header, Optional<String> key) {
        return ofHead(header, key, Optional.empty());
    }

    private static ArrayFacts ofHead(ArrayHeader header, Optional<String> key, Optional<Numbers> numbers) {
        String order = header.type().bytes() == 1
                ? "single bytes"
                : header.order() == ByteOrder.LITTLE_ENDIAN ? "little-endian" : "big-endian";
        return new ArrayFacts(key, header.shape(), header.typeText(), order, header.fortran(), numbers);
    }

    /** The same spans everywhere but along the two longest axes, of which the middle is left. */
    static List<Cut.Span> middle(List<Long> shape) {
        double count = 1;
        for (long length : shape) {
            count *= length;
        }
        List<Cut.Span> spans = new ArrayList<>(shape.stream().map(Cut.Span::whole).toList());
        List<Integer> longest = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            longest.add(i);
        }
        longest.sort((a, b) -> Long.compare(shape.get(b), shape.get(a)));
        for (int i = 0; i < longest.size() && count > MOST_NUMBERS; i++) {
            long length = shape.get(longest.get(i));
            double part = i == 0 && longest.size() > 1 ? Math.sqrt(MOST_NUMBERS / count) : MOST_NUMBERS / count;
            long kept = Math.max(1, (long) (length * part));
            spans.set(longest.get(i), new Cut.Span(length, (length - kept) / 2, kept));
            count = count / length * kept;
        }
        return spans;
    }

    /** Whether numbers may have fractions. */
    public boolean isFloating() {
        return type.contains("f");
    }

    /** Its numbers as labels of this file, if all have been looked at and are few whole ones. */
    Optional<LabelFacts> labels(String file) {
        boolean fits = numbers.filter(found -> !found.isPart() && !found.values().isEmpty()
                && found.lowest() >= Integer.MIN_VALUE && found.highest() <= Integer.MAX_VALUE).isPresent();
        return !fits
                ? Optional.empty()
                : numbers.map(found -> new LabelFacts(file, LabelFacts.Form.NUMBERS, 32, found.values().entrySet()
                        .stream().map(entry -> new LabelFacts.Count(entry.getKey().intValue(), entry.getValue()))
                        .toList(), true, List.of()));
    }

    /** The value that stands for 1 where whole numbers stand for fractions: of 8 bits 255, of 16 bits 65535. */
    long full() {
        return switch (type) {
            case "|u1" -> 255;
            case "<u2", ">u2" -> 65_535;
            default -> 1;
        };
    }

    /** How far below 0 or above 1 a probability may lie. */
    double rangeTolerance() {
        return isCoarse() ? 1e-3 : 1e-4;
    }

    /** Whether the numbers hold about three decimal digits. */
    private boolean isCoarse() {
        String code = type.toLowerCase(Locale.ROOT);
        return code.endsWith("f2") || code.contains("bf");
    }

    /** How far a sum of probabilities may lie from 1. */
    double sumTolerance() {
        return isCoarse() ? 4e-3 : 1e-3;
    }

    /**
     * What stands for 1 if the numbers along this axis, in the order of the shape, sum to one nearly everywhere: 1, or 255
     * or 65535 of whole numbers. Empty if they do not, or nobody has looked.
     */
    Optional<Long> one(int axis) {
        if (shape.get(axis) < 2 || numbers.isEmpty() || numbers.get().strange() > 0
                || numbers.get().lowest() < -rangeTolerance()) {
            return Optional.empty();
        }
        Optional<Sums> sums = numbers.get().sums().get(axis);
        if (sums.filter(found -> found.are(1, isFloating() ? sumTolerance() : 0)).isPresent()) {
            return Optional.of(1L);
        }
        // Each of the whole numbers has been rounded.
        double rounding = Math.max(1, shape.get(axis) / 2.0);
        return full() > 1 && sums.filter(found -> found.are(full(), rounding)).isPresent()
                ? Optional.of(full())
                : Optional.empty();
    }

    /** Takes the numbers as they come. */
    private static final class Look implements ArrayStream.Sink {

        private final List<Cut.Span> spans;
        private final List<Optional<AxisSums>> sums = new ArrayList<>();
        private final SortedMap<Long, Long> values = new TreeMap<>();
        private final boolean wholeType;
        private double lowest = Double.POSITIVE_INFINITY;
        private double highest = Double.NEGATIVE_INFINITY;
        private long strange;
        private boolean whole = true;
        private boolean many;
        private double repeated = Double.NaN;
        private long repeats;

        /** @param spans in the order of the file */
        Look(List<Cut.Span> spans, ElementType type) {
            this.spans = spans;
            this.wholeType = !type.isFloat();
            long all = spans.stream().mapToLong(Cut.Span::count).reduce(1, (a, b) -> a * b);
            long slower = 1;
            for (Cut.Span span : spans) {
                long count = span.count();
                boolean sensible = count > 1 && count <= MOST_CLASSES && span.isWhole() && all > 0
                        && all / count <= MOST_SUMS;
                sums.add(sensible ? Optional.of(new AxisSums(slower, count, all / count / slower)) : Optional.empty());
                slower *= Math.max(1, count);
            }
        }

        @Override
        public void take(double[] numbers, int count) {
            for (int i = 0; i < count; i++) {
                double v = numbers[i];
                if (Double.isFinite(v)) {
                    lowest = Math.min(lowest, v);
                    highest = Math.max(highest, v);
                } else {
                    strange++;
                }
                if (whole) {
                    value(v);
                }
            }
            sums.forEach(axis -> axis.ifPresent(gathered -> gathered.take(numbers, count)));
        }

        private void value(double v) {
            if (!wholeType && v != Math.rint(v)) {
                whole = false;
            } else if (v == repeated) {
                // Labels come in runs, and looking one up takes longer than all the rest.
                repeats++;
            } else if (!many) {
                countRepeats();
                repeated = v;
                repeats = 1;
            }
        }

        private void countRepeats() {
            if (repeats > 0) {
                values.merge((long) repeated, repeats, Long::sum);
                repeats = 0;
                many = values.size() > MOST_VALUES;
            }
        }

        Numbers result(boolean fortran) {
            countRepeats();
            List<Optional<Sums>> found = new ArrayList<>(
                    sums.stream().map(axis -> axis.map(AxisSums::result)).toList());
            if (fortran) {
                Collections.reverse(found);
            }
            boolean clean = whole && strange == 0;
            return new Numbers(lowest, highest, strange, found, clean && !many ? values : new TreeMap<>(), clean,
                    !spans.stream().allMatch(Cut.Span::isWhole));
        }
    }
}
