package org.jaccardlab.app.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.SampleFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every step can be taken back and again, one by one or many at once. */
class StepsTest {

    private final WorkbenchModel model = new WorkbenchModel((request, progress) -> {
        throw new IllegalStateException("nobody waits for this");
    }, task -> {
    }, Runnable::run);

    @BeforeEach
    void open() throws IOException {
        model.open(SampleFolder.load(Path.of(System.getProperty("jaccardlab.samples"), "brain"), Intake.WHOLE).batch());
    }

    @AfterEach
    void close() {
        model.batch().get().orElseThrow().close();
    }

    @Test
    void aThousandRandomEditsAreTakenBackAndAgainToEqualSnapshots() {
        RandomEdits edits = new RandomEdits(model, 9);
        List<Snapshot> all = new ArrayList<>(List.of(model.snapshot().get()));
        while (all.size() <= 1000) {
            edits.next();
            if (!model.snapshot().get().equals(all.getLast())) {
                all.add(model.snapshot().get());
            }
        }
        assertThat(model.steps().done()).isEqualTo(1000);
        for (int i = 999; i >= 0; i--) {
            model.undo();
            assertThat(model.snapshot().get()).isEqualTo(all.get(i));
        }
        assertThat(model.undoName().get()).isEmpty();
        for (int i = 1; i <= 1000; i++) {
            model.redo();
            assertThat(model.snapshot().get()).isEqualTo(all.get(i));
        }
        assertThat(model.redoName().get()).isEmpty();
        for (int place : List.of(17, 999, 0, 1000, 500)) {
            model.goTo(place);
            assertThat(model.snapshot().get()).isEqualTo(all.get(place));
            assertThat(model.steps().done()).isEqualTo(place);
        }
    }

    @Test
    void theListNamesEveryStepAlsoThoseThatWereTakenBack() {
        model.changeTerm("temperature 2", term -> term.withTemperature(2));
        model.showPanes(1);
        model.changeTerm("temperature 3", term -> term.withTemperature(3));
        model.undo();
        assertThat(model.steps()).isEqualTo(new Steps(List.of("temperature 2", "one pane", "temperature 3"), 2));
        model.goTo(0);
        assertThat(model.steps().done()).isZero();
        assertThat(model.selectedTerm().temperature()).isEqualTo(1);
        model.goTo(99);
        assertThat(model.selectedTerm().temperature()).isEqualTo(3);
    }

    @Test
    void aStepToWhereOneIsChangesNothing() {
        model.changeTerm("temperature 2", term -> term.withTemperature(2));
        Snapshot present = model.snapshot().get();
        model.goTo(1);
        assertThat(model.snapshot().get()).isSameAs(present);
    }
}
