package org.jaccardlab.coding;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.jaccardlab.coding.LabelCoding.ByColour;
import org.jaccardlab.coding.LabelCoding.ByValue;
import org.jaccardlab.coding.LabelCoding.Plain;

/**
 * How a label file seems to be coded.
 *
 * @param coding empty if nothing fits
 * @param reason what speaks for it, a clause that continues the file's name: "holds only 0 and 255"
 * @param certain whether nobody needs to be asked
 * @param others codings that fit as well, the likelier first
 * @param names a table that would name the classes without changing any index
 * @param ignore a value that seems to mark pixels which do not count
 */
public record CodingGuess(Optional<LabelCoding> coding, String reason, boolean certain, List<LabelCoding> others,
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
        return new CodingGuess(Optional.of(coding), reason, false, List.of(others), coding.table(),
                OptionalInt.empty());
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
        return of(facts, List.of(table));
    }

    /** Whether a palette has only colours of the table; black alone says nothing. */
    private static boolean isDrawnIn(LabelFacts facts, LabelTable table) {
        return facts.form() == LabelFacts.Form.PALETTE && facts.counts().size() > 1
                && facts.values().stream().allMatch(value -> value < facts.palette().size()
                        && table.byColour().containsKey(facts.palette().get(value)));
    }

    /** @param tables those that may be meant, the likelier first */
    public static CodingGuess of(LabelFacts facts, List<LabelTable> tables) {
        Optional<LabelTable> named = tables.stream().filter(table -> table.isNamedLike(facts.file())).findFirst();
        if (named.isPresent() && !(grey(facts) && colourFile(facts))) {
            return byName(facts, named.get());
        }
        return facts.form() == LabelFacts.Form.COLOURS ? byColours(facts, tables) : byValues(facts, tables);
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
        return colours ? open(coding, reason) : open(coding, reason, Plain.INDICES);
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
                    + (found - known) + " other" + (found - known == 1 ? "" : "s"));
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

    private static CodingGuess byValues(LabelFacts facts, List<LabelTable> tables) {
        boolean grey = grey(facts);
        int top = facts.top();
        if (facts.counts().stream().anyMatch(count -> count.value() < 0)) {
            return certain(Plain.NEGATIVE_IGNORED, "holds negative numbers, which are no class indices");
        }
        if (facts.form() != LabelFacts.Form.PALETTE && facts.holdsExactly(0, 255)) {
            return open(Plain.MASK, "holds only 0 and 255", Plain.INDICES);
        }
        if (facts.bits() == 16 && facts.holdsExactly(0, top)) {
            return open(Plain.MASK, "holds only 0 and " + top, Plain.NEGATIVE_IGNORED);
        }
        if (grey && (facts.holdsExactly(0, 128, 255) || facts.holdsExactly(0, 127, 255))) {
            return open(Plain.TRIMAP, "holds only 0, " + facts.values().get(1) + " and 255", Plain.MATTE);
        }
        if (facts.holdsExactly(1, 2, 3)) {
            return open(Plain.TRIMAP_123, "holds only 1, 2 and 3", Plain.INDICES);
        }
        if (grey && isMatte(facts)) {
            return open(Plain.MATTE, String.format(Locale.ROOT, "holds %s%,d shades of grey from 0 to %d",
                    facts.complete() ? "" : "more than ", facts.counts().size(), top));
        }
        if (facts.bits() == 16 && facts.holds(0xffff)) {
            return certain(Plain.NEGATIVE_IGNORED, "holds 65535, which is -1 in 16 bits and no class index");
        }
        OptionalInt border = facts.usedIndexOf(VOC_BORDER);
        if (border.isPresent() && border.getAsInt() != 255) {
            return new CodingGuess(Optional.of(Plain.INDICES), "draws " + border.getAsInt()
                    + " in the colour of borders that do not count", false, List.of(), Optional.empty(), border);
        }
        return new CodingGuess(Optional.of(Plain.INDICES), "holds class indices", true, List.of(),
                tables.stream().filter(table -> hasPaletteOf(facts, table)).findFirst(), border);
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
