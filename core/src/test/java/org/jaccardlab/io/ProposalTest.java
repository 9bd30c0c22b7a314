package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jaccardlab.raster.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jaccardlab.io.NpyBytes.write;

class ProposalTest {

    @TempDir
    Path folder;

    /** "name kind [width x height]"; arrays are of three classes unless they are labels. */
    private static Seen seen(String text) {
        String[] words = text.strip().split(" ");
        Path file = Path.of("data").resolve(words[0].split("#")[0]);
        Optional<String> key = words[0].contains("#") ? Optional.of(words[0].split("#")[1]) : Optional.empty();
        String[] sides = (words.length > 2 ? words[2] : "8x6").split("x");
        int width = Integer.parseInt(sides[0]);
        int height = Integer.parseInt(sides[1]);
        return switch (words[1]) {
            case "photo" -> Seen.picture(file, false, Seen.Kind.PHOTO, new Size(height, width));
            case "labels" -> Seen.picture(file, false, Seen.Kind.LABELS, new Size(height, width));
            case "bad" -> Seen.refused(file, false, words[0] + " is empty: save it again.");
            default -> Seen.array(file, false, facts(key, words[1], height, width));
        };
    }

    private static ArrayFacts facts(Optional<String> key, String what, long height, long width) {
        boolean map = what.equals("map");
        List<Long> shape = switch (what) {
            case "map" -> List.of(height, width);
            case "odd" -> List.of(3L, 5L, 40L, 11L);
            case "last" -> List.of(height, width, 3L);
            default -> List.of(3L, height, width);
        };
        boolean one = what.equals("probs") || what.equals("soft");
        List<Optional<ArrayFacts.Sums>> sums = IntStream.range(0, shape.size())
                .mapToObj(axis -> Optional.of(one && axis == 0
                        ? new ArrayFacts.Sums(1, 1, what.equals("soft"))
                        : new ArrayFacts.Sums(-3, 17, false)))
                .toList();
        TreeMap<Long, Long> values = new TreeMap<>();
        if (map) {
            values.put(0L, 40L);
            values.put(2L, 8L);
        }
        return new ArrayFacts(key, shape, map ? "<i4" : "<f4", "little-endian", false, Optional.of(
                new ArrayFacts.Numbers(one || map ? 0 : -5, one ? 1 : map ? 2 : 7, 0, sums, values, map, false)));
    }

    private static Proposal proposal(String files) {
        return new RoleGuessing(Arrays.stream(files.split(",")).map(ProposalTest::seen).toList()).proposal();
    }

    private static String letter(Proposal.Item item) {
        return switch (item.role()) {
            case IMAGE -> "I";
            case TARGET -> "T";
            case PREDICTION -> "P";
            case TEACHER -> "H";
            case ANNOTATOR -> "A";
            case AUXILIARY -> "X";
            case UNUSED -> "-";
        } + (item.image() == 0 ? "" : item.image());
    }

