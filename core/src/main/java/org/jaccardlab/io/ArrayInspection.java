package org.jaccardlab.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;
import org.jspecify.annotations.Nullable;

/** Looks through one array piece by piece and says what it seems to hold. */
final class ArrayInspection {

    private ArrayInspection() {
    }

    /** Which part of an array or picture is looked at. */
    @FunctionalInterface
    interface Part {

        Part ALL = (file, picture, numbers) -> Region.whole(picture);

        /** @param numbers how many the whole has */
        Region of(String file, Size picture, long numbers) throws UnreadableFileException;
    }

    /**
     * @param key null for the one array of a file
     * @param part of the pixels that is looked at
     */
    static Inspection.Array of(ArrayFile file, @Nullable String key, Part part) throws IOException {
        Optional<String> named = Optional.ofNullable(key);
        try (ArrayStream array = file.array(named)) {
            List<String> warnings = new ArrayList<>();
            List<Cut.Span> spans = spans(array, named, part, warnings);
            ArrayFacts facts = ArrayFacts.of(array, named, spans);
            LayoutGuess guess = LayoutGuess.of(facts, Optional.empty(), Optional.empty());
            return described(facts, guess, warnings);
        }
    }

    /** The part of the axes that the head lets seem those of a picture. */
    private static List<Cut.Span> spans(ArrayStream array, Optional<String> key, Part part, List<String> warnings)
            throws IOException {
        ArrayHeader header = array.header();
        List<Cut.Span> spans = new ArrayList<>(header.shape().stream().map(Cut.Span::whole).toList());
        Optional<Layout> layout = LayoutGuess.of(ArrayFacts.ofHead(header, key), Optional.empty(), Optional.empty())
                .layout();
        if (layout.isEmpty()) {
            return spans;
        }
        Size picture = Placement.picture(array.file(), layout.get(), header.shape());
        Region region = part.of(array.file(), picture, header.count());
        if (!region.equals(Region.whole(picture))) {
            warnings.add("Only the region " + region + " was looked at.");
            spans.set(layout.get().axes().indexOf(Layout.Axis.HEIGHT),
                    new Cut.Span(picture.height(), region.y(), region.size().height()));
            spans.set(layout.get().axes().indexOf(Layout.Axis.WIDTH),
                    new Cut.Span(picture.width(), region.x(), region.size().width()));
        }
        return spans;
    }

    private static Inspection.Array described(ArrayFacts facts, LayoutGuess guess, List<String> warnings) {
        ArrayFacts.Numbers numbers = facts.numbers().orElseThrow();
        Optional<Layout> layout = guess.layout();
        Meaning.Guess meaning = layout.map(axes -> Meaning.of(facts, axes))
                .orElse(new Meaning.Guess(Meaning.UNKNOWN, "its shape is none that can be opened"));
        int axis = layout.map(axes -> axes.axes().indexOf(Layout.Axis.CLASS)).orElse(-1);
        Optional<ArrayFacts.Sums> sums = axis < 0 ? Optional.empty() : numbers.sums().get(axis);
        if (layout.isEmpty()) {
            warnings.add("Its shape is none that can be opened: save class x height x width.");
        } else if (axis >= 0 && facts.shape().get(axis) > 1 && sums.isEmpty()) {
            warnings.add("Its sums over the classes were not looked at, there are too many pixels.");
        }
        if (numbers.strange() > 0) {
            warnings.add(String.format(Locale.ROOT,
                    "It holds %,d %s NaN or infinite: mend them where the file was made.", numbers.strange(),
                    numbers.strange() == 1 ? "number that is" : "numbers that are"));
        }
        if (meaning.meaning() == Meaning.LOGITS && meaning.reason().contains("do not sum")) {
            warnings.add(
                    "It lies within 0..1 but its classes do not sum to 1: say whether it holds logits or probabilities.");
        }
        boolean counted = !facts.isFloating();
        return new Inspection.Array(facts.key().orElse(null), facts.shape(), facts.type(), facts.byteOrder(),
                facts.fortran(), layout.map(Layout::text).orElse(null), guess.reason(), guess.certain(),
                guess.alternatives().stream().map(Layout::text).toList(), meaning.meaning().text(), meaning.reason(),
                layout.map(axes -> axes.length(Layout.Axis.CLASS, facts.shape())).orElse(null),
                numbers.any() ? numbers.lowest() : null, numbers.any() ? numbers.highest() : null,
                numbers.any() ? sums.map(ArrayInspection::lowest).orElse(null) : null,
                numbers.any() ? sums.map(ArrayInspection::highest).orElse(null) : null,
                axisSums(numbers),
                counted
                        ? numbers.values().entrySet().stream()
                                .map(e -> new Inspection.LabelCount(e.getKey(), e.getValue())).toList()
                        : List.of(),
                warnings);
    }

    private static List<double @Nullable []> axisSums(ArrayFacts.Numbers numbers) {
        List<double @Nullable []> all = new ArrayList<>();
        for (Optional<ArrayFacts.Sums> sums : numbers.sums()) {
            all.add(sums.isEmpty() ? null : new double[]{lowest(sums.get()), highest(sums.get())});
        }
        return all;
    }

    private static double lowest(ArrayFacts.Sums sums) {
        return sums.blanks() ? Math.min(0, sums.lowest()) : sums.lowest();
    }

    private static double highest(ArrayFacts.Sums sums) {
        return sums.blanks() ? Math.max(0, sums.highest()) : sums.highest();
    }
}
