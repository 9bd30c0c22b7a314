package org.jaccardlab.io;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jaccardlab.coding.CodingGuess;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.coding.LabelCoding.Plain;
import org.jaccardlab.coding.LabelFacts;
import org.jaccardlab.coding.LabelReading;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.coding.Surroundings;

/**
 * Values or colours that have been read before anybody asked what they mean.
 *
 * @param name what messages call them
 * @param values one for each pixel of the frame's region, row by row
 */
record UncodedLabels(String name, Frame frame, LabelFacts facts, int[] values) {

    /**
     * As the class table says that was chosen for the batch, or else as the values themselves suggest.
     *
     * @param classes how many there are, as far as is known
     */
    TargetFile.Read guessed(Opening opening, String target, OptionalInt classes) throws UnreadableFileException {
        return isPossibleMask(opening)
                ? new TargetFile.Read.Hard(target, new PossibleMask(this))
                : coded(opening, target, coding(opening, classes));
    }

    private boolean isPossibleMask(Opening opening) {
        int top = highest();
        boolean drawn = facts.form() == LabelFacts.Form.COLOURS || CodingGuess.drawsBorder(facts);
        boolean known = opening.table().filter(table -> table.byValue().containsKey(top)).isPresent();
        return !drawn && !known && (top == 0xff || top == 0xffff) && facts.complete() && facts.counts().stream()
                .allMatch(count -> count.value() == 0 || count.value() == top);
    }

    /** The largest value. */
    int highest() {
        return facts.counts().isEmpty() ? 0 : facts.counts().getLast().value();
    }

    /**
     * The coding that a chosen class table or the values themselves suggest.
     *
     * @param classes how many there are, as far as is known
     * @throws UnreadableFileException if there is no such coding, or a choice between several
     */
    LabelCoding coding(Opening opening, OptionalInt classes) throws UnreadableFileException {
        if (opening.table().isEmpty()) {
            return settled(CodingGuess.of(facts, ClassTableCatalogue.all(),
                    new Surroundings(classes, opening.ignore())));
        }
        LabelTable table = opening.table().get();
        LabelCoding coding = settled(CodingGuess.by(table, facts, opening.ignore()));
        if (coding == Plain.INDICES && !table.byValue().isEmpty()) {
            opening.warn(name + " holds values that " + table.title() + " does not know, read as class indices.");
        }
        return coding;
    }

    /**
     * The same of a prediction: networks answer with class indices whatever values the labels have, so that a chosen class
     * table only says what colours mean.
     */
    LabelCoding predictedCoding(Opening opening) throws UnreadableFileException {
        if (facts.form() == LabelFacts.Form.COLOURS) {
            return coding(opening, OptionalInt.empty());
        }
        CodingGuess guess = CodingGuess.of(facts, ClassTableCatalogue.all());
        if (guess.coding().equals(Optional.of(Plain.MATTE))) {
            // Many shades of grey from a network are its probabilities.
            opening.warn(name + " " + guess.reason() + ", read as probabilities of class 1.");
            return Plain.MATTE;
        }
        if (!guess.certain() && guess.readings().contains(new LabelReading(Plain.INDICES))) {
            opening.warn(name + " " + guess.reason() + ", read as class indices.");
            return Plain.INDICES;
        }
        return settled(guess);
    }

    private LabelCoding settled(CodingGuess guess) throws UnreadableFileException {
        if (guess.coding().isEmpty()) {
            throw new UnreadableFileException(name, guess.reason(),
                    "choose classes with its colours, or save it as an 8-bit grey or palette PNG");
        }
        LabelCoding coding = guess.coding().get();
        if (guess.certain()) {
            return coding;
        }
        if (coding == Plain.MASK && guess.others().contains(new LabelReading(Plain.INDICES))) {
            // Of 0 and 255 the number of classes decides, and has not been for a mask.
            return Plain.INDICES;
        }
        boolean colours = guess.readings().stream().allMatch(way -> way.coding() instanceof LabelCoding.ByColour
                && way.coding().table().equals(coding.table()));
        if (colours || guess.readings().size() == 1) {
            // Reading it names the value or colour that is wrong, and what to do.
            return coding;
        }
        throw new UndecidedLabelsException(name, guess);
    }

    TargetFile.Read coded(Opening opening, String target, LabelCoding coding) throws UnreadableFileException {
        boolean colours = facts.form() == LabelFacts.Form.COLOURS;
        boolean byColour = coding instanceof LabelCoding.ByColour;
        if (colours && !byColour) {
            throw new UnreadableFileException(name, "is a picture of colours but was called "
                    + coding.text().toLowerCase(Locale.ROOT), "choose the coding colours:TABLE with its class table");
        }
        if (coding == Plain.MATTE) {
            return matte(target);
        }
        return new TargetFile.Read.Hard(target, raw(coding));
    }

    /** As class indices; {@link Plain#MATTE} makes none. */
    RawLabels raw(LabelCoding coding) throws UnreadableFileException {
        return new RawLabels(name, frame, coding instanceof LabelCoding.ByColour ? asColours() : values, coding);
    }

    private TargetFile.Read matte(String target) throws UnreadableFileException {
        if (facts.form() == LabelFacts.Form.PALETTE || facts.form() == LabelFacts.Form.NUMBERS) {
            throw new UnreadableFileException(name, "holds no shades of grey but was called a matte",
                    "save it as a grey PNG, or open it as a soft array with numbers from 0 to 1");
        }
        return new TargetFile.Read.Matte(target, name, frame.region().size(), values, facts.top());
    }

    /** Shades of grey and palette indices as the colours that they are drawn in. */
    private int[] asColours() throws UnreadableFileException {
        if (facts.form() == LabelFacts.Form.COLOURS) {
            return values;
        }
        if (facts.form() == LabelFacts.Form.NUMBERS || facts.bits() > 8) {
            throw new UnreadableFileException(name, "holds numbers and no colours", "choose another coding");
        }
        int[] colours = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            colours[i] = facts.form() == LabelFacts.Form.PALETTE
                    ? values[i] < facts.palette().size() ? facts.palette().get(values[i]) : 0
                    : values[i] * 255 / facts.top() * 0x010101;
        }
        return colours;
    }
}
