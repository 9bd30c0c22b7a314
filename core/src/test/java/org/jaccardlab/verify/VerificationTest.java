package org.jaccardlab.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.io.UnreadableFileException;
import org.jaccardlab.verify.Verification.Row;
import org.jaccardlab.verify.Verification.Status;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Our numbers against those of other people's code, value and every gradient entry. */
class VerificationTest {

    private static final Path GOLDEN = Path.of(Objects.requireNonNull(System.getProperty("jaccardlab.golden")));

    private static List<Row> shipped = List.of();

    @TempDir
    private Path folder;

    @BeforeAll
    static void verifyTheWholeSetOnce() throws IOException {
        shipped = verify(GOLDEN);
    }

    private static List<Row> verify(Path folder) throws IOException {
        return new Verification(folder, EngineKind.FUSED.start()).run();
    }

    @ParameterizedTest
    @EnumSource
    void everyCasePassesButForTheOneWhoseReferenceIsNotFinite(EngineKind engine) throws IOException {
        List<Row> rows = engine == EngineKind.FUSED ? shipped : new Verification(GOLDEN, engine.start()).run();
        assertThat(rows).hasSize(426);
        assertThat(rows).filteredOn(row -> row.status() == Status.FAILED).isEmpty();
        assertThat(rows).filteredOn(row -> row.status() == Status.SKIPPED).extracting(Row::id)
                .containsExactly("jdt_104");
    }

    @Test
    void librariesOwnFormsPassOnEveryCase() {
        assertThat(shipped.stream().filter(row -> row.status() == Status.PASSED)
                .collect(Collectors.groupingBy(Row::family, Collectors.counting()))).containsAllEntriesOf(
                        Map.of("monai_generalized_dice", 14L, "smp_mcc", 6L, "kornia_dice", 4L, "kornia_tversky", 2L,
                                "kornia_focal", 2L, "kornia_lovasz_softmax", 2L, "mmseg_dice", 2L, "mmseg_dice_eps", 2L,
                                "smp_focal", 13L, "monai_focal", 11L));
        assertThat(shipped).filteredOn(row -> row.family().equals("kornia_binary_focal"))
                .extracting(Row::status).containsOnly(Status.PASSED);
    }

    @Test
    void wholeObjectivesAndTheLabelsThatTheyUsePass() {
        assertThat(shipped).filteredOn(row -> row.family().equals("kd_mixing"))
                .allSatisfy(row -> assertThat(row.numbers()).as("loss and its two parts").isEqualTo(3));
        assertThat(shipped).filteredOn(row -> row.family().equals("boundary_smoothing"))
                .allSatisfy(row -> assertThat(row.numbers()).as("map and soft labels").isGreaterThan(200));
    }

    @Test
    void everyPassedCaseSaysHowMuchWasCompared() {
        assertThat(shipped).filteredOn(row -> row.status() == Status.PASSED)
                .allSatisfy(row -> assertThat(row.numbers() + row.gradientEntries()).isPositive());
    }

    @Test
    void aGradientThatIsOnePerCentOffFails() throws IOException {
        JsonNode golden = copy("jdt_001");
        Path gradient = folder.resolve(golden.at("/expected/grad/logits").asText());
        byte[] bytes = Files.readAllBytes(gradient);
        ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 128; at < bytes.length; at += Double.BYTES) {
            numbers.putDouble(at, 1.01 * numbers.getDouble(at));
        }
        Files.write(gradient, bytes);
        assertThat(onlyRow().status()).isEqualTo(Status.FAILED);
        assertThat(onlyRow().reason()).startsWith("gradient by logits");
    }

    @Test
    void aSingleWrongPixelOfALabelFails() throws IOException {
        JsonNode golden = copy("boundary_smoothing_006");
        assertThat(onlyRow().status()).isEqualTo(Status.PASSED);
        Path boundary = folder.resolve(golden.at("/expected/arrays/boundary").asText());
        byte[] bytes = Files.readAllBytes(boundary);
        bytes[bytes.length - Integer.BYTES] ^= 1;
        Files.write(boundary, bytes);
        assertThat(onlyRow().status()).isEqualTo(Status.FAILED);
        assertThat(onlyRow().reason()).startsWith("boundary: entry");
    }

    @Test
    void anUnknownParameterFails() throws IOException {
        ObjectNode golden = copy("jdt_001");
        ((ObjectNode) golden.get("params")).put("sharpness", 3);
        write(golden);
        assertThat(onlyRow().status()).isEqualTo(Status.FAILED);
        assertThat(onlyRow().reason()).contains("sharpness");
    }

    @Test
    void aMissingFileFails() throws IOException {
        ObjectNode golden = copy("jdt_001");
        Files.delete(folder.resolve(golden.at("/inputs/logits").asText()));
        assertThat(onlyRow().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void anUnknownFamilyIsSkippedByName() throws IOException {
        ObjectNode golden = copy("jdt_001");
        golden.put("family", "crystal_ball");
        write(golden);
        assertThat(onlyRow().status()).isEqualTo(Status.SKIPPED);
        assertThat(onlyRow().reason()).contains("crystal_ball");
    }

    @Test
    void aFolderWithoutManifestIsRefused() {
        assertThatThrownBy(() -> verify(folder)).isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("manifest.json");
    }

    private Row onlyRow() throws IOException {
        List<Row> rows = verify(folder);
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    /** A set of this one case, in a folder of its own. */
    private ObjectNode copy(String id) throws IOException {
        JsonNode manifest = new ObjectMapper().readTree(GOLDEN.resolve("manifest.json").toFile());
        for (JsonNode golden : manifest.get("cases")) {
            if (golden.get("id").asText().equals(id)) {
                for (JsonNode file : golden.get("inputs")) {
                    copyFile(file.asText());
                }
                for (JsonNode file : golden.at("/expected/grad")) {
                    copyFile(file.asText());
                }
                for (JsonNode file : golden.at("/expected/arrays")) {
                    copyFile(file.asText());
                }
                write((ObjectNode) golden);
                return (ObjectNode) golden;
            }
        }
        throw new IllegalArgumentException(id);
    }

    private void copyFile(String file) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.copy(GOLDEN.resolve(file), folder.resolve(file));
    }

    private void write(ObjectNode golden) throws IOException {
        ObjectNode manifest = new ObjectMapper().createObjectNode();
        ArrayNode cases = manifest.putArray("cases");
        cases.add(golden);
        new ObjectMapper().writeValue(folder.resolve("manifest.json").toFile(), manifest);
    }
}
