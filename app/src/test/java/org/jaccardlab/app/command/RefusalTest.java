package org.jaccardlab.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every mistake costs one line, and the line says what to do. */
class RefusalTest {

    private static final String EARTH = Told.sample("earth");

    @TempDir
    Path folder;

    private static Told evaluated(String... more) {
        return Told.by(Stream.concat(Stream.of("evaluate", EARTH), Arrays.stream(more)).toArray(String[]::new));
    }

    @Nested
    class Settings {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                --loss           | jaccard     | There is no loss "jaccard": choose one of jml1
                --loss           | ''          | There is no loss "": choose one of jml1
                --set            | alpha=1     | Jml1 has no parameter "alpha": choose one of smooth
                --set            | smooth=-1   | Smooth must lie in 0 to 10 but is -1
                --set            | smooth=NaN  | Smooth must lie in 0 to 10
                --set            | smooth=abc  | is a number such as 0.25
                --set            | smooth      | KEY=VALUE
                --temperature    | 0           | Temperature must lie in 0.1 to 20 but is 0
                --epsilon        | 2           | Epsilon must lie in 0 to 1 but is 2
                --epsilon        | ''          | is not a double
                --floor          | 1           | Floor must lie in
                --active         | some        | [PRESENT, ALL]
                --use-target     | mine        | There is no ground truth "mine": choose one of Natural Earth, hard
                --use-prediction | mine        | There is no prediction "mine": choose one of student, teacher
                --reference      | mine        | There is no ground truth "mine": choose one of Natural Earth, hard
                --bins           | 0           | Bins must lie in 1 to 100 but is 0
                --worst          | 101         | Worst must lie in 1 to 100 but is 101
                --threshold      | 1.5         | Threshold must lie in 0 to 1 but is 1.5
                --kind           | logits      | says both in its sample.json
                --ignore         | 3           | says both in its sample.json
                --colour         | red         | Unknown options: '--colour', 'red' (--help shows what there is)
                """)
        void areRefusedByName(String option, String value, String words) {
            evaluated(option, value).refused(words);
        }

        @Test
        void areGivenOnce() {
            evaluated("--loss", "jml1", "--loss", "jml2").refused("--loss", "only once");
        }
    }

    @Nested
    class Inputs {

        private Told files(String image, String target, String prediction) {
            return Told.by("evaluate", "--image", image, "--target", target, "--prediction", prediction);
        }

        private Told predicted(Path prediction) {
            return files(EARTH + "/image.png", EARTH + "/hard.png", prediction.toString());
        }

        @Test
        void areAFolderOrFiles() {
            Told.by("evaluate").refused("Nothing to evaluate", "--image, --target and --prediction");
            evaluated("--image", EARTH + "/image.png").refused("either a sample folder or files", "not both");
        }

        @Test
        void areThere() {
            predicted(folder.resolve("gone.npy")).refused("gone.npy does not exist: check its name and folder.");
            Told.by("evaluate", folder.resolve("gone").toString()).refused("gone holds no sample.json: choose");
        }

        @Test
        void haveANameThatIsNotEmpty() {
            Told.by("evaluate", "").refused("a file's name is empty");
            Told.by("inspect", " ").refused("a file's name is empty");
            files("", EARTH + "/hard.png", EARTH + "/student.npy").refused("--image", "a file's name is empty");
        }

        @Test
        void areDescribedIfTheyAreAFolder() {
            Told.by("evaluate", folder.toString()).refused("holds no sample.json: choose a sample folder.");
        }

        @Test
        void haveOneSize() {
            predicted(Path.of(Told.sample("baltic"), "student.npy"))
                    .refused(
                            "student.npy has the shape 2 x 205 x 364, which is no picture for the image image.png, 637 x 364");
        }

        @Test
        void areWhole() throws IOException {
            byte[] all = Files.readAllBytes(Path.of(EARTH, "student.npy"));
            predicted(Files.write(folder.resolve("cut.npy"), Arrays.copyOf(all, all.length / 2)))
                    .refused("cut.npy promises 4 x 364 x 637 numbers but holds only", "save it again, it was cut off");
        }

        @Test
        void holdNumbers() throws IOException {
            String head = "\u0093NUMPY\u0001\u0000\u0040\u0000{'descr': '|O', 'fortran_order': False, 'shape': (3,), }";
            String padded = head + " ".repeat(64 + 10 - head.length());
            predicted(Files.write(folder.resolve("objects.npy"), padded.getBytes(StandardCharsets.ISO_8859_1)))
                    .refused("objects.npy holds Python objects, which are never opened: save plain numbers");
        }

        @Test
        void areNoPipes() throws IOException, InterruptedException {
            Path pipe = folder.resolve("pipe");
            if (new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0) {
                Told.by("inspect", pipe.toString()).refused("pipe is a device or a pipe: save it as a file first.");
            }
        }
    }

    @Nested
    class Results {

        private Told exported(String out, String... more) {
            return Told.by(Stream.concat(Stream.of("export", EARTH, "--out", out), Arrays.stream(more))
                    .toArray(String[]::new));
        }

        private String out(String name) {
            return folder.resolve(name).toString();
        }

        @Test
        void areOfAClassThatIsThere() {
            exported(out("x.npy"), "--field", "share", "--class", "sea")
                    .refused("There is no class \"sea\": choose one of ocean, land, lake, glacier.");
            exported(out("x.npy"), "--field", "share", "--class", "4").refused("There is no class \"4\"");
        }

        @Test
        void ofAGradientNameTheirClass() {
            exported(out("x.npy"), "--field", "gradient-logit")
                    .refused("one class at a time: say which with --class, or behind a colon in --panes.");
        }

        @Test
        void ofALogitGradientNeedLogits() {
            exported(out("x.npy"), "--field", "gradient-logit", "--class", "0", "--use-prediction", "target")
                    .refused("has no logits: export gradient-probability instead.");
        }

        @ParameterizedTest
        @CsvSource({"0", "2", "-1"})
        void areOfAMemberThatIsThere(String member) {
            exported(out("x.npy"), "--field", "share", "--member", member)
                    .refused("There is no image number " + member, "choose --member from 1 to 1.");
        }

        @Test
        void areOfAFieldThatIsThere() {
            exported(out("x.npy"), "--field", "loss").refused("There is no field \"loss\": choose one of image");
            exported(out("x.npy")).refused("Say what to export, with --field ID or --panes");
        }

        @Test
        void haveAnOpacityBetweenNothingAndAll() {
            exported(out("x.png"), "--field", "share", "--opacity", "7").refused("Opacity must lie in 0 to 1 but is 7");
        }

        @Test
        void arePicturesOrNumbers() {
            exported(out("x.jpg"), "--field", "share").refused("x.jpg has an ending that cannot be written", ".npy");
            exported("/", "--field", "share").refused("has an ending that cannot be written");
            exported(out("x.npy"), "--field", "image").refused("x.npy would hold Image", "export it as .png");
        }

        @Test
        void goWhereFilesCanBeSaved() throws IOException {
            exported(out("gone/x.npy"), "--field", "share").refused("x.npy", "gone does not exist",
                    "make it or choose");
            Path file = Files.writeString(folder.resolve("file"), "");
            exported(file + "/x.npy", "--field", "share").refused("x.npy cannot be saved", "choose another one");
            Files.createDirectory(folder.resolve("x.npy"));
            exported(out("x.npy"), "--field", "share").refused("x.npy is a folder: choose another name");
        }

        @Test
        void leaveNothingBehindIfTheyFail() throws IOException {
            exported(out("x".repeat(300) + ".npy"), "--field", "share").refused("xxx.npy cannot be saved here",
                    "choose another name");
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left.toList()).isEqualTo(List.of());
            }
        }
    }
}
