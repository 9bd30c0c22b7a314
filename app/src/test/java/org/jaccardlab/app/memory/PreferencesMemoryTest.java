package org.jaccardlab.app.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jaccardlab.app.workbench.Colours;
import org.jaccardlab.engine.EngineKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PreferencesMemoryTest {

    @TempDir
    Path folder;

    private PreferencesMemory again() {
        return PreferencesMemory.in(folder.resolve("config"), Runnable::run);
    }

    private void write(String text) throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config").resolve(PreferencesMemory.FILE), text);
    }

    @Test
    void whatIsChosenHoldsInTheNextRun() {
        Preferences chosen = new Preferences(Look.DARK, 150, new Colours("cividis", "blue-black-amber"),
                OptionalInt.of(3), OptionalInt.of(2560), Optional.of(EngineKind.ND4J));
        assertThat(again().change(before -> chosen)).isEmpty();
        assertThat(again().now().get()).isEqualTo(chosen);
        assertThat(again().problem()).isEmpty();
    }

    @Test
    void withoutAFileTheStandardHolds() {
        assertThat(again().now().get()).isEqualTo(Preferences.STANDARD);
        assertThat(again().problem()).isEmpty();
    }

    @Test
    void whatALaterVersionHasWrittenIsKept() throws IOException {
        write("{\"look\": \"dark\", \"colours\": {\"sequential\": \"magma\", \"night\": 1}, \"voice\": {\"pitch\": 2}}");
        PreferencesMemory memory = again();
        assertThat(memory.now().get().look()).isEqualTo(Look.DARK);
        assertThat(memory.now().get().colours()).isEqualTo(new Colours("magma", "blue-white-red"));
        memory.change(before -> before.withFontPercent(120));
        assertThat(folder.resolve("config").resolve(PreferencesMemory.FILE)).content()
                .contains("\"voice\"", "\"pitch\" : 2", "\"night\" : 1", "120");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"look\": \"pink\"}", "{\"fontPercent\": 500}",
            "{\"colours\": {\"sequential\": \"jet\"}}", "{\"threads\": 0}", "{\"engine\": 3}"})
    void aFileThatCannotBeUsedIsSaidOnceAndTheStandardHolds(String text) throws IOException {
        write(text);
        PreferencesMemory memory = again();
        assertThat(memory.now().get()).isEqualTo(Preferences.STANDARD);
        assertThat(memory.problem().orElseThrow()).contains(PreferencesMemory.FILE).endsWith(".").doesNotContain("\n");
        memory.change(before -> before.withLook(Look.LIGHT));
        assertThat(again().now().get().look()).isEqualTo(Look.LIGHT);
    }

    @Test
    void numbersAreTypedAndTakenBackByAnEmptyField() {
        PreferencesMemory memory = again();
        assertThat(memory.typeThreads(" 4 ")).isEmpty();
        assertThat(memory.typeMemory("2,5")).isEmpty();
        assertThat(memory.now().get().threadCount()).isEqualTo(4);
        assertThat(memory.now().get().memoryMegabytes()).hasValue(2560);
        assertThat(PreferencesMemory.gigabytes(memory.now().get().memoryMegabytes())).isEqualTo("2.5");
        assertThat(memory.typeThreads("")).isEmpty();
        assertThat(memory.typeMemory("")).isEmpty();
        assertThat(memory.now().get()).isEqualTo(Preferences.STANDARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "-1", "0", "3.5", "1000"})
    void aNumberOfThreadsThatCannotBeIsRefusedInOneSentence(String text) {
        PreferencesMemory memory = again();
        assertThat(memory.typeThreads(text).orElseThrow()).endsWith(".");
        assertThat(memory.now().get()).isEqualTo(Preferences.STANDARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "-1", "0.01", "NaN", "1e300"})
    void aSizeOfMemoryThatCannotBeIsRefusedInOneSentence(String text) {
        PreferencesMemory memory = again();
        assertThat(memory.typeMemory(text).orElseThrow()).endsWith(".");
        assertThat(memory.now().get()).isEqualTo(Preferences.STANDARD);
    }
}
