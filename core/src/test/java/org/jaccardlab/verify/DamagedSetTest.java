package org.jaccardlab.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.io.UnreadableFileException;
import org.jaccardlab.preset.JdtLoss;
import org.jaccardlab.verify.Verification.Row;
import org.jaccardlab.verify.Verification.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Sets with something wrong in them: the case fails with a sentence, the others are none the worse. */
class DamagedSetTest {

    @TempDir
    private Path folder;

    private HandmadeCase sound;

    @BeforeEach
    void aSoundCase() {
        JdtLoss jaccard = new JdtLoss("hard", 1, 0, 0, 1, 1, 1, 0, 0.01, 1, false, 255, null, "PRESENT", "ALL");
        sound = new HandmadeCase(folder, "jdt", jaccard).input("logits", "1,2,1,2", 0, 0, 0, 0)
                .input("labels", "1,1,2", 0, 0).expecting(0.5).gradient("1,2,1,2", -0.125, -0.125, 0.125, 0.125);
    }

    private static void assertFails(HandmadeCase damaged, String... words) throws IOException {
        assertFails(damaged.verified(), words);
    }

    private static void assertFails(Row row, String... words) {
        assertThat(row.status()).as(row.reason()).isEqualTo(Status.FAILED);
        assertThat(row.reason()).contains(words).doesNotContain("org.", "java.", "Exception", "class ");
    }

    @Test
    void theSoundCasePassesWithEveryEntry() throws IOException {
        assertThat(sound.verified())
                .isEqualTo(new Row("handmade", "jdt", Status.PASSED, 1, 4, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "family", "params", "inputs", "expected", "tolerance", "flags"})
    void aMissingOrEmptyPartFailsTheCaseAlone(String part) throws IOException {
        String whole = copyOf(sound);
        List<Row> missing = sound.lacking(part).verifiedAmong(2, "CASE, " + whole);
        assertFails(missing.getFirst(), part);
        assertThat(missing.getLast().status()).isEqualTo(Status.PASSED);
        assertFails(sound.having(part, "null"), part);
    }

    private String copyOf(HandmadeCase handmade) throws IOException {
        handmade.verified();
        String manifest = Files.readString(folder.resolve("manifest.json"));
        return manifest.substring(manifest.indexOf('[') + 1, manifest.lastIndexOf(']'));
    }

    @Test
    void aCaseThatIsNoCaseFailsAlone() throws IOException {
        List<Row> rows = sound.verifiedAmong(3, "null, CASE, 7");
        assertThat(rows).extracting(Row::status).containsExactly(Status.FAILED, Status.PASSED, Status.FAILED);
        assertFails(rows.getFirst(), "the case");
    }

    @Test
    void anUnknownKeyFailsTheCase() throws IOException {
        assertFails(sound.having("remark", "\"x\""), "unknown key \"remark\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"norm | 1.9", "norm | 0", "norm | null", "smooth | null", "smooth | \"1.0\"",
            "alpha | true", "log_loss | 1", "active_classes_mode_hard | \"SOME\"", "active_classes_mode_soft | null",
            "label | \"firm\"", "class_weights | [1.0, null]", "class_weights | [1.0, 2.0, 3.0, 4.0]",
            "class_weights | \"1, 2\"", "ignore_index | 0.5"})
    void aParameterThatIsNotMeantSoFails(String parameter, String value) throws IOException {
        assertFails(sound.with(parameter, value), parameter);
    }

    @Test
    void aMissingOrUnknownParameterFails() throws IOException {
        assertFails(sound.with("sharpness", "3"), "no parameter \"sharpness\"", "alpha");
        sound.without("sharpness");
        assertFails(sound.without("gamma"), "\"gamma\" is missing");
    }

    @Test
    void shapesMustAgree() throws IOException {
        assertFails(sound.input("labels", "1,2,1", 0, 0), "labels", "1 x 2 x 1", "1 x 2 x 1 x 2");
        assertFails(sound.input("labels", "2,1,2", 0, 0, 0, 0), "labels");
        sound.input("labels", "1,1,2", 0, 0);
        assertFails(sound.input("keep_mask", "1,1,1", 1), "keep_mask");
        assertFails(sound.input("keep_mask", "1,1,2", 1, 2), "keep_mask", "0 or 1");
        sound.input("keep_mask", "1,1,2", 1, 1);
        assertFails(sound.gradient("4", -0.125, -0.125, 0.125, 0.125), "gradient by logits", "shape");
        assertFails(sound.input("logits", "2,1,2", 0, 0, 0, 0), "logits", "images x classes x height x width");
    }

    @Test
    void aGroundTruthMustBeThereAndOfWholeNumbers() throws IOException {
        assertFails(sound.input("labels", "1,1,2", 0, 0.5), "label 0.5");
        assertFails(sound.input("soft_labels", "1,2,1,2", 1, 1, 0, 0), "labels");
    }

    @Test
    void nothingComparedIsNothingPassed() throws IOException {
        assertFails(sound.having("expected", "{}"), "nothing to compare");
        assertFails(sound.having("expected", "{\"grad\": {}}"), "nothing to compare");
        assertFails(sound.having("expected", "{\"loss\": null}"), "no number");
        assertFails(sound.having("expected", "{\"loss\": \"half\"}"), "no number");
    }

    @Test
    void aToleranceHasAllItsNumbers() throws IOException {
        assertFails(sound.having("tolerance", "{\"rtol\": 1e-4}"), "atol");
        assertFails(sound.having("tolerance", "{\"rtol\": 1e-4, \"atol\": 1e-4}"), "grad_rtol");
        assertFails(sound.having("tolerance", "{\"rtol\": \"NaN\", \"atol\": 1e-4}"), "rtol");
    }

    @Test
    void onlyALossThatIsNotFiniteIsLeftOutForThat() throws IOException {
        sound.having("flags", "[\"loss_not_finite\"]");
        assertThat(sound.verified().status()).isEqualTo(Status.PASSED);
        assertFails(sound.having("expected", "{\"loss\": 7.0}"), "loss is 0.5", "wanted 7.0");
        assertThat(sound.having("expected", "{\"loss\": \"NaN\"}").verified().status()).isEqualTo(Status.SKIPPED);
        assertFails(sound.having("flags", "[]"), "wanted NaN");
    }

    @Test
    void aFileOutsideTheFolderIsNotRead() throws IOException {
        assertFails(sound.having("inputs", "{\"logits\": \"../logits.npy\", \"labels\": \"labels.npy\"}"),
                "a file of the folder");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"cases\": [                  | line 1",
            "{}                           | no list of cases", "{\"cases\": null}              | no list of cases",
            "{\"cases\": []}                | lists no cases", "{\"case_count\": 4, \"cases\": [{}]} | case_count 4"})
    void aManifestWithoutItsCasesIsRefused(String manifest, String words) throws IOException {
        Files.writeString(folder.resolve("manifest.json"), manifest);
        assertThatThrownBy(() -> new Verification(folder, new Nd4jEngine()).run())
                .isInstanceOf(UnreadableFileException.class).hasMessageContaining(words);
    }
}
