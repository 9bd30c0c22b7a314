package org.jaccardlab.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class InspectTest {

    @Test
    void anArrayIsDescribed() throws IOException {
        JsonNode array = Told.by("inspect", Told.sample("earth") + "/student.npy").json().at("/arrays/0");
        assertThat(array.get("shape").toString()).isEqualTo("[4,364,637]");
        assertThat(array.get("kind").asText()).isEqualTo("logits");
    }

    @Test
    void aSampleFolderIsDescribedWithItsFiles() throws IOException {
        JsonNode folder = Told.by("inspect", Told.sample("brain")).json().get("folder");
        assertThat(folder.get("images")).hasSize(3);
        assertThat(folder.get("files")).hasSize(9);
    }

    @Test
    void aNameThatStartsWithAnAtSignIsAName(@TempDir Path folder) throws IOException {
        Files.copy(Path.of(Told.sample("earth"), "hard.png"), folder.resolve("@hard.png"));
        assertThat(Told.by("inspect", folder.resolve("@hard.png").toString()).json().at("/picture/kind").asText())
                .isEqualTo("labels");
        Told.by("inspect", "@hard.png").refused("@hard.png does not exist");
    }

    @Test
    void whatIsNotThereIsSaid() {
        Told.by("inspect", "nowhere.npy").refused("nowhere.npy does not exist: check its name and folder.");
    }
}
