package org.jaccardlab.app.session;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.jaccardlab.app.export.Form;
import org.jaccardlab.app.recipe.RecipeFile;
import org.jaccardlab.app.recompute.Workers;
import org.jaccardlab.io.JsonFile;
import org.jaccardlab.io.SampleSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A program that is killed loses at most its last half second, and never a file. */
class AutosaveTest {

    @TempDir
    Path folder;

    /** Kills a run after so many changes. */
    private List<String> kill(int changes) throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:TieredStopAtLevel=1", "-Djaccardlab.samples=" + Desk.SAMPLES.toAbsolutePath(), "-cp",
                System.getProperty("java.class.path"), AutosaveVictim.class.getName(), folder.toString())
                .redirectError(new File(folder.toFile(), "err.txt")).start();
        List<String> said = new ArrayList<>();
        try (BufferedReader out = victim.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < changes; i++) {
                String line = out.readLine();
                assertThat(line).as(Files.readString(folder.resolve("err.txt"))).isNotNull();
                said.add(line);
            }
            // SIGKILL: nothing of it gets a word in.
            victim.toHandle().destroyForcibly();
            victim.waitFor();
            out.lines().filter(line -> line.matches("[0-9.E-]+ \\d{13}")).forEach(said::add);
        }
        return said;
    }

    @Test
    void whatWasChangedBeforeTheLastHalfSecondIsThereWholeAfterAKill() throws IOException, InterruptedException {
        List<Long> lost = new ArrayList<>();
        for (int changes : List.of(301, 402, 533)) {
            List<String> said = kill(changes);
            Map<Double, Long> times = new LinkedHashMap<>();
            said.forEach(line -> times.put(Double.valueOf(line.split(" ")[0]), Long.valueOf(line.split(" ")[1])));
            List<Autosave.Left> left = Autosave.left(folder);
            assertThat(left).hasSize(1);
            try (Desk desk = new Desk()) {
                desk.sessions.recover(left.getFirst().file(), left.getFirst()::discard);
                assertThat(desk.model.notice().get().sentence()).isEmpty();
                double kept = desk.model.selectedTerm().temperature();
                assertThat(times).containsKey(kept);
                lost.add(Long.parseLong(said.getLast().split(" ")[1]) - times.getOrDefault(kept, 0L));
            }
            assertThat(Autosave.left(folder)).isEmpty();
            assertThat(folder).isDirectoryNotContaining("glob:**.jaccardlab");
        }
        // A computer that is busy with something else may keep one of them waiting.
        assertThat(lost.stream().sorted().toList().get(1)).isLessThanOrEqualTo(500);
    }

    @Test
    void whatIsExportedWhileTheProgramIsKilledIsWholeOrNotThere() throws IOException, InterruptedException {
        int there = 0;
        for (int changes : List.of(400, 517, 633, 750)) {
            kill(changes);
            for (Form form : Exports.FORMS) {
                Path file = Exports.file(folder, form);
                if (Files.exists(file)) {
                    there++;
                    assertWhole(file, form);
                }
                Path recipe = Path.of(file + ".json");
                if (Files.exists(recipe)) {
                    assertThat(RecipeFile.read(recipe).samples().missing()).isEmpty();
                }
            }
        }
        assertThat(there).isPositive();
    }

    private static void assertWhole(Path file, Form form) throws IOException {
        switch (form) {
            case PNG -> assertThat(ImageIO.read(file.toFile())).isNotNull();
            case NPZ -> {
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("share.npy");
                    zip.getInputStream(zip.getEntry("share.npy")).transferTo(OutputStream.nullOutputStream());
                }
            }
            case SVG -> assertThat(Files.readString(file).strip()).endsWith("</svg>");
            default -> assertThat(JsonFile.read(file).path("loss").isNumber()).isTrue();
        }
    }

    @Test
    void aRunThatEndsInOrderLeavesNothingAndOneThatStillRunsIsLeftAlone() throws IOException {
        ScheduledExecutorService clock = Workers.clock();
        Autosave running = Autosave.in(folder.resolve("autosave"), clock).orElseThrow();
        try (Desk desk = new Desk()) {
            desk.sessions.keepIn(running);
            desk.open(new SampleSource.Folder(Desk.SAMPLES.resolve("brain")));
            Workers.finish(clock);
            assertThat(files()).anyMatch(SessionFile::is);
            assertThat(Autosave.left(folder.resolve("autosave"))).isEmpty();
            running.close();
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void whereNothingCanBeWrittenThereIsNoAutosave() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(Autosave.in(file, Workers.clock())).isEqualTo(Optional.empty());
        assertThat(Autosave.left(file)).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("autosave"))) {
            return all.toList();
        }
    }
}
