package org.jaccardlab.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jaccardlab.io.NpyBytes.write;

/** Probabilities as a folder with one grey PNG of 2 x 2 pixels for each class. */
class ClassPicturesTest extends LoadingTest {

    private static final String REMEDY = ": choose a file, or a folder of nothing but one grey PNG for each class.";

    private Path probs() throws IOException {
        return Files.createDirectories(folder.resolve("probs"));
    }

    private void grey(String name, int bits, int... shades) throws IOException {
        write(probs(), name, PngBytes.grey(2, 2, bits, shades));
    }

    private void opened(PredictionFile file, PredictionKind kind, List<String> warnings, double white,
            double... shades) throws IOException {
        Loaded loaded = predicted(file).read();
        try (var batch = loaded.batch()) {
            Prediction prediction = batch.sample(0).predictions().getFirst();
            assertThat(prediction.kind()).isEqualTo(kind);
            Volume volume = prediction.values();
            for (int i = 0; i < shades.length; i++) {
                assertThat(volume.at(i)).isEqualTo((float) (shades[i] / white));
            }
            assertThat(loaded.warnings()).containsExactlyElementsOf(warnings);
        }
    }

    @Test
    void numbersInNamesAreCounted() throws IOException {
        grey("c10.png", 8, 3, 3, 3, 3);
        grey("c2.png", 8, 2, 2, 2, 2);
        grey("c1.png", 8, 1, 1, 1, 1);
        write(probs(), ".hidden", new byte[9]);
        assertThat(ReadArray.of(probs())).isEqualTo(ReadArray.of("|u1", List.of(3, 2, 2), 1, 1, 1, 1, 2, 2, 2, 2, 3,
                3, 3, 3));
    }

    @ParameterizedTest
    @CsvSource({"c2, c10, -1", "c10, c2, 1", "c02, c2, -1", "a, b, -1", "a, a1, -1", "9, a, -1", "x, x, 0",
            "p99999999999999999999, p100000000000000000000, -1"})
    void namesAreInTheOrderInWhichPeopleCount(String a, String b, int order) {
        assertThat(Integer.signum(NaturalOrder.INSTANCE.compare(a, b))).isEqualTo(order);
    }

    @Test
    void whiteIsOneAndRoundingIsForgiven() throws IOException {
        // Three classes of 85.33 would each be 85 or 86.
        grey("0.png", 8, 86, 100, 0, 255);
        grey("1.png", 8, 85, 100, 1, 0);
        grey("2.png", 8, 85, 56, 254, 0);
        opened(PredictionFile.of(probs()), PredictionKind.PROBABILITIES,
                List.of("probs holds whole numbers, of which 255 was taken for probability 1."), 255, 86, 100, 0, 255,
                85, 100, 1, 0, 85, 56, 254, 0);
    }

    @Test
    void sixteenBitsAreKept() throws IOException {
        grey("0.png", 16, 0, 1, 65_534, 65_535);
        grey("1.png", 16, 65_535, 65_534, 1, 0);
        opened(PredictionFile.of(probs()), PredictionKind.PROBABILITIES,
                List.of("probs holds whole numbers, of which 65535 was taken for probability 1."), 65_535, 0, 1,
                65_534, 65_535, 65_535, 65_534, 1, 0);
    }

    @Test
    void sharesThatDoNotSumToOneAreSaidToBeOdd() throws IOException {
        grey("0.png", 8, 255, 0, 100, 100);
        grey("1.png", 8, 255, 50, 100, 100);
        opened(PredictionFile.of(probs()), PredictionKind.LOGITS,
                List.of("probs holds whole numbers, of which 255 was taken for probability 1.",
                        "probs lies within 0..1 but its classes do not sum to 1 (0.1961 to 2), so it was read as"
                                + " logits: open it as probabilities if that is what it holds."),
                255, 255, 0, 100, 100, 255, 50, 100, 100);
    }

    @Test
    void aDroppedFolderIsOnePredictionNextToAnImage() throws IOException {
        grey("c1.png", 8, 255, 0, 100, 101);
        grey("c2.png", 8, 0, 255, 155, 155);
        List<Seen> seen = Seen.of(List.of(file("photo.png"), probs(), file("label.png")));
        assertThat(seen).extracting(Seen::file).containsExactly(file("photo.png"), probs(), file("label.png"));
        assertThat(seen.get(1).kind()).isEqualTo(Seen.Kind.ARRAY);
        grey("c2.png", 8, 0, 0, 0, 0);
        assertThat(Seen.of(List.of(file("photo.png"), probs()))).hasSize(3);
        grey("c2.png", 8, 0, 255, 155, 155);
        assertThat(Seen.of(List.of(probs()))).hasSize(2);
    }

