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
import org.jspecify.annotations.Nullable;
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
            case "photo" -> Seen.picture(file, false, Seen.Kind.PHOTO, new Size(height, width), Optional.empty());
            case "labels" -> Seen.picture(file, false, Seen.Kind.LABELS, new Size(height, width),
                    Optional.empty());
            case "bad" -> Seen.refused(file, false, words[0] + " is empty: save it again.");
            default -> Seen.array(file, false, facts(key, words[1], height, width));
        };
    }

    private static ArrayFacts facts(Optional<String> key, String what, long height, long width) {
        boolean map = what.equals("map");
        List<Long> shape = switch (what) {
            case "map" -> List.of(height, width);
            case "odd" -> List.of(3L, 5L, 40L, 11L);
            case "two" -> List.of(2L, 3L, height, width);
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
            a.png photo, b.png labels, mmseg.pkl map                      | I T P     | 1
            a.png photo, b.png labels, gt2.npy map                        | I T T     | 0
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
            a.png photo, b.png labels, x.npz#probabilities probs, x.npz#logits logits | I T - P | 0
            a.png photo, b.png labels, x.npz#logits logits, x.npz#steps odd | I T P -  | 0
            img1.png photo, img2.png photo, gt1.png labels, gt2.png labels, net1.npy logits, net2.npy logits | I I1 T T1 P P1 | 0
            img1.png photo, img2.png photo, gt2.png labels, gt1.png labels, net2.npy logits, net1.npy logits | I I1 T1 T P1 P | 0
            x_01.jpg photo, x_02.jpg photo, x_02_mask.png labels, x_01_mask.png labels | I I1 T1 T | 0
            left.png photo, right.png photo 9x9, b.png labels 9x9, c.png labels | I I1 T1 T | 0
            left.png photo, right.png photo, b.png labels, c.png labels    | I I1 T T1 | 1
            img1.png photo, img2.png photo, gt1.png labels                 | I I1 T    | 1
            img1.png photo, img2.png photo, gt1.png labels, gt2.png labels, net.npy two | I I1 T T1 P P1 | 0
            net.npy two, img1.png photo, img2.png photo, gt1.png labels, gt2.png labels | P P1 I I1 T T1 | 0
            img1.png photo, img2.png photo, gt1.png labels, gt2.png labels, net2.npy two | I I1 T T1 P1 | 2
            img1.png photo, img2.png photo 9x9, gt1.png labels, gt2.png labels 9x9, net.npy two | I I1 T T1 P | 2
            a.png photo, gt.png labels, net.npy two                        | I T P     | 1
            a.png photo, b.png labels, x.npz#features logits, x.npz#logits logits | I T - P | 0
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
            a.png photo, b.png labels, x.npz#a logits, x.npz#b logits | x.npz holds several arrays that may be the prediction, "a" and "b": is it "a"?
            img1.png photo, img2.png photo, gt1.png labels | img1.png has 1 ground truths but img2.png has 0: which are missing?
            a.png photo, b.png labels, c.npy two        | c.npy holds 2 pictures (layout NCHW): which of them, from 0 to 1, belongs to a.png?
            left.png photo, right.png photo, b.png labels, c.png labels | Names do not tell which file belongs to which image: is it right as they are listed?
            """)
    void whatOnlyAPersonCanSayIsAsked(String files, String question) {
        assertThat(proposal(files).questions()).extracting(Proposal.Question::text).containsExactly(question);
    }

    /** The values of a label and how many classes the prediction has; then what is asked about the label. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 1 2 255 0 1|3|", "1 2 3 3 2 1|3|gt.png holds only 1, 2 and 3 where there"
            + " are 3 classes: is it coded as shifted or trimap-123?",
            "0 1 2 3 2 1|3|gt.png holds 3 where there are 3"
                    + " classes, numbered from 0: is it coded as indices with 3 ignored or shifted?",
            "0 255 0 0 0 255|2|", "0 255 0 0 0 255|3|"})
    void howLabelsAreCodedIsAskedIfItIsNotCertain(String values, int classes, @Nullable String question)
            throws IOException {
        int[] labels = Arrays.stream(values.split(" ")).mapToInt(Integer::parseInt).toArray();
        double[] logits = new double[6 * classes];
        logits[0] = 9;
        logits[5] = -9;
        Proposal proposal = Proposal.of(List.of(photo("a.png"), file("gt.png", PngBytes.grey(3, 2, 8, labels)),
                file("net.npy", NpyBytes.of("<f4", "(" + classes + ", 2, 3)", logits))));
        assertThat(proposal.questions()).extracting(Proposal.Question::text)
                .isEqualTo(question == null ? List.of() : List.of(question));
        assertThat(proposal.answered(1, Proposal.Topic.LABELS).isCertain()).isTrue();
    }

    @Test
    void whereABatchIsInOneFileEachImageGetsItsPicture() throws IOException {
        Path net = file("net.npy", NpyBytes.of("<f4", "(2, 2, 2, 3)", IntStream.range(0, 24).asDoubleStream()
                .toArray()));
        Proposal proposal = Proposal.of(List.of(photo("a1.png"), photo("a2.png"), labels("gt1.png"),
                labels("gt2.png"), net));
        assertThat(proposal.questions()).isEmpty();
        try (var batch = proposal.toFiles().read().batch()) {
            assertThat(batch.sample(0).predictions().getFirst().values().at(0, 0)).isZero();
            assertThat(batch.sample(1).predictions().getFirst().values().at(0, 0)).isEqualTo(12);
        }
    }

    @Test
    void ofSeveralArraysThatAreGivenByRoleTheFittingOneIsTaken() throws IOException {
        byte[] logits = NpyBytes.of("<f4", "(2, 2, 3)", -3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5);
        byte[] map = NpyBytes.of("<i4", "(2, 3)", 0, 1, 1, 0, 0, 1);
        Path both = file("x.npz", NpyBytes.zip(true, "scores", logits, "truth", map));
        SampleFiles files = SampleFiles.of(List.of(photo("a.png")), List.of(both), List.of(both)).keyed();
        assertThat(files.predictions().getFirst().key()).contains("scores");
        assertThat(files.targets().getFirst().key()).contains("truth");
        Path two = file("y.npz", NpyBytes.zip(true, "a", logits, "b", logits));
        assertThatThrownBy(() -> SampleFiles.of(List.of(photo("a.png")), List.of(both), List.of(two)).keyed().read())
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("y.npz holds 2 arrays: choose one by its key: \"a\", \"b\".");
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
