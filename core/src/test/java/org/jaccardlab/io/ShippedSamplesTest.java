package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The samples that open on first start. */
class ShippedSamplesTest {

    private static final Path SAMPLES = samples();

    /** The nearest {@code samples} folder above the place where the tests run. */
    private static Path samples() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("samples"))) {
            here = Objects.requireNonNull(here.getParent(), "no samples folder above " + Path.of("").toAbsolutePath());
        }
        return here.resolve("samples");
    }

    static List<Path> folders() throws IOException {
        return SampleFolder.list(SAMPLES).stream().map(SampleFolder.Summary::folder).toList();
    }

    private static Batch read(String name) throws IOException {
        return SampleFolder.read(SAMPLES.resolve(name));
    }

    private static List<String> classNames(Batch batch) {
        return batch.classes().entries().stream().map(ClassTable.Entry::name).toList();
    }

    private static List<String> targetNames(Sample sample) {
        return sample.targets().stream().map(LabelSource::name).toList();
    }

    private static List<String> predictionNames(Sample sample) {
        return sample.predictions().stream().map(Prediction::name).toList();
    }

    @Test
    void theEarthComesFirst() throws IOException {
        assertThat(folders()).extracting(folder -> folder.getFileName().toString())
                .containsExactly("earth", "brain", "baltic", "caspian", "astronaut");
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everySampleIsReadWithoutDoubtAndNamesItsSources(Path folder) throws IOException {
        Loaded loaded = SampleFolder.load(folder);
        loaded.batch().close();
        assertThat(loaded.warnings()).isEmpty();
        assertThat(SampleFolder.summary(folder).attribution()).isNotBlank();
        assertThat(SampleFolder.summary(folder).about()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void theKindsStatedAreTheKindsFound(Path folder) throws IOException {
        try (Batch batch = SampleFolder.read(folder)) {
            for (Sample sample : batch.samples()) {
                for (Prediction prediction : sample.predictions()) {
                    ValueScan scan = ValueScan.of(prediction.values());
                    assertThat(scan.strange()).isZero();
                    assertThat(scan.within(0, 1) && scan.sumsToOne(4e-3))
                            .isEqualTo(prediction.kind() == PredictionKind.PROBABILITIES);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void softLabelsSumTo1(Path folder) throws IOException {
        try (Batch batch = SampleFolder.read(folder)) {
            for (LabelSource target : batch.sample(0).targets()) {
                if (target instanceof LabelSource.Soft soft) {
                    assertThat(ValueScan.of(soft.weights()).sumsToOne(1e-6)).as(soft.name()).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void nothingStaysInMemory(Path folder) throws IOException {
        long before = Volume.bytesInUse();
        SampleFolder.read(folder).close();
        assertThat(Volume.bytesInUse()).isEqualTo(before);
    }

    @Test
    void theEarthHasFourClassesAndATeacher() throws IOException {
        try (Batch batch = read("earth")) {
            Sample sample = batch.sample(0);
            assertThat(sample.size()).isEqualTo(new Size(364, 637));
            assertThat(classNames(batch)).containsExactly("ocean", "land", "lake", "glacier");
            assertThat(targetNames(sample)).containsExactly("Natural Earth, hard", "Natural Earth, area share",
                    "Teacher");
            assertThat(predictionNames(sample)).containsExactly("student", "teacher");
            assertThat(sample.predictions()).extracting(Prediction::kind).containsOnly(PredictionKind.LOGITS);
            assertThat(sample.targets().getFirst().kept().keepsAll()).isTrue();
        }
    }

    @Test
    void theEarthsTeacherIsRightOnNineOfTenPixels() throws IOException {
        try (Batch batch = read("earth")) {
            assertThat(accuracy(batch.sample(0), "teacher")).isCloseTo(0.893, within(0.001));
            assertThat(accuracy(batch.sample(0), "student")).isCloseTo(0.807, within(0.001));
        }
    }

    private static double accuracy(Sample sample, String prediction) {
        Volume values = sample.prediction(prediction).orElseThrow().values();
        LabelSource.Hard hard = (LabelSource.Hard) sample.targets().getFirst();
        int right = 0;
        for (int i = 0; i < sample.size().pixels(); i++) {
            int best = 0;
            for (int c = 1; c < values.classes(); c++) {
                best = values.at(c, i) > values.at(best, i) ? c : best;
            }
            right += best == hard.map().at(i) ? 1 : 0;
        }
        return right / (double) sample.size().pixels();
    }

    @Test
    void theBrainIsABatchOfThree() throws IOException {
        try (Batch batch = read("brain")) {
            assertThat(batch.samples()).extracting(Sample::name).containsExactly("slice 60", "slice 85", "slice 110");
            assertThat(batch.samples()).extracting(Sample::size).containsOnly(new Size(217, 181));
            assertThat(classNames(batch)).containsExactly("background", "brain");
            assertThat(batch.sample(1).predictions().getFirst().kind()).isEqualTo(PredictionKind.PROBABILITIES);
        }
    }

    @Test
    void theBalticCoastIsMeasuredInSixtyFourths() throws IOException {
        try (Batch batch = read("baltic")) {
            Sample sample = batch.sample(0);
            assertThat(sample.size()).isEqualTo(new Size(205, 364));
            assertThat(targetNames(sample)).containsExactly("Natural Earth, area share", "Natural Earth, hard");
            assertThat(predictionNames(sample)).containsExactly("teacher", "student");
            Volume shares = ((LabelSource.Soft) sample.targets().getFirst()).weights();
            int mixed = 0;
            for (int i = 0; i < sample.size().pixels(); i++) {
                float share = shares.at(1, i);
                assertThat(share * 64 % 1).isZero();
                mixed += share > 0 && share < 1 ? 1 : 0;
            }
            assertThat(mixed / (double) sample.size().pixels()).isCloseTo(0.13, within(0.01));
        }
    }

    @Test
    void theCaspianHasFourMapsAndTiesThatDoNotCount() throws IOException {
        try (Batch batch = read("caspian")) {
            Sample sample = batch.sample(0);
            assertThat(sample.size()).isEqualTo(new Size(273, 364));
            assertThat(targetNames(sample)).containsExactly("Mean of four maps", "Majority", "Natural Earth 1:10m",
                    "Natural Earth 1:50m", "Micro World Data Bank II", "three-globe water mask");
            LabelSource majority = sample.target("Majority").orElseThrow();
            Volume mean = ((LabelSource.Soft) sample.targets().getFirst()).weights();
            for (int i = 0; i < sample.size().pixels(); i++) {
                assertThat(majority.kept().keeps(i)).isEqualTo(mean.at(1, i) != 0.5f);
            }
            assertThat(majority.kept().keepsAll()).isFalse();
        }
    }

    @Test
    void theAstronautsLogitsAreVeryLarge() throws IOException {
        try (Batch batch = read("astronaut")) {
            Sample sample = batch.sample(0);
            assertThat(sample.size()).isEqualTo(new Size(256, 256));
            assertThat(targetNames(sample)).containsExactly("Teacher (heavy)");
            assertThat(predictionNames(sample)).containsExactly("lite", "selfie", "full");
            assertThat(ValueScan.of(sample.predictions().getFirst().values()).lowest()).isLessThan(-900);
            assertThat(ValueScan.of(sample.predictions().getLast().values()).lowest()).isLessThan(-1_700);
        }
    }

    @Test
    void allTogetherStaySmall() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            long bytes = files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
            assertThat(bytes).isLessThan(9_000_000);
        }
    }
}
