package org.jaccardlab.app.opening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.Loaded;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.io.UnreadableFileException;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadAheadTest {

    private static final Path BRAIN = Path.of(System.getProperty("jaccardlab.samples")).resolve("brain");

    private int planned;

    private ReadAhead begun(Path folder) {
        return ReadAhead.begun(() -> {
            planned++;
            return SampleFolder.plan(folder);
        }, Runnable::run);
    }

    private static Batch read(ReadAhead ahead, Intake intake) throws IOException {
        Loaded loaded = ahead.plan().read(intake);
        try (Batch batch = loaded.batch()) {
            assertThat(batch.size()).isEqualTo(3);
            return batch;
        }
    }

    @Test
    void theFirstWhoAsksGetsWhatHasBeenRead() throws IOException {
        List<Batch> used = new ArrayList<>();
        ReadAhead ahead = begun(BRAIN);
        ahead.thenUse(used::add, Runnable::run);
        assertThat(read(ahead, Intake.WHOLE)).isSameAs(used.getFirst());
        assertThat(read(ahead, Intake.WHOLE)).as("closed by the first, so read anew").isNotSameAs(used.getFirst());
    }

    @Test
    void whatCouldNotBeReadIsReadAnewAndRefusedToWhoeverAsks(@TempDir Path folder) throws IOException {
        Path sample = Files.writeString(folder.resolve("sample.json"), "{");
        ReadAhead ahead = begun(folder);
        List<Batch> used = new ArrayList<>();
        ahead.thenUse(used::add, Runnable::run);
        assertThat(used).isEmpty();
        assertThatThrownBy(() -> read(ahead, Intake.WHOLE)).isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(sample.getFileName().toString());
        assertThat(planned).isEqualTo(2);
    }
}
