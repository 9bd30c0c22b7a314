package org.jaccardlab.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jaccardlab.io.NpyWriter;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A sample whose logits take 0.6 MB, and memory for less than that. */
class LargeInputsTest {

    private static final String CAP = "org.bytedeco.javacpp.maxbytes";
    private static final String BALTIC = Told.sample("baltic");

    private static final int NUMBERS = 2 * 205 * 364;

    @TempDir
    Path folder;

    private final long before = Volume.bytesInUse();

    @BeforeEach
    void writeLogits() throws IOException {
        float[] logits = new float[NUMBERS];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = i % 1000 / 300f;
        }
        try (Volume volume = Volume.of(2, new Size(205, 364), logits)) {
            NpyWriter.write(folder.resolve("net.npy"), volume);
        }
    }

    private Told told(String command, String... more) {
        return Told.by(Stream.concat(Stream.of(command, "--image", BALTIC + "/image.png", "--target",
                BALTIC + "/hard.png", "--prediction", folder.resolve("net.npy").toString()), Arrays.stream(more))
                .toArray(String[]::new));
    }

    @AfterEach
    void allIsGivenBack() {
        System.clearProperty(CAP);
        assertThat(Volume.bytesInUse()).isEqualTo(before);
    }

    private void allow(long bytes) {
        System.setProperty(CAP, Long.toString(before + bytes));
    }

    @Test
    void areRefusedWithTheOptionsThatWouldDo() {
        allow(4 * NUMBERS - 1);
        told("evaluate").refused("needs", "of memory but", "are free: add --float16 (needs ",
                "or a part of it such as --region ");
        allow(1000);
        assertThat(told("evaluate").err()).contains("add a part of it such as --region ")
                .doesNotContain("--float16");
    }

    @Test
    void areEvaluatedAsFloat16AndSaySo() throws JsonProcessingException {
        JsonNode exact = told("evaluate").json();
        allow(4 * NUMBERS - 1);
        JsonNode half = told("evaluate", "--float16").json();
        assertThat(half.get("loss").asDouble()).isNotEqualTo(exact.get("loss").asDouble())
                .isCloseTo(exact.get("loss").asDouble(), within(1e-3));
        assertThat(half.get("warnings").toString()).contains("is held as float16: its numbers are rounded");
    }

    @Test
    void areEvaluatedInPart() throws IOException {
        allow(2 * 100 * 100 * 4);
        JsonNode part = told("evaluate", "--region", "200,50,100x100").json();
        assertThat(part.toString()).contains("(region 200,50,100x100)");
        Path share = folder.resolve("share.npy");
        told("export", "--region", "200,50,100x100", "--field", "share", "--out", share.toString())
                .silent();
        assertThat(Files.size(share)).isBetween(4L * 100 * 100, 4L * 100 * 100 + 1000);
    }

    @Test
    void areLookedThroughInPart() throws JsonProcessingException {
        JsonNode all = Told.by("inspect", BALTIC + "/student.npy").json();
        JsonNode part = Told.by("inspect", BALTIC + "/student.npy", "--region", "200,50,3x2").json();
        assertThat(part.at("/arrays/0/warnings/0").asText()).isEqualTo("Only the region 200,50,3x2 was looked at.");
        assertThat(part.at("/arrays/0/shape")).isEqualTo(all.at("/arrays/0/shape"));
        assertThat(part.at("/arrays/0/highest").asDouble()).isLessThan(all.at("/arrays/0/highest").asDouble());
        JsonNode labels = Told.by("inspect", BALTIC + "/hard.png", "--region", "200,50,3x2").json();
        assertThat(StreamSupport.stream(labels.at("/picture/labels").spliterator(), false)
                .mapToLong(label -> label.get("pixels").asLong()).sum()).isEqualTo(6);
    }

    @Test
    void areNotCutBeyondTheirEdge() {
        told("evaluate", "--region", "300,0,65x10").refused("is 364 x 205, so the region 300,0,65x10");
        Told.by("inspect", BALTIC + "/student.npy", "--region", "0,200,1x6").refused("reaches beyond it");
        told("evaluate", "--region", "everything").refused("--region", "X,Y,WxH such as");
    }
}
