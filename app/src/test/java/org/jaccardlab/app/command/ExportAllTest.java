package org.jaccardlab.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ExportAllTest {

    @TempDir
    Path folder;

    private Told exported(String... args) {
        return Told.by(Stream.concat(Stream.of("export-all", "--into", folder.resolve("out").toString()),
                Arrays.stream(args)).toArray(String[]::new));
    }

    private String[] files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
        }
    }

    @Test
    void everySampleIsExportedUnderEveryLossAndTheSecondTimeKept() throws IOException {
        String[] args = {Told.sample("earth"), Told.sample("astronaut"), "--losses", "jml1,soft-jaccard(smooth=1)",
                "--panes", "image,share", "--separately", "--plain", "--names", "{sample}-{loss}-{field}"};
        Told told = exported(args);
        assertThat(told.err()).isEmpty();
        assertThat(told.out()).startsWith("Wrote 8 files into ");
        assertThat(files()).hasSize(8).anySatisfy(name -> assertThat(name).endsWith("-jml1-share.png"))
                .anySatisfy(name -> assertThat(name).endsWith("-soft-jaccard(smooth=1)-image.png"));

        Path one = folder.resolve("out").resolve(files()[0]);
        Files.writeString(one, "mine");
        assertThat(exported(args).out()).startsWith("Wrote 0 files into ")
                .contains("kept 8 files that were there already");
        assertThat(one).hasContent("mine");
    }

    @Test
    void whatIsThereIsReplacedOnlyIfToldSo() throws IOException {
        String[] args = {Told.sample("astronaut"), "--form", "classes", "--names", "{image}"};
        exported(args);
        Path file = folder.resolve("out").resolve(files()[0]);
        byte[] table = Files.readAllBytes(file);
        Files.writeString(file, "old");
        assertThat(exported(Stream.concat(Arrays.stream(args), Stream.of("--replace")).toArray(String[]::new)).out())
                .startsWith("Wrote 1 file into ");
        assertThat(file).hasBinaryContent(table);
    }

    @Test
    void namesThatCannotTellFilesApartAreRefusedBeforeAnythingIsRead() {
        exported(Told.sample("earth"), "--losses", "jml1,dml1", "--field", "share", "--names", "{image}")
                .refused("gives several files one name: add {loss}");
        exported(Told.sample("earth"), "--field", "share", "--names", "{picture}")
                .refused("The name pattern has {picture}: choose among {sample}");
        exported(Told.sample("earth"), "--field", "share", "--losses", "jml1", "--loss", "dml1")
                .refused("--losses takes the place of --loss");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aSampleThatCannotBeReadIsNamedAndTheOthersAreExported() throws IOException {
        Path broken = Files.createDirectories(folder.resolve("samples/broken"));
        Files.writeString(broken.resolve("sample.json"), "{");
        Path good = Files.createDirectories(folder.resolve("samples/good"));
        try (Stream<Path> all = Files.list(Path.of(Told.sample("astronaut")))) {
            for (Path file : all.toList()) {
                Files.copy(file, good.resolve(file.getFileName()));
            }
        }
        Told told = exported(folder.resolve("samples").toString(), "--field", "share", "--form", "npy");
        assertThat(told.code()).isNotZero();
        assertThat(told.out()).startsWith("Wrote 1 file into ").contains("1 could not be made");
        assertThat(told.err()).contains("sample.json");
    }

    @Test
    void everyFileCanBeMadeAgainByItsRecipe() throws IOException {
        exported(Told.sample("astronaut"), "--field", "share", "--form", "npy", "--names", "{image}");
        assertThat(files()).hasSize(2).anySatisfy(name -> assertThat(name).endsWith(".npy.json"));
        Path recipe = folder.resolve("out").resolve(files()[1]);
        Path again = folder.resolve("again.npy");
        assertThat(Told.by("run", recipe.toString(), "--out", again.toString()).err()).isEmpty();
        assertThat(again).hasSameBinaryContentAs(folder.resolve("out").resolve(files()[0]));
    }

    @Test
    void recipesAreLeftOutIfToldSo() throws IOException {
        exported(Told.sample("astronaut"), "--field", "share", "--form", "npy", "--names", "{image}", "--no-recipe");
        assertThat(files()).hasSize(1);
    }
}
