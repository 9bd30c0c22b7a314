package org.jaccardlab.coding;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.jaccardlab.coding.LabelCoding.ByColour;
import org.jaccardlab.coding.LabelCoding.ByValue;
import org.jaccardlab.coding.LabelCoding.Plain;

/**
 * How a label file seems to be coded.
 *
 * @param coding empty if nothing fits
 * @param reason what speaks for it, a clause that continues the file's name: "holds only 0 and 255"
 * @param certain whether nobody needs to be asked
 * @param others readings that fit as well, the likelier first
 * @param names a table that would name the classes without changing any index
 * @param ignore a value that seems to mark pixels which do not count
 */
public record CodingGuess(Optional<LabelCoding> coding, String reason, boolean certain, List<LabelReading> others,
        Optional<LabelTable> names, OptionalInt ignore) {

    /** A grey picture with more shades than this is no usual label picture. */
    private static final int MOST_SHADES = 64;
    private static final int VOC_BORDER = 0xe0e0c0;

    public CodingGuess {
        others = List.copyOf(others);
    }

    private static CodingGuess certain(LabelCoding coding, String reason) {
        return new CodingGuess(Optional.of(coding), reason, true, List.of(), coding.table(), OptionalInt.empty());
    }

    private static CodingGuess open(LabelCoding coding, String reason, LabelCoding... others) {
        return open(new LabelReading(coding), reason, Arrays.stream(others).map(LabelReading::new).toList());
    }

    private static CodingGuess open(LabelReading reading, String reason, List<LabelReading> others) {
        return new CodingGuess(Optional.of(reading.coding()), reason, false, others, reading.coding().table(),
                reading.ignore());
    }

    /** All readings that make sense, the likeliest first. */
    public List<LabelReading> readings() {
        OptionalInt usual = certain ? OptionalInt.empty() : ignore;
        return Stream.concat(coding.stream().map(found -> new LabelReading(found, usual)), others.stream()).toList();
    }

    /** What may be chosen: "trimap or matte". */
    public String choices() {
        List<String> texts = readings().stream().map(LabelReading::text).toList();
        return texts.size() < 2
                ? String.join("", texts)
                : String.join(", ", texts.subList(0, texts.size() - 1)) + " or " + texts.getLast();
    }

    /**
     * How a file seems to be coded whose class table is known: by its colours or its values if the table knows them all,
     * otherwise as the file itself suggests.
     *
     * @param ignored the value that does not count where the table does not know it
     */
    public static CodingGuess by(LabelTable table, LabelFacts facts, int ignored) {
        boolean drawn = facts.form() == LabelFacts.Form.COLOURS;
        if ((drawn || isDrawnIn(facts, table)) && !table.byColour().isEmpty()) {
            // Reading it names the colour that is wrong, and the nearest.
            return certain(new ByColour(table), "is read by the colours of " + table.title());
        }
        if (!drawn && facts.complete() && facts.values().stream().allMatch(value -> value == ignored
                || table.byValue().containsKey(value))) {
            return certain(new ByValue(table), "holds only values of " + table.title());
        }
        OptionalInt classes = table.classes().map(named -> OptionalInt.of(named.count())).orElse(OptionalInt.empty());
        return of(facts, List.of(table), new Surroundings(classes, ignored));
    }

    /** Whether a palette has only colours of the table; black alone says nothing. */
    private static boolean isDrawnIn(LabelFacts facts, LabelTable table) {
        return facts.form() == LabelFacts.Form.PALETTE && facts.counts().size() > 1
                && facts.values().stream().allMatch(value -> value < facts.palette().size()
                        && table.byColour().containsKey(facts.palette().get(value)));
    }

    /**
     * How a file by itself seems to be coded.
     *
     * @param tables those that may be meant, the likelier first
     */
    public static CodingGuess of(LabelFacts facts, List<LabelTable> tables) {
        return of(facts, tables, Surroundings.NONE);
    }

    /** How a file seems to be coded that belongs to others. */
    public static CodingGuess of(LabelFacts facts, List<LabelTable> tables, Surroundings known) {
        Optional<LabelTable> named = tables.stream().filter(table -> table.isNamedLike(facts.file())).findFirst();
        if (named.isPresent() && !(grey(facts) && colourFile(facts))) {
            return byName(facts, named.get());
        }
        return facts.form() == LabelFacts.Form.COLOURS ? byColours(facts, tables) : byValues(facts, tables, known);
    }

    private static boolean grey(LabelFacts facts) {
        return facts.form() == LabelFacts.Form.GREY;
    }

    /** Whether a palette draws 255 in the colour that PASCAL VOC gives to borders, which do not count. */
    public static boolean drawsBorder(LabelFacts facts) {
        return facts.usedIndexOf(VOC_BORDER).orElse(-1) == 255;
    }

    /** A picture of colours that are all grey says nothing of values. */
    private static boolean colourFile(LabelFacts facts) {
        return facts.file().toLowerCase(Locale.ROOT).contains("_color");
    }

    private static CodingGuess byName(LabelFacts facts, LabelTable table) {
        boolean colours = facts.form() == LabelFacts.Form.COLOURS;
        LabelCoding coding = colours ? new ByColour(table) : new ByValue(table);
        String reason = "is named like a file of " + table.title();
        int unknown = unknown(facts, coding);
        if (unknown == 0) {
            return certain(coding, reason + ", which knows all its " + (colours ? "colours" : "values"));
        }
        reason += ", which does not know " + unknown + " of its " + (colours ? "colours" : "values");
        return colours ? open(coding, reason, nearest(facts, table)) : open(coding, reason, Plain.INDICES);
    }

    /** The colours of a table, with as much tolerance as the file needs. */
    private static LabelCoding nearest(LabelFacts facts, LabelTable table) {
        return new ByColour(table, facts.values().stream().mapToInt(table::tolerance).max().orElse(0));
    }

    private static int unknown(LabelFacts facts, LabelCoding coding) {
        IntUnaryOperator coder = coding.coder(-1);
        return (int) facts.counts().stream()
                .filter(count -> coder.applyAsInt(count.value()) == LabelCoding.UNKNOWN).count();
    }

    private static CodingGuess byColours(LabelFacts facts, List<LabelTable> tables) {
        List<LabelTable> coloured = tables.stream().filter(table -> !table.byColour().isEmpty()).toList();
        List<LabelCoding> fitting = coloured.stream().<LabelCoding>map(ByColour::new)
                .filter(coding -> facts.complete() && unknown(facts, coding) == 0).toList();
        int found = facts.counts().size();
        if (!fitting.isEmpty()) {
            LabelCoding first = fitting.getFirst();
            String reason = "holds " + colours(found) + " of " + first.table().orElseThrow().title();
            List<LabelCoding> others = fitting.stream().filter(coding -> !agree(facts, first, coding)).toList();
            return others.isEmpty()
                    ? certain(first, reason)
                    : open(first, reason + ", which other tables know as well", others.toArray(LabelCoding[]::new));
        }
        Optional<LabelTable> best = coloured.stream().filter(table -> known(facts, table) >= 2)
                .max(Comparator.comparingLong(table -> knownPixels(facts, table)));
        if (best.isPresent() && facts.complete() && isMost(facts, best.get())) {
            int known = known(facts, best.get());
            return open(new ByColour(best.get()), "holds " + colours(known) + " of " + best.get().title() + " and "
                    + (found - known) + " other" + (found - known == 1 ? "" : "s"), nearest(facts, best.get()));
        }
        return new CodingGuess(Optional.empty(), facts.complete()
                ? "holds " + colours(found) + " that no class table here knows"
                : "holds more than " + colours(found) + ", as photos do", false, List.of(), Optional.empty(),
                OptionalInt.empty());
    }

    private static String colours(int count) {
        return count == 1 ? "a colour" : count + " colours";
    }

    private static boolean agree(LabelFacts facts, LabelCoding one, LabelCoding other) {
        IntUnaryOperator a = one.coder(-1);
        IntUnaryOperator b = other.coder(-1);
        return facts.counts().stream().allMatch(count -> a.applyAsInt(count.value()) == b.applyAsInt(count.value()));
    }

    private static int known(LabelFacts facts, LabelTable table) {
        Set<Integer> known = new HashSet<>(facts.values());
        known.retainAll(table.byColour().keySet());
        return known.size();
    }

    private static long knownPixels(LabelFacts facts, LabelTable table) {
        Map<Integer, LabelTable.Row> rows = table.byColour();
        return facts.counts().stream().filter(count -> rows.containsKey(count.value()))
                .mapToLong(LabelFacts.Count::pixels).sum();
    }

    private static boolean isMost(LabelFacts facts, LabelTable table) {
        long all = facts.counts().stream().mapToLong(LabelFacts.Count::pixels).sum();
        return 2 * known(facts, table) >= facts.counts().size() || 5 * knownPixels(facts, table) >= 4 * all;
    }

    private static CodingGuess byValues(LabelFacts facts, List<LabelTable> tables, Surroundings known) {
        if (facts.counts().stream().anyMatch(count -> count.value() < 0)) {
            return certain(Plain.NEGATIVE_IGNORED, "holds negative numbers, which are no class indices");
        }
        return few(facts, known).or(() -> shades(facts, known)).or(() -> drawn(facts, tables, known))
                .or(() -> beyond(facts, known)).orElseGet(() -> indices(facts, tables));
    }

    /** Labels of so few values that these may have meanings of their own. */
    private static Optional<CodingGuess> few(LabelFacts facts, Surroundings known) {
        int top = facts.top();
        boolean two = known.areAtMost(2);
        if (facts.form() != LabelFacts.Form.PALETTE && facts.holdsExactly(0, 255)) {
            String reason = "holds only 0 and 255";
            return Optional.of(known.classes().isEmpty()
                    ? open(Plain.MASK, reason, Plain.INDICES)
                    : certain(two ? Plain.MASK : Plain.INDICES, reason));
        }
        if (facts.bits() == 16 && facts.holdsExactly(0, top)) {
            String reason = "holds only 0 and " + top;
            return Optional.of(two ? certain(Plain.MASK, reason) : open(Plain.MASK, reason, Plain.NEGATIVE_IGNORED));
        }
        if (grey(facts) && (facts.holdsExactly(0, 128, 255) || facts.holdsExactly(0, 127, 255))) {
            return Optional.of(open(Plain.TRIMAP, "holds only 0, " + facts.values().get(1) + " and 255", Plain.MATTE));
        }
        return facts.holdsExactly(1, 2, 3) ? oneTwoThree(known) : Optional.empty();
    }

    /** A trimap, or classes that are counted from 1; in range of more than three classes they are as good as any. */
    private static Optional<CodingGuess> oneTwoThree(Surroundings known) {
        String reason = "holds only 1, 2 and 3";
        if (known.classes().isEmpty()) {
            return Optional.of(open(Plain.TRIMAP_123, reason, Plain.SHIFTED, Plain.INDICES));
        }
        return switch (known.indices()) {
            case 2 -> Optional.of(open(new LabelReading(Plain.TRIMAP_123), reason + " where there are 2 classes",
                    List.of(new LabelReading(Plain.SHIFTED, OptionalInt.of(3)))));
            case 3 -> Optional.of(open(Plain.SHIFTED, reason + " where there are 3 classes", Plain.TRIMAP_123));
            default -> Optional.empty();
        };
    }

    private static Optional<CodingGuess> shades(LabelFacts facts, Surroundings known) {
        if (grey(facts) && isMatte(facts)) {
            String reason = String.format(Locale.ROOT, "holds %s%,d shades of grey from 0 to %d",
                    facts.complete() ? "" : "more than ", facts.counts().size(), facts.top());
            return Optional.of(known.areAtMost(2)
                    ? certain(Plain.MATTE, reason)
                    : open(Plain.MATTE, reason, Plain.INDICES));
        }
        return facts.bits() == 16 && facts.holds(0xffff)
                ? Optional.of(certain(Plain.NEGATIVE_IGNORED,
                        "holds 65535, which is -1 in 16 bits and no class index"))
                : Optional.empty();
    }

    /** Palettes that draw one of the classes as something is drawn that does not count. */
    private static Optional<CodingGuess> drawn(LabelFacts facts, List<LabelTable> tables,
            Surroundings known) {
        OptionalInt border = facts.usedIndexOf(VOC_BORDER);
        boolean named = tables.stream().anyMatch(table -> hasPaletteOf(facts, table));
        OptionalInt value = border.isPresent() || named ? border : bleak(facts);
        if (value.isEmpty() || value.getAsInt() == 255 || value.getAsInt() == known.ignored()) {
            return Optional.empty();
        }
        int index = value.getAsInt();
        String colour = border.isPresent()
                ? "in the colour of borders that do not count"
                : "in " + (facts.palette().get(index) == 0 ? "black" : "white")
                        + " among colours, as many do with what does not count";
        return Optional.of(open(new LabelReading(Plain.INDICES, value), "draws " + index + " " + colour,
                known.isBeyond(index) ? List.of() : List.of(new LabelReading(Plain.INDICES))));
    }

    /** The one index but 0 that is drawn in black or white among colours. */
    private static OptionalInt bleak(LabelFacts facts) {
        List<Integer> used = facts.values().stream().filter(value -> value < facts.palette().size()).toList();
        List<Integer> bleak = used.stream().filter(value -> value > 0 && isBleak(facts.palette().get(value))).toList();
        boolean colours = used.stream().map(facts.palette()::get).anyMatch(rgb -> !isGrey(rgb));
        boolean first = !facts.palette().isEmpty() && facts.palette().getFirst() == 0;
        return colours && bleak.size() == 1 && !(first && facts.palette().get(bleak.getFirst()) == 0)
                ? OptionalInt.of(bleak.getFirst())
                : OptionalInt.empty();
    }

    private static boolean isBleak(int rgb) {
        return rgb == 0 || rgb == 0xffffff;
    }

    private static boolean isGrey(int rgb) {
        return (rgb >> 16) == (rgb & 0xff) && (rgb >> 8 & 0xff) == (rgb & 0xff);
    }

    /** One value more than there are classes: it does not count, or they are counted from 1. */
    private static Optional<CodingGuess> beyond(LabelFacts facts, Surroundings known) {
        if (!facts.complete()) {
            return Optional.empty();
        }
        List<Integer> used = facts.values().stream().filter(value -> value != known.ignored() && value != 255).toList();
        List<Integer> beyond = used.stream().filter(known::isBeyond).toList();
        if (beyond.size() != 1) {
            return Optional.empty();
        }
        int value = beyond.getFirst();
        LabelReading ignored = new LabelReading(Plain.INDICES, OptionalInt.of(value));
        LabelReading shifted = new LabelReading(Plain.SHIFTED);
        String reason = "holds " + value + " where there are " + known.indices() + " classes, numbered from 0";
        if (value > known.indices()) {
            return Optional.of(open(ignored, reason, List.of()));
        }
        return Optional.of(used.contains(0)
                ? open(ignored, reason, List.of(shifted))
                : open(shifted, reason + ", and no 0", List.of(ignored)));
    }

    private static CodingGuess indices(LabelFacts facts, List<LabelTable> tables) {
        return new CodingGuess(Optional.of(Plain.INDICES), "holds class indices", true, List.of(),
                tables.stream().filter(table -> hasPaletteOf(facts, table)).findFirst(),
                facts.usedIndexOf(VOC_BORDER));
    }

    /** Many shades, mostly the two ends; labels are few, and the largest is rare. */
    private static boolean isMatte(LabelFacts facts) {
        int shades = facts.counts().size();
        if (facts.bits() == 16 && shades > 255) {
            return true;
        }
        long most = facts.counts().stream().filter(count -> count.value() > 0 && count.value() < facts.top())
                .mapToLong(LabelFacts.Count::pixels).max().orElse(0);
        return facts.bits() >= 8 && shades > MOST_SHADES && facts.pixels(0) > most && facts.pixels(facts.top()) > most;
    }

    private static boolean hasPaletteOf(LabelFacts facts, LabelTable table) {
        if (facts.palette().isEmpty() || facts.counts().size() < 2) {
            return false;
        }
        Map<Integer, LabelTable.Row> rows = table.byValue();
        return facts.values().stream().allMatch(value -> value < facts.palette().size()
                && rows.containsKey(value) && rows.get(value).cls().orElse(value) == value
                && rows.get(value).rgb().orElse(-1) == facts.palette().get(value));
    }
}
