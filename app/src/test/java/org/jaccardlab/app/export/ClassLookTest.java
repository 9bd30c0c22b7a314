package org.jaccardlab.app.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jaccardlab.app.workbench.Appearance;
import org.jaccardlab.app.workbench.ClassLook;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.TestBatches;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Names and colours that somebody has given to classes, in files. */
class ClassLookTest {

    private static final Engine ENGINE = EngineKind.standard().start();
    private static final Appearance RENAMED = Appearance.STANDARD.withLooks(
            List.of(new ClassLook(1, "class 1", Optional.of("tarn"), OptionalInt.of(0xfe01dc))));

    @TempDir
    Path folder;

    private Path written(Batch batch, Form form) throws IOException {
        ExportRequest request = new ExportRequest(
                List.of(new PaneSettings(Quantity.TARGET_CLASS, 0, 1), new PaneSettings(Quantity.SHARE, 1, 1)),
                Map.of(),
                form, Frame.FULL.suiting(2)).lookingLike(Map.of(), Map.of(), RENAMED);
        Path file = folder.resolve("out." + form.ending());
        Exporter.write(file,
                request.answeredBy(ENGINE, batch, 0, Settings.startingWith(batch), Optional.empty()), request);
        return file;
    }

    @ParameterizedTest
    @EnumSource(names = {"SVG", "CLASSES", "JSON"})
    void filesCallAClassAsTheWindowDoes(Form form) throws IOException {
        try (Batch batch = TestBatches.square("a")) {
            assertThat(Files.readString(written(batch, form))).contains("tarn").doesNotContain("class 1");
        }
    }

    @Test
    void legendsHaveTheColourOfTheWindow() throws IOException {
        try (Batch batch = TestBatches.square("a")) {
            assertThat(Files.readString(written(batch, Form.SVG)).toLowerCase(Locale.ROOT)).contains("fe01dc");
        }
    }

    @Test
    void inASeriesOtherClassesKeepTheirNames() throws IOException {
        ClassTable other = new ClassTable(
                List.of(new ClassTable.Entry("land", 0), new ClassTable.Entry("sea", 0xff)));
        try (Batch batch = TestBatches.square("b", other)) {
            assertThat(Files.readString(written(batch, Form.SVG))).contains("sea").doesNotContain("tarn");
        }
    }
}
