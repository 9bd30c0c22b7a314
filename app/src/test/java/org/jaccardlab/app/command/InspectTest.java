package org.jaccardlab.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
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
    void theGuessIsTold() throws IOException {
        JsonNode array = Told.by("inspect", Told.sample("earth") + "/student.npy").json().at("/arrays/0");
        assertThat(array.get("layout").asText()).isEqualTo("CHW");
        assertThat(array.get("layoutReason").asText()).isEqualTo("axis 0 is short, so it may hold the classes");
        assertThat(array.get("layoutCertain").asBoolean()).isFalse();
    }

    @Test
    void severalFilesAreTakenForASample() throws IOException {
        String earth = Told.sample("earth") + "/";
        JsonNode told = Told.by("inspect", earth + "student.npy", earth + "hard.png", earth + "image.png").json();
        assertThat(told.get("questions")).isEmpty();
        assertThat(told.get("files")).extracting(file -> file.get("role").asText()).containsExactly("prediction",
                "target", "image");
        assertThat(told.at("/files/0/layoutReason").asText())
                .isEqualTo("axes 1 and 2 are the image's height and width");
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

    @Test
    void aResultThatFindsNoRoomIsAFailure() {
        StringWriter err = new StringWriter();
        PrintWriter full = new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("no space left");
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        });
        int code = CommandLineTool.run(full, new PrintWriter(err), "inspect", Told.sample("earth") + "/hard.png");
        assertThat(code).isNotZero();
        assertThat(err.toString().lines()).singleElement().asString().contains("could not be written");
    }
}