    /** Files; then their roles (with the number of their image, if it is not the first), and how many questions stay open. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.png photo, b.png labels, c.npy logits                       | I T P     | 0
            c.npy logits, b.png labels, a.png photo                       | P T I     | 0
            b.png labels, a.png photo                                     | T I       | 0
            a.png photo, c.npy probs                                      | I P       | 1
            a.png photo, t.npy soft, c.npy logits                         | I T P     | 0
            a.png photo, t.npy map, c.npy logits                          | I T P     | 0
            a.png photo, pred.npy map, gt.npy map                         | I P T     | 0
            a.png photo, pred_mask.png labels, gt_mask.png labels         | I P T     | 0
            a.png photo, gt.png labels, teacher.npy probs, student.npy logits | I T H P | 0
            a.png photo, teacher.npy logits, student.npy logits           | I H P     | 0
            a.png photo, gt.png labels, one.npy logits, two.npy logits    | I T P P   | 0
            a.png photo, gt.png labels, net.npy logits, aux.npy logits    | I T P X   | 0
            a.png photo, rater1.png labels, rater2.png labels, net.npy logits | I A A P | 0
            a.png photo, mask01.png labels, mask02.png labels, mask03.png labels | I A A A | 0
            a.png photo, soft_label.npy probs, net.npy probs              | I T P     | 0
            a.png labels, b.png labels                                    | I T       | 1
            image.png labels, b.png labels                                | I T       | 0
            image.png photo, label.png photo                              | I T       | 0
            label.png photo                                               | I         | 1
            b.png labels                                                  | T         | 1
            c.npy logits                                                  | P         | 1
            c.npy logits, t.npy map                                       | P T       | 1
            a.png photo, b.png labels, c.npy logits 4x3                   | I T P     | 1
            a.png photo, b.png labels, c.npy logits 6x8                   | I T P     | 1
            a.png photo, b.png labels, c.npy odd                          | I T -     | 1
            a.png photo, b.png labels, c.npy last                         | I T P     | 0
            a.png photo, b.png labels 4x3, c.npy logits                   | I T P     | 1
            a.png photo, b.png labels, c.npy bad                          | I T -     | 1
            a.png photo, x.npz#logits logits, x.npz#labels map            | I P T     | 0
            a.png photo, b.png labels, x.npz#probabilities probs, x.npz#logits logits | I T - P | 1
            a.png photo, b.png labels, x.npz#logits logits, x.npz#steps odd | I T P -  | 0
            img1.png photo, img2.png photo, gt1.png labels, gt2.png labels, net1.npy logits, net2.npy logits | I I1 T T1 P P1 | 0
            img1.png photo, img2.png photo, gt2.png labels, gt1.png labels, net2.npy logits, net1.npy logits | I I1 T1 T P1 P | 0
            x_01.jpg photo, x_02.jpg photo, x_02_mask.png labels, x_01_mask.png labels | I I1 T1 T | 0
            left.png photo, right.png photo 9x9, b.png labels 9x9, c.png labels | I I1 T1 T | 0
            left.png photo, right.png photo, b.png labels, c.png labels    | I I1 T T1 | 1
            img1.png photo, img2.png photo, gt1.png labels                 | I I1 T    | 1
            """)
    void rolesAreGuessed(String files, String roles, int questions) {
        Proposal proposal = proposal(files);
        assertThat(String.join(" ", proposal.items().stream().map(ProposalTest::letter).toList()))
                .as(proposal.toString()).isEqualTo(roles);
        assertThat(proposal.questions()).as(proposal.toString()).hasSize(questions);
        assertThat(proposal.isCertain()).isEqualTo(questions == 0);
    }

    /** Files; then what is asked. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a.png photo, c.npy probs                    | There is no ground truth: add a label, or say which file is one.
            c.npy logits                                | There is no image: add the picture that the others belong to.
            a.png labels, b.png labels                  | No file is a photograph: is a.png the image?
            a.png photo, b.png labels, c.npy logits 4x3 | c.npy has another size than the image (axes 1 and 2, 3 and 4, are in proportion to the image's height and width, 6 and 8): is it to be resized, fit bilinear?
            a.png photo, b.png labels, c.npy odd        | c.npy fits nothing (no two axes of 3 x 5 x 40 x 11 are the image's height and width (6 and 8), or in proportion to them): leave it out, or say its layout.
            a.png photo, b.png labels 4x3               | b.png is 4 x 3 but the image is 8 x 6: does it belong to another image?
            a.png photo, b.png labels, c.npy bad        | c.npy is empty: save it again.
            a.png photo, b.png labels, x.npz#a logits, x.npz#b logits | x.npz holds several arrays that may be the prediction: is it "a"?
            img1.png photo, img2.png photo, gt1.png labels | img1.png has 1 ground truths but img2.png has 0: which are missing?
            left.png photo, right.png photo, b.png labels, c.png labels | Names do not tell which file belongs to which image: is it right as they are listed?
            """)
    void whatOnlyAPersonCanSayIsAsked(String files, String question) {
        assertThat(proposal(files).questions()).containsExactly(question);
    }

    @Test
    void theReasonIsSaid() {
        assertThat(proposal("a.png photo, student.npy logits, gt.png labels").items()).extracting(
                Proposal.Item::reason).containsExactly("it is a photograph",
                        "it seems to hold logits (its numbers reach from -5 to 7), and its name says \"student\"",
                        "its few values look like labels, and its name says \"gt\"");
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return write(folder, name, bytes);
    }

    private Path photo(String name) throws IOException {
        return file(name, PngBytes.channels(3, 2, 8, 2, IntStream.range(0, 18).map(i -> i * 13).toArray()));
    }

    private Path logits(String name) throws IOException {
        return file(name, NpyBytes.of("<f4", "(2, 2, 3)", -3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5));
    }

    private Path labels(String name) throws IOException {
        return file(name, PngBytes.palette(3, 2, 0, 1, 1, 0, 0, 1));
    }

    @Test
    void filesInAnyOrderOpen() throws IOException {
        List<Path> files = List.of(logits("net.npy"), labels("gt.png"), photo("a.png"));
        Loaded loaded = Proposal.of(files).plan().read(Intake.WHOLE);
        try (var batch = loaded.batch()) {
            assertThat(batch.sample(0).predictions()).hasSize(1);
            assertThat(batch.sample(0).targets()).hasSize(1);
        }
    }

    @Test
    void foldersAreLookedIntoOneLevelAndGiveHints() throws IOException {
        Path images = Files.createDirectory(folder.resolve("images"));
        Path masks = Files.createDirectory(folder.resolve("labels"));
        Path deeper = Files.createDirectory(masks.resolve("deeper"));
        Files.move(photo("1.png"), images.resolve("1.png"));
        Files.move(photo("2.png"), images.resolve("2.png"));
        Files.move(labels("1.png"), masks.resolve("1.png"));
        Files.move(labels("2.png"), masks.resolve("2.png"));
        Files.move(labels("3.png"), deeper.resolve("3.png"));
        Files.writeString(masks.resolve("notes.txt"), "hello there");
        Proposal proposal = Proposal.of(List.of(masks, images));
        assertThat(proposal.in(Proposal.Role.TARGET)).extracting(item -> item.file().toString() + item.image())
                .containsExactly(masks.resolve("1.png") + "0", masks.resolve("2.png") + "1");
        assertThat(proposal.in(Proposal.Role.UNUSED)).hasSize(1);
        assertThat(proposal.questions()).isEmpty();
        try (var batch = proposal.toFiles().read().batch()) {
            assertThat(batch.samples()).hasSize(2);
        }
    }

    @Test
    void aFileThatCannotBeReadKeepsTheOthersFromOpeningWithoutIt() throws IOException {
        List<Path> files = List.of(photo("a.png"), labels("gt.png"), file("net.npy", new byte[0]));
        Proposal proposal = Proposal.of(files);
        assertThatThrownBy(proposal::toFiles).isInstanceOf(UnreadableFileException.class)
                .hasMessage("net.npy is empty: save it again.");
    }

    @Test
    void anArrayThatCannotBeAPredictionIsNotPassedOverInSilence() throws IOException {
        Path odd = file("net.npy", NpyBytes.of("<f4", "(13, 3, 50, 5)", new double[9750]));
        Proposal proposal = Proposal.of(List.of(photo("a.png"), labels("gt.png"), odd));
        assertThatThrownBy(proposal::toFiles).isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("net.npy fits nothing (no two axes of 13 x 3 x 50 x 5");
        Proposal without = proposal.with(2, proposal.items().get(2).as(Proposal.Role.UNUSED));
        assertThat(without.toFiles().predictions()).isEmpty();
    }

    @Test
    void whatAPersonChoosesIsOpened() throws IOException {
        Path half = file("net.npy", NpyBytes.of("<f4", "(2, 4, 6)", new double[48]));
        Proposal proposal = Proposal.of(List.of(photo("a.png"), labels("b.png"), half));
        List<Proposal.Item> items = new ArrayList<>(proposal.items());
        Proposal chosen = proposal.with(2, items.get(2).fitted(Fit.BILINEAR).laid(Optional.of(Layout.CHW)));
        assertThat(chosen.toFiles().predictions()).containsExactly(new PredictionFile(half, Optional.empty(),
                Optional.empty(), Optional.of(Layout.CHW), Fit.BILINEAR));
        Proposal other = proposal.with(2, items.get(2).as(Proposal.Role.UNUSED));
        assertThat(other.toFiles().predictions()).isEmpty();
    }

    @Test
    void aTeacherIsAGroundTruthOfWhatItsNumbersAre() throws IOException {
        Proposal proposal = Proposal.of(List.of(photo("a.png"), logits("teacher.npy"), logits("net.npy")));
        assertThat(proposal.toFiles().targets()).extracting(TargetFile::kind)
                .containsExactly(Optional.of(TargetKind.LOGITS));
    }
}
