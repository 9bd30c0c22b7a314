package org.jaccardlab.app.window;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.jaccardlab.app.workbench.TestBatches;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.io.SampleFiles;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** What cannot be read leaves all as it was and says which file, what is wrong and what to do. */
class BadInputTest extends WindowTest {

    @TempDir
    Path folder;

    private final Batch square = TestBatches.square("square");

    @BeforeEach
    void openASample() {
        app.open(square);
    }

    private static Path shipped(String file) {
        return TestWindow.samplesFolder().resolve("baltic").resolve(file);
    }

    /** Opens these files, which must be refused, and returns what the window says. */
    private String refusal(Path image, Path target, Path prediction) {
        return refusal(() -> app.window.opener()
                .openFiles(SampleFiles.of(List.of(image), List.of(target), List.of(prediction))));
    }

    /** Opens something that must be refused, and returns what the window says. */
    private String refusal(Runnable opening) {
        Evaluation before = app.shown();
        long bytesBefore = Volume.bytesInUse();
        TestWindow.onToolkit(() -> {
            opening.run();
            return opening;
        });
        app.await(() -> app.model.notice().get().problem());
        app.settle();
        assertThat(TestWindow.onToolkit(() -> app.model.batch().get())).containsSame(square);
        assertThat(app.shown()).isSameAs(before);
        assertThatCode(() -> square.lease().close()).as("a lease on the sample that stays").doesNotThrowAnyException();
        assertThat(Volume.bytesInUse()).as("nothing half loaded").isEqualTo(bytesBefore);
        return app.text("#notice");
    }

    /** A little-endian array in NumPy's format 1.0 with these words as its header. */
    private Path npy(String name, String header, byte[] numbers) throws IOException {
        String padded = header + " ".repeat(117 - header.length()) + "\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[]{(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) padded.length(), 0});
        bytes.writeBytes(padded.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(numbers);
        return Files.write(folder.resolve(name), bytes.toByteArray());
    }

    private static byte[] floats(int count, float value) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    @Test
    void anArrayOfObjects() throws IOException {
        Path objects = npy("objects.npy", "{'descr': '|O', 'fortran_order': False, 'shape': (2, 205, 364), }",
                new byte[64]);
        assertThat(refusal(shipped("image.png"), shipped("hard.png"), objects)).startsWith("objects.npy")
                .containsPattern("object");
    }

    @Test
    void aPredictionThatIsNotANumberSomewhere() throws IOException {
        Path nan = npy("nan.npy", "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 205, 364), }",
                floats(2 * 205 * 364, Float.NaN));
        assertThat(refusal(shipped("image.png"), shipped("hard.png"), nan)).startsWith("nan.npy")
                .containsPattern("not a number|NaN|finite");
    }

    @Test
    void aGroundTruthWithMoreClassesThanThePrediction() throws IOException {
        Path soft = npy("soft.npy", "{'descr': '<f4', 'fortran_order': False, 'shape': (4, 205, 364), }",
                floats(4 * 205 * 364, 0.25f));
        assertThat(refusal(shipped("image.png"), soft, shipped("student.npy"))).contains("soft.npy")
                .containsPattern("4|2").contains("classes");
    }

    @Test
    void aSampleFolderWhoseDescriptionIsBroken() throws IOException {
        Files.writeString(folder.resolve("sample.json"), "{\"format\": 1, \"title\": ");
        assertThat(refusal(() -> app.window.opener().openFolder(folder))).contains("sample.json");
    }

    @Test
    void aDroppedFolderOfSamples() {
        assertThat(refusal(() -> app.window.opener().openDropped(List.of(TestWindow.samplesFolder()))))
                .startsWith("samples").contains("open one of them");
    }

    @Test
    void droppedSamplesThatDoNotBelongTogether() {
        Path samples = TestWindow.samplesFolder();
        assertThat(refusal(() -> app.window.opener()
                .openDropped(List.of(samples.resolve("earth"), samples.resolve("brain"))))).startsWith("earth");
    }

    @Test
    void aDroppedFolderWithNothingInIt() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(refusal(() -> app.window.opener().openDropped(List.of(empty)))).isEqualTo(
                "empty is empty: open a folder with an image and its ground truth.");
        Path words = Files.createDirectory(folder.resolve("words"));
        Files.writeString(words.resolve("notes.txt"), "a street");
        assertThat(refusal(() -> app.window.opener().openDropped(List.of(words)))).startsWith("words holds no image");
    }

    @Test
    void anArrayThatWasCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(shipped("student.npy"));
        Path cut = Files.write(folder.resolve("cut.npy"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(refusal(shipped("image.png"), shipped("hard.png"), cut))
                .startsWith("cut.npy").contains("cut off").containsPattern("copy|save|write");
    }

    @Test
    void aGroundTruthOfAnotherSize() throws IOException {
        Path small = folder.resolve("small.png");
        BufferedImage labels = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        ImageIO.write(labels, "png", small.toFile());
        assertThat(refusal(shipped("image.png"), small, shipped("student.npy")))
                .startsWith("small.png").contains("8 x 8").contains("image.png");
    }

    @Test
    void aPictureThatIsNone() throws IOException {
        Path words = Files.writeString(folder.resolve("words.png"), "This is no picture.");
        assertThat(refusal(words, shipped("hard.png"), shipped("student.npy")))
                .startsWith("words.png").contains("PNG");
    }

    @Test
    void aFileThatIsNotThere() {
        assertThat(refusal(folder.resolve("gone.png"), shipped("hard.png"), shipped("student.npy")))
                .contains("gone.png");
    }
}
