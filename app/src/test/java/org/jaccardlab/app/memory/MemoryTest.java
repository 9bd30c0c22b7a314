package org.jaccardlab.app.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryTest {

    @TempDir
    Path folder;

    private Memory again() {
        return Memory.in(folder.resolve("config"), Runnable::run);
    }

    @Test
    void whatWasOpenedIsThereInTheNextRunTheLastFirst() {
        Memory memory = again();
        List<Path> one = List.of(folder.resolve("a.png"), folder.resolve("a.npy"));
        List<Path> other = List.of(folder.resolve("sample"));
        memory.opened(one);
        memory.opened(other);
        memory.opened(one);
        assertThat(again().recent().get()).containsExactly(one, other);
        again().forget(one);
        assertThat(again().recent().get()).containsExactly(other);
    }

    @Test
    void onlyTheLastTwelveAreKept() {
        Memory memory = again();
        for (int i = 0; i < 20; i++) {
            memory.opened(List.of(folder.resolve(String.valueOf(i))));
        }
        assertThat(again().recent().get()).hasSize(12).first().isEqualTo(List.of(folder.resolve("19")));
    }

    @Test
    void howAFolderWasReadIsKeptPerFolder() {
        Habit habit = new Habit("cityscapes", 255, "values:cityscapes", "NHWC");
        again().remember(folder, habit);
        assertThat(again().habit(folder)).isEqualTo(habit);
        assertThat(again().habit(folder.resolve("other"))).isEqualTo(Habit.NONE);
        again().remember(folder, Habit.NONE);
        assertThat(again().habit(folder)).isEqualTo(Habit.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"format\": 2, \"recent\": [[\"x\"]]}",
            "{\"format\": 1, \"recent\": [[3, null]]}",
            "{\"format\": 1, \"recent\": \"x\"}"})
    void aFileThatIsDamagedOrOfAnotherFormatIsAsGoodAsNone(String text) throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config").resolve(Memory.FILE), text);
        Memory memory = again();
        assertThat(memory.recent().get().stream().flatMap(List::stream).filter(path -> path.endsWith("x"))).isEmpty();
        memory.opened(List.of(folder.resolve("new")));
        assertThat(again().recent().get()).first().isEqualTo(List.of(folder.resolve("new")));
    }

    @Test
    void aFolderThatCannotBeMadeCostsNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Memory memory = Memory.in(file.resolve("config"), Runnable::run);
        memory.opened(List.of(folder));
        assertThat(memory.recent().get()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"Linux, , /home/me/.config/jaccardlab", "Linux, /own, /own/jaccardlab",
            "Mac OS X, , /home/me/Library/Application Support/jaccardlab"})
    void itIsKeptWhereTheSystemKeepsSuchThings(String system, String own, String expected) {
        Map<String, String> environment = own == null ? Map.of() : Map.of("XDG_CONFIG_HOME", own);
        assertThat(ConfigFolder.find(system, name -> name.equals("user.home") ? "/home/me" : null, environment))
                .isEqualTo(Optional.of(Path.of(expected)));
    }
}
