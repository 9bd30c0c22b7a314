package org.jaccardlab.app.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.TestBatches;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.loss.Dml1;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A series of small batches: what it writes, what it leaves alone, how it stops. */
class SeriesRunTest {

    private static final Engine ENGINE = EngineKind.standard().start();
    private static final List<Series.Variant> LOSSES = List.of(
            new Series.Variant("jml1", batch -> Settings.startingWith(batch).withLoss(new Jml1())),
            new Series.Variant("dml1", batch -> Settings.startingWith(batch).withLoss(new Dml1())));

    @TempDir
    Path folder;

    private final List<Batch> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(Batch::close);
    }

    /** Shows the shares as numbers. */
    private record Shares() implements Series.Shows {

        @Override
        public int count() {
            return 1;
        }

        @Override
        public List<ExportRequest> of(Batch batch, Settings settings) {
            return List.of(new ExportRequest(List.of(new PaneSettings(Quantity.SHARE, FieldKey.TOTAL, 1)), Map.of(),
                    Form.NPY, Frame.NONE));
        }
    }

    private Series.Source source(String name) {
        Batch batch = TestBatches.square(name);
        open.add(batch);
        return new SampleSource.Open(batch, List.of());
    }

    private Series series(boolean replace, String... names) {
        return new Series(Stream.of(names).map(this::source).toList(), LOSSES, new Shares(), folder.resolve("out"),
                NamePattern.STANDARD, replace,
                Series.Saving.PLAIN);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everyImageIsExportedUnderEveryLoss() throws IOException {
        SeriesRun.Outcome outcome = SeriesRun.of(series(false, "a", "b"), ENGINE, (_, _) -> false);
        assertThat(files()).containsExactly("a-dml1-share.npy", "a-jml1-share.npy", "b-dml1-share.npy",
                "b-jml1-share.npy");
        assertThat(outcome.written()).hasSize(4);
        assertThat(outcome.sentence(Path.of("out"))).isEqualTo("Wrote 4 files into out.");
    }

    @Test
    void whenItIsStoppedWhatIsFinishedStaysAndIsCounted() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        SeriesRun.Outcome outcome = SeriesRun.of(series(false, "a", "b", "c"), ENGINE,
                (_, what) -> what.startsWith("b") && asked.incrementAndGet() > 1);
        assertThat(outcome.stopped()).isTrue();
        assertThat(outcome.sentence(Path.of("out"))).isEqualTo("Stopped: wrote 2 files into out.");
        assertThat(files()).containsExactly("a-dml1-share.npy", "a-jml1-share.npy");
    }

    @Test
    void itGoesOnWhereItWasStopped() throws IOException {
        SeriesRun.of(series(false, "a", "b"), ENGINE, (_, what) -> what.startsWith("b"));
        SeriesRun.Outcome rest = SeriesRun.of(series(false, "a", "b"), ENGINE, (_, _) -> false);
        assertThat(rest.written()).hasSize(2);
        assertThat(rest.kept()).hasSize(2);
        assertThat(files()).hasSize(4);
    }

    @Test
    void imagesOfOneNameDoNotTakeEachOthersPlace() throws IOException {
        SeriesRun.of(series(true, "a", "a"), ENGINE, (_, _) -> false);
        assertThat(files()).containsExactly("a-dml1-share-2.npy", "a-dml1-share.npy", "a-jml1-share-2.npy",
                "a-jml1-share.npy");
    }

    @Test
    void aNameNeverLeavesItsFolder() throws IOException {
        SeriesRun.of(series(false, "../../up:and*away"), ENGINE, (_, _) -> false);
        assertThat(files()).hasSize(2).allSatisfy(name -> assertThat(name).startsWith("up-and-away-"));
    }

    @Test
    void aFolderThatCannotBeWrittenEndsItWithOneSentence() throws IOException {
        Files.writeString(folder.resolve("out"), "a file");
        SeriesRun.Outcome outcome = SeriesRun.of(series(false, "a", "b"), ENGINE, (_, _) -> false);
        assertThat(outcome.written()).isEmpty();
        assertThat(outcome.problems()).singleElement().asString().contains("choose another one");
    }

    @Test
    void progressOnlyGrows() {
        List<Double> fractions = new ArrayList<>();
        SeriesRun.of(series(false, "a", "b"), ENGINE, (fraction, _) -> {
            fractions.add(fraction);
            return false;
        });
        assertThat(fractions).isSorted();
        assertThat(fractions.getFirst()).isZero();
        assertThat(fractions.getLast()).isBetween(0.5, 1.0);
    }
}
