package org.jaccardlab.app.window;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.jaccardlab.app.workbench.TestBatches;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.io.SampleFiles;
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
        Evaluation before = app.shown();
        TestWindow.onToolkit(() -> {
            app.window.opener().openFiles(SampleFiles.of(List.of(image), List.of(target), List.of(prediction)));
            return image;
        });
        app.await(() -> app.model.notice().get().problem());
        app.settle();
        assertThat(TestWindow.onToolkit(() -> app.model.batch().get())).containsSame(square);
        assertThat(app.shown()).isSameAs(before);
        assertThatCode(() -> square.lease().close()).as("a lease on the sample that stays").doesNotThrowAnyException();
        return app.text("#notice");
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
