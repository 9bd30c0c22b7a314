package org.jaccardlab.app;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The finished package, run as a person runs it, where there is no screen. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LauncherIT {

    private static final String LAUNCHER = System.getProperty("jaccardlab.launcher");
    private static final Path SAMPLES = Path.of(System.getProperty("jaccardlab.samples"));
    /** The virtual machine's own line about the vector module, which no option turns off. */
    private static final String OF_THE_JVM = "WARNING: Using incubator modules: jdk.incubator.vector\n";
    private static final int PATIENCE_SECONDS = 120;

    /** Where the caller stands. */
    @TempDir
    Path here;

    @TempDir
    Path streams;

    private record Told(int code, String out, String err) {
    }

    private Told run(String display, String... args) throws IOException, InterruptedException {
        return run(Path.of(LAUNCHER), display, args);
    }

    private Told run(Path launcher, String display, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(args));
        File out = streams.resolve("out").toFile();
        File err = streams.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).directory(here.toFile()).redirectOutput(out)
                .redirectError(err);
        builder.environment().put("DISPLAY", display);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("ends in time").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Told(process.exitValue(), Files.readString(out.toPath()),
                Files.readString(err.toPath()).replace(OF_THE_JVM, ""));
    }

    @Test
    void evaluatePrintsOneJsonDocumentAndNothingElse() throws IOException, InterruptedException {
        Told told = run("", "evaluate", SAMPLES.resolve("earth").toString(), "--loss", "jml1", "--temperature", "2",
                "--epsilon", "0.1");
        assertThat(told.err()).isEmpty();
        assertThat(told.code()).isZero();
        JsonNode report = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build()
                .readTree(told.out());
        assertThat(report.get("loss").asDouble()).isBetween(0.5, 0.6);
    }

    @Test
    void enginesAreTimed() throws IOException, InterruptedException {
        Told told = run("", "bench", "--shapes", "2x8x9", "--runs", "1", "--warm-up", "0", "--json");
        assertThat(told.err()).isEmpty();
        assertThat(told.code()).isZero();
        assertThat(new JsonMapper().readTree(told.out()).get("rows")).isNotEmpty();
    }

    @Test
    void theWindowIsTimedUnderAHand() throws IOException, InterruptedException {
        Told told = run("", "bench-window", "--shapes", "2x32x40", "--gestures", "temperature,class,zoom", "--seconds",
                "1", "--json");
        assertThat(told.err()).isEmpty();
        assertThat(told.code()).isZero();
        JsonNode rows = new JsonMapper().readTree(told.out()).get("rows");
        assertThat(rows).hasSize(3).allSatisfy(row -> {
            assertThat(row.get("pipeline").asText()).isEqualTo("SW");
            assertThat(row.get("events").asInt()).isEqualTo(60);
            assertThat(row.get("unanswered").asInt()).isZero();
            assertThat(row.get("frames_per_second").asDouble()).isPositive();
            assertThat(row.get("median_ms").asDouble()).isPositive()
                    .isLessThanOrEqualTo(row.get("max_ms").asDouble());
        });
        assertThat(rows.get(0).get("answers_per_second").asDouble()).isPositive();
        assertThat(rows.get(2).get("answers_per_second").asDouble()).as("zoom computes nothing").isZero();
    }

    @Test
    void aMistakeCostsOneLine() throws IOException, InterruptedException {
        Told told = run("", "evaluate", "nowhere");
        assertThat(told.code()).isNotZero();
        assertThat(told.out()).isEmpty();
        assertThat(told.err().lines()).containsExactly("nowhere holds no sample.json: choose a sample folder.");
    }

    @Test
    void pathsStartWhereTheCallerStands() throws IOException, InterruptedException {
        Path sample = Files.createDirectory(here.resolve("my samples"));
        try (Stream<Path> files = Files.list(SAMPLES.resolve("baltic"))) {
            for (Path file : files.toList()) {
                Files.copy(file, sample.resolve(file.getFileName()));
            }
        }
        assertThat(run("", "export", "my samples", "--field", "share", "--out", "my samples/share.npy"))
                .isEqualTo(new Told(0, "", ""));
        assertThat(sample.resolve("share.npy")).isNotEmptyFile();
        assertThat(run(":97", "export", "my samples", "--field", "target-class", "--out", "./target.png"))
                .isEqualTo(new Told(0, "", ""));
        assertThat(ImageIO.read(here.resolve("target.png").toFile())).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":97"})
    void withoutScreenAndCommandThereArePictures(String display) throws IOException, InterruptedException {
        Told told = run(display);
        assertThat(told.err()).isEmpty();
        assertThat(told.code()).isZero();
        Path folder = here.toRealPath().resolve("jaccardlab-pictures");
        assertThat(told.out().lines()).singleElement().asString().startsWith("No window, because ")
                .endsWith(folder.toString());
        assertThat(folder).isDirectoryContaining("glob:**/window.png").isDirectoryContaining("glob:**/share.png");
    }

    /** A copy of the whole package, its files' times with it, as an archive unpacked elsewhere would have them. */
    private Path copyOfThePackage() throws IOException {
        Path from = Path.of(LAUNCHER).resolve("../..").normalize();
        Path to = here.resolve("copy");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
        return to;
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void classesComeFromTheArchiveWhereverThePackageIs() throws IOException, InterruptedException {
        Path copy = copyOfThePackage();
        Path loaded = here.resolve("loaded");
        Files.writeString(copy.resolve("lib/app/jaccardlab.cfg"), "java-options=-Xlog:class+load:file=" + loaded + "\n",
                StandardOpenOption.APPEND);
        assertThat(run(copy.resolve("bin/jaccardlab"), "", "inspect", SAMPLES.resolve("earth/image.png").toString())
                .code()).isZero();
        assertThat(Files.readString(loaded)).contains("org.jaccardlab.app.Main source: shared objects file");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anArchiveThatIsDamagedOrGoneIsNotMissed() throws IOException, InterruptedException {
        String[] command = {"evaluate", SAMPLES.resolve("baltic").toString()};
        Told usual = run("", command);
        assertThat(usual.code()).isZero();
        Path copy = copyOfThePackage();
        Path archive = copy.resolve("lib/app/jaccardlab.jsa");
        Path launcher = copy.resolve("bin/jaccardlab");

        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
        assertThat(run(launcher, "", command)).as("half of it").isEqualTo(usual);
        Files.write(archive, new byte[whole.length]);
        assertThat(run(launcher, "", command)).as("zeros").isEqualTo(usual);
        Files.delete(archive);
        assertThat(run(launcher, "", command)).as("none").isEqualTo(usual);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anArchiveOfOtherJarsIsNotUsed() throws IOException, InterruptedException {
        Path copy = copyOfThePackage();
        Path loaded = here.resolve("loaded");
        Files.writeString(copy.resolve("lib/app/jaccardlab.cfg"), "java-options=-Xlog:class+load:file=" + loaded + "\n",
                StandardOpenOption.APPEND);
        try (Stream<Path> jars = Files.list(copy.resolve("lib/app"))) {
            Path jar = jars.filter(file -> file.getFileName().toString().startsWith("jaccardlab-core")).findFirst()
                    .orElseThrow();
            Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        }
        Told told = run(copy.resolve("bin/jaccardlab"), "", "inspect", SAMPLES.resolve("earth/image.png").toString());
        assertThat(told.code()).isZero();
        assertThat(told.err()).isEmpty();
        assertThat(told.out()).startsWith("{");
        assertThat(Files.readString(loaded)).contains("org.jaccardlab.app.Main source: ").doesNotContain(
                "shared objects file");
    }
}
