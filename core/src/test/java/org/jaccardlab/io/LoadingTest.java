package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.raster.Volume;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jaccardlab.io.NpyBytes.write;

/** A folder with an image of 2 x 2 pixels, and the promise that nothing stays in memory. */
abstract class LoadingTest {

    @TempDir
    Path folder;

    private long before;

    @BeforeEach
    void makeImage() throws IOException {
        before = Volume.bytesInUse();
        write(folder, "photo.png", PngBytes.grey(2, 2, 8, 10, 20, 30, 40));
        write(folder, "label.png", PngBytes.palette(2, 2, 0, 1, 1, 0));
    }

    @AfterEach
    void nothingStaysInMemory() {
        assertThat(Volume.bytesInUse()).isEqualTo(before);
    }

    Path file(String name, byte[] bytes) throws IOException {
        return write(folder, name, bytes);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** The image with these files. */
    SampleFiles files(List<TargetFile> targets, List<PredictionFile> predictions) {
        return new SampleFiles(List.of(file("photo.png")), targets, predictions, 255, List.of());
    }

    /** The image with the label picture and this prediction. */
    SampleFiles predicted(PredictionFile prediction) {
        return files(List.of(TargetFile.of(file("label.png"))), List.of(prediction));
    }

    /** The image with this ground truth and no prediction. */
    SampleFiles labelled(Path target, Optional<TargetKind> kind) {
        return files(List.of(new TargetFile(target, Optional.empty(), kind)), List.of());
    }

    void refused(SampleFiles files, String sentence) {
        assertThatThrownBy(files::read).isInstanceOf(UnreadableFileException.class).hasMessage(sentence);
    }
}
