package org.jaccardlab.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jaccardlab.coding.LabelFacts.Form;
import org.jaccardlab.io.ClassTableCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CodingGuessTest {

    private static CodingGuess guess(String file, Form form, int bits, List<Integer> values) {
        List<LabelFacts.Count> counts = values.stream().sorted().map(value -> new LabelFacts.Count(value, 10))
                .toList();
        return CodingGuess.of(new LabelFacts(file, form, bits, counts, true, List.of()), ClassTableCatalogue.all());
    }

    private static List<Integer> numbers(String words) {
        List<Integer> numbers = new ArrayList<>();
        for (String word : words.split(" ")) {
            numbers.add(word.startsWith("#") ? Integer.parseInt(word, 1, 7, 16) : Integer.parseInt(word));
        }
        return numbers;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # file                        | form    | bits | values                  | coding                  | certain
            a.png                         | GREY    | 8    | 0 1 2 18 255            | indices                 | true
            a.png                         | GREY    | 8    | 255                     | indices                 | true
            a.png                         | GREY    | 1    | 0 1                     | indices                 | true
            a.png                         | GREY    | 16   | 0 1 700                 | indices                 | true
            a.png                         | PALETTE | 8    | 0 255                   | indices                 | true
            a.png                         | PALETTE | 8    | 0 15 255                | indices                 | true
            a.npy                         | NUMBERS | 32   | 0 1 150                 | indices                 | true
            a.npy                         | NUMBERS | 32   | -1 0 1                  | negative-ignored        | true
            a.png                         | GREY    | 16   | 0 1 65535               | negative-ignored        | true
            a.png                         | GREY    | 8    | 0 255                   | mask                    | false
            a.npy                         | NUMBERS | 32   | 0 255                   | mask                    | false
            a.png                         | GREY    | 16   | 0 65535                 | mask                    | false
            a.png                         | GREY    | 8    | 0 128 255               | trimap                  | false
            a.png                         | GREY    | 8    | 1 2 3                   | trimap-123              | false
            x_gtFine_labelIds.png         | GREY    | 8    | 0 7 8 26                | values:cityscapes       | true
            x_gtFine_labelIds.png         | GREY    | 8    | 7 8 40                  | values:cityscapes       | false
            x_gtFine_labelTrainIds.png    | GREY    | 8    | 0 1 18 255              | values:cityscapes-train | true
            x_gtFine_color.png            | COLOURS | 8    | #804080 #f423e8 #000000 | colours:cityscapes      | true
            x_gtFine_color.png            | COLOURS | 8    | #804080 #80403f         | colours:cityscapes      | false
            ADE_val_00000001.png          | GREY    | 8    | 0 1 150                 | values:ade20k           | true
            a.png                         | COLOURS | 8    | #804080 #f423e8 #464646 | colours:cityscapes      | true
            a.png                         | COLOURS | 8    | #804080 #f423e8 #80403f | colours:cityscapes      | false
            a.png                         | COLOURS | 8    | #000000 #e0e0c0 #800000 | colours:voc             | true
            a.png                         | COLOURS | 8    | #808080 #c0c080 #4000c0 | colours:camvid          | true
            a.png                         | COLOURS | 8    | #00ffff #ffff00 #ff00ff | colours:deepglobe       | true
            """)
    void theCodingIsFoundByLooking(String file, Form form, int bits, String values, String coding, boolean certain) {
        CodingGuess guess = guess(file, form, bits, numbers(values));
        assertThat(guess.coding().orElseThrow().text()).isEqualTo(coding);
        assertThat(guess.certain()).isEqualTo(certain);
    }

    @Test
    void coloursOfNoTableHaveNoCoding() {
        CodingGuess guess = guess("a.png", Form.COLOURS, 8, numbers("#010203 #040506"));
        assertThat(guess.coding()).isEmpty();
        assertThat(guess.reason()).isEqualTo("holds 2 colours that no class table here knows");
    }

    @Test
    void coloursOfSeveralTablesAreAskedAbout() {
        CodingGuess guess = guess("a.png", Form.COLOURS, 8, numbers("#000000 #800000"));
        assertThat(guess.certain()).isFalse();
        assertThat(guess.coding().orElseThrow().text()).isEqualTo("colours:voc");
        assertThat(guess.others()).extracting(LabelReading::text).containsExactly("colours:camvid");
    }

    @Test
    void oneWrongColourIsCounted() {
        assertThat(guess("a.png", Form.COLOURS, 8, numbers("#804080 #f423e8 #464646 #80403f")).reason())
                .isEqualTo("holds 3 colours of Cityscapes (label ids, colours) and 1 other");
    }

    @Test
    void manyShadesBetweenTheEndsAreAMatte() {
        List<LabelFacts.Count> counts = new ArrayList<>();
        IntStream.range(0, 256).forEach(v -> counts.add(new LabelFacts.Count(v, v % 255 == 0 ? 1000 : 5)));
        CodingGuess guess = CodingGuess.of(new LabelFacts("a.png", Form.GREY, 8, counts, true, List.of()), List.of());
        assertThat(guess.coding()).contains(LabelCoding.Plain.MATTE);
        assertThat(guess.certain()).isFalse();
        assertThat(guess.reason()).isEqualTo("holds 256 shades of grey from 0 to 255");
    }

    @Test
    void manyLabelsAreNoMatte() {
        CodingGuess guess = guess("a.png", Form.GREY, 8, IntStream.range(0, 150).boxed().toList());
        assertThat(guess.coding()).contains(LabelCoding.Plain.INDICES);
        assertThat(guess.certain()).isTrue();
    }

    @Test
    void aPaletteNamesTheClassesAndTheBorder() {
        List<Integer> palette = new ArrayList<>(List.of(0, 0x800000, 0x008000));
        CodingGuess voc = CodingGuess.of(new LabelFacts("a.png", Form.PALETTE, 8, List.of(new LabelFacts.Count(0, 5),
                new LabelFacts.Count(2, 5)), true, palette), ClassTableCatalogue.all());
        assertThat(voc.certain()).isTrue();
        assertThat(voc.names().orElseThrow().name()).isEqualTo("voc");
        palette.set(2, 0xe0e0c0);
        CodingGuess border = CodingGuess.of(new LabelFacts("a.png", Form.PALETTE, 8, List.of(
                new LabelFacts.Count(0, 5), new LabelFacts.Count(2, 5)), true, palette), ClassTableCatalogue.all());
        assertThat(border.certain()).isFalse();
        assertThat(border.ignore()).isEqualTo(OptionalInt.of(2));
    }

    /** Values, how many classes the prediction has, and the readings that make sense: one if it is certain. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # form  | bits | values        | classes | readings
            GREY    | 8    | 0 1 2         | 3       | indices
            GREY    | 8    | 0 1 2 255     | 3       | indices
            GREY    | 8    | 1 2           | 3       | indices
            GREY    | 8    | 1 2 3         | 3       | shifted, trimap-123
            NUMBERS | 32   | 1 2 3         | 3       | shifted, trimap-123
            GREY    | 8    | 1 2 3         | 2       | trimap-123, shifted with 3 ignored
            GREY    | 8    | 1 2 3         | 1       | trimap-123, shifted with 3 ignored
            GREY    | 8    | 1 2 3         | 21      | indices
            GREY    | 8    | 1 2 3 4 5     | 5       | shifted, indices with 5 ignored
            GREY    | 8    | 0 1 2         | 2       | indices with 2 ignored, shifted
            GREY    | 8    | 0 1 9         | 2       | indices with 9 ignored
            GREY    | 8    | 0 1 8 9       | 2       | indices
            PALETTE | 8    | 0 1 11        | 11      | indices with 11 ignored, shifted
            GREY    | 8    | 0 255         | 1       | mask
            GREY    | 8    | 0 255         | 2       | mask
            GREY    | 8    | 0 255         | 3       | indices
            GREY    | 16   | 0 65535       | 2       | mask
            GREY    | 16   | 0 65535       | 3       | mask, negative-ignored
            GREY    | 8    | 0 128 255     | 2       | trimap, matte
            NUMBERS | 32   | -1 0 5        | 3       | negative-ignored
            """)
    void thePredictionsClassesAreHeeded(Form form, int bits, String values, int classes, String readings) {
        List<LabelFacts.Count> counts = numbers(values).stream().map(value -> new LabelFacts.Count(value, 10)).toList();
        CodingGuess guess = CodingGuess.of(new LabelFacts("a.png", form, bits, counts, true, List.of()),
                ClassTableCatalogue.all(), new Surroundings(OptionalInt.of(classes), 255));
        assertThat(guess.readings()).extracting(LabelReading::text).containsExactly(readings.split(", "));
        assertThat(guess.certain()).isEqualTo(!readings.contains(",") && !readings.contains("ignored ")
                && !readings.endsWith("with 9 ignored"));
    }

    /** Colours of the palette from index 0 on, all of them used, and the readings that make sense. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            000000 ff0000 e0e0c0 | indices with 2 ignored, indices
            000000 ff0000 ffffff | indices with 2 ignored, indices
            00ff00 ff0000 000000 | indices with 2 ignored, indices
            ffffff ff0000 00ff00 | indices
            000000 ffffff 808080 | indices
            000000 ff0000 000000 | indices
            00ffff ffff00 ff00ff 00ff00 0000ff ffffff | indices
            """)
    void aClassDrawnLikeWhatDoesNotCountIsAskedAbout(String palette, String readings) {
        List<Integer> colours = Arrays.stream(palette.split(" ")).map(word -> Integer.parseInt(word, 16)).toList();
        List<LabelFacts.Count> counts = IntStream.range(0, colours.size())
                .mapToObj(value -> new LabelFacts.Count(value, 10)).toList();
        LabelFacts facts = new LabelFacts("a.png", Form.PALETTE, 8, counts, true, colours);
        CodingGuess guess = CodingGuess.of(facts, ClassTableCatalogue.all(),
                new Surroundings(OptionalInt.of(colours.size()), 255));
        assertThat(guess.readings()).extracting(LabelReading::text).containsExactly(readings.split(", "));
        assertThat(guess.certain()).isEqualTo(guess.readings().size() == 1);
        CodingGuess named = CodingGuess.of(facts, ClassTableCatalogue.all(),
                new Surroundings(OptionalInt.of(colours.size()), 2));
        assertThat(named.certain()).as("where the ignored value has been named").isTrue();
    }
}