    @Test
    void aSampleMayNameTheFolder() throws IOException {
        grey("0.png", 8, 255, 0, 100, 100);
        grey("1.png", 8, 0, 255, 155, 155);
        file("sample.json", """
                {"format": 1, "title": "Test", "classes": [{"name": "land", "colour": "#010203"},
                 {"name": "water", "colour": "#ffffff"}], "images": [{"name": "one", "image": "photo.png",
                 "targets": [{"name": "hard", "file": "label.png"}],
                 "predictions": [{"name": "net", "file": "probs"}]}]}""".getBytes(StandardCharsets.UTF_8));
        try (var batch = SampleFolder.read(folder)) {
            assertThat(batch.sample(0).predictions().getFirst().kind()).isEqualTo(PredictionKind.PROBABILITIES);
        }
        Path elsewhere = Files.createTempDirectory("elsewhere");
        try {
            Path secret = write(elsewhere, "2.png", PngBytes.grey(2, 2, 8, 0, 0, 0, 0));
            Files.createSymbolicLink(probs().resolve("2.png"), secret);
            assertThatThrownBy(() -> SampleFolder.read(folder)).isInstanceOf(UnreadableFileException.class)
                    .hasMessageContaining("\"probs\" outside its folder");
        } finally {
            Files.delete(elsewhere.resolve("2.png"));
            Files.delete(elsewhere);
        }
    }

    @Test
    void anInspectionTellsTheSame() throws IOException {
        grey("0.png", 8, 255, 0, 100, 100);
        grey("1.png", 8, 0, 255, 155, 155);
        Inspection inspection = Inspection.of(probs());
        assertThat(inspection.format()).isEqualTo("png folder");
        assertThat(inspection.arrays().getFirst().kind()).isEqualTo("probabilities");
    }

    private void refused(String sentence) {
        assertThatThrownBy(() -> ArrayFile.open(probs())).isInstanceOf(UnreadableFileException.class)
                .hasMessage(sentence);
    }

    @Test
    void anEmptyFolderIsRefused() {
        refused("probs is an empty folder" + REMEDY);
    }

    @Test
    void aFolderOfOtherThingsTooIsRefused() throws IOException {
        grey("0.png", 8, 255, 0, 100, 100);
        Path inner = Files.createDirectory(probs().resolve("inner"));
        refused("probs is a folder with inner in it, which is no PNG" + REMEDY);
        Files.delete(inner);
        write(probs(), "a.npy", NpyBytes.of("<f4", "(1,)", 1));
        refused("probs is a folder with a.npy in it, which is no PNG" + REMEDY);
    }

    @Test
    void picturesOfAnotherKindSizeOrDepthAreRefused() throws IOException {
        grey("0.png", 8, 255, 0, 100, 100);
        write(probs(), "1.png", PngBytes.grey(3, 1, 8, 0, 51, 0));
        refused("1.png is 3 x 1 but 0.png is 2 x 2: give all classes the same size, nothing is resized here.");
        grey("1.png", 16, 255, 0, 100, 100);
        refused("1.png has 16 bits but 0.png has 8: save all classes alike.");
        write(probs(), "1.png", PngBytes.palette(2, 2, 0, 1, 1, 0));
        refused("1.png is a PNG of 8-bit palette, not of probabilities: save one grey PNG of 8 or 16 bits for each"
                + " class.");
    }

    @Test
    void moreFilesThanAnyClassesAreNotLookedAt() throws IOException {
        for (int i = 0; i <= 1_000; i++) {
            write(probs(), i + ".png", new byte[0]);
        }
        refused("probs is a folder of more than 1,000 files" + REMEDY);
    }

    @Test
    void aFolderIsNoImage() throws IOException {
        grey("0.png", 8, 255, 0, 100, 100);
        SampleFiles files = new SampleFiles(List.of(probs()), List.of(TargetFile.of(file("label.png"))), List.of(),
                255, List.of());
        refused(files, "probs is a folder: choose a file in it.");
        assertThatThrownBy(() -> new PredictionFile(probs(), Optional.of("a"), Optional.empty())
                .read(new Opening(), "a", new Frame("photo.png", new org.jaccardlab.raster.Size(2, 2))))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("probs holds a single array without a key: leave out the key \"a\".");
    }

    @Test
    void asTeacherOrSoftTargetShadesAreScaledToShares() throws IOException {
        // Three classes of 85.33 would each be 85 or 86.
        grey("0.png", 8, 86, 100, 0, 255);
        grey("1.png", 8, 85, 100, 1, 0);
        grey("2.png", 8, 85, 56, 254, 0);
        for (Optional<TargetKind> kind : List.of(Optional.<TargetKind>empty(), Optional.of(TargetKind.PROBABILITIES),
                Optional.of(TargetKind.SOFT))) {
            Loaded loaded = labelled(probs(), kind).read();
            try (var batch = loaded.batch()) {
                LabelSource.Soft soft = (LabelSource.Soft) batch.sample(0).targets().getFirst();
                assertThat(soft.weights().at(1, 1)).isEqualTo((float) (100 / 255.0));
                assertThat(soft.weights().at(0, 3)).isOne();
                assertThat(loaded.warnings())
                        .containsExactly("probs holds whole numbers, of which 255 was taken for a share of 1.");
            }
        }
    }

    @Test
    void aDroppedFolderThatIsCalledATeacherIsOne() throws IOException {
        grey("c1.png", 8, 255, 0, 100, 101);
        grey("c2.png", 8, 0, 255, 155, 154);
        Path teacher = Files.move(probs(), folder.resolve("teacher"));
        Proposal proposal = Proposal.of(List.of(file("photo.png"), file("label.png"), teacher));
        assertThat(proposal.items()).extracting(Proposal.Item::role).contains(Proposal.Role.TEACHER);
        int place = proposal.items().size() - 1;
        assertThat(proposal.items().get(place).target().kind()).contains(TargetKind.PROBABILITIES);
    }
}
