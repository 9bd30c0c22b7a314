package org.jaccardlab.app.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jaccardlab.app.provenance.Provenance;
import org.jaccardlab.app.recipe.Recipe;
import org.jaccardlab.app.recipe.RecipeFile;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.app.workbench.RandomEdits;
import org.jaccardlab.app.workbench.Snapshot;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.SampleSource;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is on screen after whatever somebody did: undo shows the same pixels again, and a recipe makes the same file. */
class RoundTripTest {

    private static final SampleSource BRAIN = new SampleSource.Folder(
            Path.of(System.getProperty("jaccardlab.samples"), "brain"));

    @TempDir
    Path folder;

    private final Engine engine = EngineKind.standard().start();
    private final WorkbenchModel model = new WorkbenchModel((request, progress) -> {
        throw new IllegalStateException("nobody waits for this");
    }, task -> {
    }, Runnable::run);

    @BeforeEach
    void open() throws IOException {
        model.open(BRAIN.plan().read(Intake.WHOLE).batch());
    }

    @AfterEach
    void close() {
        batch().close();
    }

    private Batch batch() {
        return model.batch().get().orElseThrow();
    }

    private static ExportRequest figure(Snapshot shown) {
        return new ExportRequest(shown.onScreen(), Map.of(), Form.PNG, Frame.FULL.suiting(shown.visiblePanes()))
                .lookingLike(Map.of(), Map.of(), shown.appearance());
    }

    private Answers answers(Snapshot shown) {
        return figure(shown).answeredBy(engine, batch(), 0, shown.settings(), shown.other());
    }

    /** Empty where the loss cannot be had of these settings, which the window says in a sentence. */
    private Optional<int[]> pixels(Snapshot shown) {
        try {
            return Optional.of(Exporter.figure(answers(shown), figure(shown)).rendering().argb());
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    @Test
    void aThousandEditsTakenBackShowThePixelsOfBefore() {
        RandomEdits edits = new RandomEdits(model, 21);
        List<Optional<int[]>> before = new ArrayList<>();
        for (int done = 0; done < 1000;) {
            edits.next();
            done = model.steps().done();
            if (done % 50 == 0 && before.size() < done / 50) {
                before.add(pixels(model.snapshot().get()));
            }
        }
        assertThat(before).hasSize(20).filteredOn(Optional::isPresent).hasSizeGreaterThan(10);
        for (int i = 20; i >= 1; i--) {
            model.goTo(50 * i);
            assertThat(pixels(model.snapshot().get())).usingRecursiveComparison().isEqualTo(before.get(i - 1));
        }
    }

    @Test
    void whateverIsExportedIsMadeAgainByItsRecipe() throws IOException {
        RandomEdits edits = new RandomEdits(model, 8);
        List<Provenance> samples = Provenance.of(BRAIN, Intake.WHOLE, batch().size());
        int made = 0;
        for (int i = 0; i < 25; i++) {
            for (int k = 0; k < 20; k++) {
                edits.next();
            }
            Snapshot shown = model.snapshot().get();
            Optional<int[]> pixels = pixels(shown);
            if (pixels.isEmpty()) {
                continue;
            }
            Path file = folder.resolve("figure" + i + ".png");
            RecipeFile.write(file, answers(shown),
                    Recipe.of("figure.png", samples, answers(shown), EngineKind.standard(), figure(shown)));
            Recipe read = RecipeFile.read(file).on(batch());
            assertThat(read.export()).isEqualTo(figure(shown));
            Path again = folder.resolve("again" + i + ".png");
            RecipeFile.write(again, read.export().answeredBy(engine, batch(), read.member(), read.settings(),
                    read.other()), read);
            assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(file));
            made++;
        }
        assertThat(made).isGreaterThan(10);
    }
}
