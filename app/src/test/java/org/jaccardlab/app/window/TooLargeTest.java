package org.jaccardlab.app.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jaccardlab.app.workbench.TestBatches;
import org.jaccardlab.io.NpyWriter;
import org.jaccardlab.io.SampleFiles;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A sample that does not fit is announced before it is loaded, with the ways there are. */
class TooLargeTest extends WindowTest {

    private static final String CAP = "org.bytedeco.javacpp.maxbytes";
    private static final int CLASSES = 2;
    private static final Size PICTURE = new Size(205, 364);
    private static final long NUMBERS = CLASSES * 205L * 364;

    @TempDir
    Path folder;

    private final Batch square = TestBatches.square("square");

    @BeforeEach
    void openASample() {
        app.open(square);
    }

    @AfterEach
    void liftTheCap() {
        System.clearProperty(CAP);
    }

    /** Opens a sample of so many numbers with memory for so many bytes, and waits for the question. */
    private void askFor(long bytes) throws IOException {
        float[] logits = new float[(int) NUMBERS];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = i % 1000 / 300f;
        }
        try (Volume volume = Volume.of(CLASSES, PICTURE, logits)) {
            NpyWriter.write(folder.resolve("net.npy"), volume);
        }
        Path shipped = TestWindow.samplesFolder().resolve("baltic");
        System.setProperty(CAP, Long.toString(Volume.bytesInUse() + bytes));
        TestWindow.onToolkit(() -> {
            app.window.opener().openFiles(SampleFiles.of(List.of(shipped.resolve("image.png")),
                    List.of(shipped.resolve("hard.png")), List.of(folder.resolve("net.npy"))));
            return app;
        });
        app.await(() -> found("#memory-finding") != null);
        assertThat(app.model.batch().get()).containsSame(square);
    }

    private static @Nullable Node found(String selector) {
        return Window.getWindows().stream().filter(Stage.class::isInstance).map(window -> window.getScene().getRoot()
                .lookup(selector)).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static <T extends Node> T find(String selector, Class<T> type) {
        return type.cast(Objects.requireNonNull(found(selector), selector));
    }

    private void press(String button) {
        TestWindow.onToolkit(() -> {
            find(button, Button.class).fire();
            return app;
        });
        app.await(() -> found("#memory-finding") == null);
    }

    private static boolean isOpen(String way) {
        return TestWindow.onToolkit(() -> !find(way, Button.class).isDisabled());
    }

    private static String words(String label) {
        return TestWindow.onToolkit(() -> find(label, Label.class).getText());
    }

    private Sample opened() {
        app.await(() -> app.model.batch().get().orElseThrow() != square);
        app.settle();
        return TestWindow.onToolkit(() -> app.model.batch().get().orElseThrow().sample(0));
    }

    @Test
    void itIsOpenedAsFloat16AndTheRoundingIsSaid() throws IOException {
        askFor(4 * NUMBERS - 1);
        assertThat(words("#memory-finding")).contains("needs", "but", "are free");
        assertThat(isOpen("#memory-anyway")).isFalse();
        assertThat(words("#memory-anyway-words")).contains("not even its arrays fit");
        press("#memory-float16");
        assertThat(opened().predictions().getFirst().values().precision()).isEqualTo(Precision.FLOAT16);
        assertThat(app.text("#notice")).contains("is held as float16: its numbers are rounded to 11 significant bits");
    }

    @Test
    void aRegionOfItIsOpened() throws IOException {
        askFor(2 * NUMBERS - 1);
        assertThat(isOpen("#memory-float16")).isFalse();
        assertThat(isOpen("#memory-region")).isTrue();
        TestWindow.onToolkit(() -> {
            for (String each : List.of("x 10", "y 20", "width 70", "height 30")) {
                String[] words = each.split(" ");
                find("#memory-" + words[0], Spinner.class).getEditor().setText(words[1]);
            }
            return app;
        });
        press("#memory-region");
        Sample sample = opened();
        assertThat(sample.size()).isEqualTo(new Size(30, 70));
        assertThat(sample.name()).endsWith("(region 10,20,70x30)");
    }

    @Test
    void aRegionThatWillNotDoIsClosedWithTheReason() throws IOException {
        askFor(2 * NUMBERS - 1);
        for (String width : List.of("364", "", "9999")) {
            TestWindow.onToolkit(() -> {
                find("#memory-x", Spinner.class).getEditor().setText("1");
                find("#memory-width", Spinner.class).getEditor().setText(width);
                return app;
            });
            assertThat(isOpen("#memory-region")).isFalse();
            assertThat(words("#memory-region-words")).contains("364 x 205");
        }
        cancel();
    }

    @Test
    void cancellingLeavesAllAsItWas() throws IOException {
        askFor(2 * NUMBERS - 1);
        cancel();
        app.await(() -> found("#memory-finding") == null);
        assertThat(app.shown().request().batch()).isSameAs(square);
    }

    private static void cancel() {
        TestWindow.onToolkit(() -> {
            find("#memory-finding", Label.class).getScene().getWindow().hide();
            return true;
        });
    }
}
