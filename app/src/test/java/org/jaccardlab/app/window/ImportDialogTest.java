package org.jaccardlab.app.window;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Spinner;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.jaccardlab.app.memory.Habit;
import org.jaccardlab.app.workbench.TestBatches;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.coding.LabelReading;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.io.NpyWriter;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Turn;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that leave something open are asked about, with a picture of what the answer makes of them. */
class ImportDialogTest extends WindowTest {

    private static final Size PICTURE = new Size(48, 64);

    @TempDir
    Path folder;

    private final Batch square = TestBatches.square("square");

    @BeforeEach
    void openASample() throws IOException {
        app.open(square);
        BufferedImage photo = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(5);
        for (int i = 0; i < 64 * 48; i++) {
            photo.setRGB(i % 64, i / 64, random.nextInt(1 << 24));
        }
        ImageIO.write(photo, "png", folder.resolve("photo.png").toFile());
    }

    private Path labels(String name, int... values) throws IOException {
        BufferedImage labels = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64 * 48; i++) {
            labels.getRaster().setSample(i % 64, i / 64, 0, values[i % 64 * values.length / 64]);
        }
        ImageIO.write(labels, "png", folder.resolve(name).toFile());
        return folder.resolve(name);
    }

    /** Two classes, the second in the upper half. */
    private Path logits(String name, Size size) throws IOException {
        float[] logits = new float[2 * size.pixels()];
        for (int i = 0; i < size.pixels(); i++) {
            logits[size.pixels() + i] = i < size.pixels() / 2 ? 2 : -3;
        }
        try (Volume volume = Volume.of(2, size, logits)) {
            NpyWriter.write(folder.resolve(name), volume);
        }
        return folder.resolve(name);
    }

    private void drop(Path... files) {
        TestWindow.onToolkit(() -> {
            app.window.opener().openDropped(List.of(files));
            return files;
        });
    }

    private void dropAndBeAsked(Path... files) {
        drop(files);
        app.await(() -> found("#import-files") != null);
        looked();
    }

    private void looked() {
        app.await(() -> !find("#import-problem", Label.class).getText().equals("Reading…"));
    }

    private static @Nullable Node found(String selector) {
        return Window.getWindows().stream().filter(Stage.class::isInstance).map(window -> window.getScene().getRoot()
                .lookup(selector)).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static <T extends Node> T find(String selector, Class<T> type) {
        return type.cast(Objects.requireNonNull(found(selector), selector));
    }

    private static String words(String id) {
        return TestWindow.onToolkit(() -> find(id, Label.class).getText());
    }

    private static boolean canOpen() {
        return TestWindow.onToolkit(() -> !find("#import-open", Button.class).isDisabled());
    }

    private <T> void choose(String id, T value) {
        TestWindow.onToolkit(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<T> box = find(id, ComboBox.class);
            box.setValue(value);
            return box;
        });
        looked();
    }

    private Sample opened() {
        TestWindow.onToolkit(() -> {
            find("#import-open", Button.class).fire();
            return app;
        });
        app.await(() -> app.model.batch().get().orElseThrow() != square);
        app.settle();
        return TestWindow.onToolkit(() -> app.model.batch().get().orElseThrow().sample(0));
    }

    @Test
    void filesThatSpeakForThemselvesAreOpenedWithoutAQuestion() throws IOException {
        Path photo = folder.resolve("photo.png");
        Path truth = labels("truth.png", 0, 1);
        Path scores = logits("scores.npy", PICTURE);
        drop(scores, truth, photo);
        app.await(() -> app.model.batch().get().orElseThrow() != square);
        app.settle();
        assertThat(found("#import-files")).isNull();
        assertThat(TestWindow.onToolkit(() -> app.memory.recent().get()))
                .containsExactly(List.of(scores, truth, photo));
        assertThat(TestWindow.onToolkit(() -> app.find("#recent", MenuButton.class).getItems().getFirst().getText()))
                .startsWith("scores.npy + 2");
    }

    @Test
    void aPredictionOfHalfTheSizeIsResizedOnlyIfAPersonSaysSo() throws IOException {
        dropAndBeAsked(folder.resolve("photo.png"), labels("truth.png", 0, 1), logits("half.npy", new Size(24, 32)));
        assertThat(words("#import-questions")).contains("half.npy", "another size");
        assertThat(words("#import-facts")).contains("2 x 24 x 32");
        assertThat(canOpen()).isFalse();
        assertThat(words("#import-problem")).contains("half.npy");
        TestWindow.onToolkit(() -> {
            find("#import-resize", CheckBox.class).setSelected(true);
            return app;
        });
        looked();
        assertThat(canOpen()).isTrue();
        Sample sample = opened();
        assertThat(sample.predictions().getFirst().size()).isEqualTo(PICTURE);
        assertThat(sample.predictions().getFirst().values().at(1, 0)).isEqualTo(2);
    }

    @Test
    void axesPictureAndTurnCanBeChosen() throws IOException {
        dropAndBeAsked(folder.resolve("photo.png"), labels("truth.png", 0, 1), logits("half.npy", new Size(24, 32)));
        TestWindow.onToolkit(() -> {
            find("#import-resize", CheckBox.class).setSelected(true);
            return app;
        });
        looked();
        choose("#import-turn", Turn.FLIP_VERTICAL);
        Sample sample = opened();
        assertThat(sample.predictions().getFirst().values().at(1, 0)).as("what was below is above").isEqualTo(-3);
    }

    @Test
    void aTrimapIsAskedForAndRememberedForTheFolder() throws IOException {
        Path trimap = labels("trimap.png", 0, 128, 255);
        dropAndBeAsked(folder.resolve("photo.png"), trimap, logits("scores.npy", PICTURE));
        assertThat(words("#import-questions"))
                .isEqualTo("trimap.png holds only 0, 128 and 255: is it coded as trimap or matte?");
        assertThat(readings()).extracting(LabelReading::text).containsExactly("trimap", "matte");
        assertThat(canOpen()).as("the likeliest is shown, to be confirmed").isTrue();
        choose("#import-coding", Optional.of(LabelCoding.Plain.MASK));
        assertThat(canOpen()).isFalse();
        assertThat(words("#import-problem")).contains("trimap.png", "128");
        choose("#import-reading", new LabelReading(LabelCoding.Plain.TRIMAP));
        Sample sample = opened();
        assertThat(((LabelSource.Hard) sample.targets().getFirst()).kept().count()).isLessThan(PICTURE.pixels());
        Habit habit = TestWindow.onToolkit(() -> app.memory.habit(folder));
        assertThat(habit.coding()).isEqualTo("trimap");

        drop(folder.resolve("photo.png"), trimap, folder.resolve("scores.npy"));
        app.await(() -> app.model.batch().get().orElseThrow().sample(0) != sample);
        assertThat(found("#import-files")).as("asked only once a folder").isNull();
    }

    @Test
    void anIgnoredClassInRangeIsAskedForAndRemembered() throws IOException {
        Path photo = folder.resolve("photo.png");
        Path truth = palette("truth.png", 0x000000, 0xdc3c3c, 0xe0e0c0);
        Path scores = scores("scores.npy", 3);
        dropAndBeAsked(scores, truth, photo);
        assertThat(words("#import-questions")).isEqualTo("truth.png draws 2 in the colour of borders that do not"
                + " count: is it coded as indices with 2 ignored or indices?");
        assertThat(readings()).extracting(LabelReading::text).containsExactly("indices with 2 ignored", "indices");
        choose("#import-reading", new LabelReading(LabelCoding.Plain.INDICES));
        assertThat(TestWindow.onToolkit(() -> find("#import-ignore", Spinner.class).getValue())).isEqualTo(255);
        choose("#import-reading", new LabelReading(LabelCoding.Plain.INDICES, OptionalInt.of(2)));
        assertThat(TestWindow.onToolkit(() -> find("#import-ignore", Spinner.class).getValue())).isEqualTo(2);
        Sample sample = opened();
        assertThat(sample.targets().getFirst().kept().count()).isEqualTo(43 * 48);

        drop(scores, truth, photo);
        app.await(() -> app.model.batch().get().orElseThrow().sample(0) != sample);
        assertThat(found("#import-files")).as("asked only once a folder").isNull();
    }

    @Test
    void labelsThatCountFrom1AreAskedAbout() throws IOException {
        dropAndBeAsked(folder.resolve("photo.png"), labels("truth.png", 1, 2, 3), scores("scores.npy", 3));
        assertThat(readings()).extracting(LabelReading::text).containsExactly("shifted", "trimap-123");
        Sample sample = opened();
        assertThat(((LabelSource.Hard) sample.targets().getFirst()).map().at(0)).isZero();
    }

    private static List<LabelReading> readings() {
        return TestWindow.onToolkit(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<LabelReading> box = find("#import-reading", ComboBox.class);
            return List.copyOf(box.getItems());
        });
    }

    /** Three stripes. */
    private Path palette(String name, int... colours) throws IOException {
        int[] rgb = Arrays.copyOf(colours, 256);
        BufferedImage labels = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, 256, rgb, 0, false, -1, DataBuffer.TYPE_BYTE));
        for (int i = 0; i < 64 * 48; i++) {
            labels.getRaster().setSample(i % 64, i / 64, 0, i % 64 * colours.length / 64);
        }
        ImageIO.write(labels, "png", folder.resolve(name).toFile());
        return folder.resolve(name);
    }

    private Path scores(String name, int classes) throws IOException {
        float[] logits = new float[classes * PICTURE.pixels()];
        logits[0] = 7;
        try (Volume volume = Volume.of(classes, PICTURE, logits)) {
            NpyWriter.write(folder.resolve(name), volume);
        }
        return folder.resolve(name);
    }

    @Test
    void aClassTableOfOnesOwnNamesTheClasses() throws IOException {
        dropAndBeAsked(folder.resolve("photo.png"), labels("truth.png", 0, 1), logits("half.npy", new Size(24, 32)));
        Path table = Files.writeString(folder.resolve("own.csv"), "name,value\nsea,0\nshore,1\n");
        TestWindow.onToolkit(() -> {
            find("#import-resize", CheckBox.class).setSelected(true);
            find("#import-ignore", Spinner.class).getEditor().setText("7");
            find("#import-ignore", Spinner.class).commitValue();
            return app;
        });
        looked();
        LabelTable own = org.jaccardlab.io.ClassTableFile.read(table);
        choose("#import-classes", Optional.of(own));
        assertThat(opened().classes().entries()).extracting("name").containsExactly("sea", "shore");
    }

    @Test
    void cancellingLeavesAllAsItWas() throws IOException {
        dropAndBeAsked(folder.resolve("photo.png"), labels("truth.png", 0, 1), logits("half.npy", new Size(24, 32)));
        TestWindow.onToolkit(() -> {
            find("#import-files", ListView.class).getScene().getWindow().hide();
            return app;
        });
        app.await(() -> found("#import-files") == null);
        assertThat(app.shown().request().batch()).isSameAs(square);
        assertThat(TestWindow.onToolkit(() -> app.memory.recent().get())).isEmpty();
    }

    @Test
    void aFileTwiceIsOne() throws IOException {
        Path scores = logits("scores.npy", PICTURE);
        drop(folder.resolve("photo.png"), labels("truth.png", 0, 1), scores, scores);
        app.await(() -> app.model.batch().get().orElseThrow() != square);
        app.settle();
        assertThat(app.shown().request().batch().sample(0).predictions()).hasSize(1);
    }

    @Test
    void labelsOfAPartOfTheImageArePutWhereTheyLie() throws IOException {
        BufferedImage part = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_GRAY);
        part.getRaster().setSample(0, 0, 0, 1);
        ImageIO.write(part, "png", folder.resolve("part.png").toFile());
        dropAndBeAsked(folder.resolve("photo.png"), folder.resolve("part.png"), logits("scores.npy", PICTURE));
        assertThat(words("#import-facts")).as("the file in question").contains("labels");
        assertThat(canOpen()).isFalse();
        TestWindow.onToolkit(() -> {
            find("#import-crop", CheckBox.class).setSelected(true);
            find("#import-crop-x", Spinner.class).getEditor().setText("30");
            find("#import-crop-x", Spinner.class).commitValue();
            return app;
        });
        looked();
        LabelSource.Hard hard = (LabelSource.Hard) opened().targets().getFirst();
        assertThat(hard.map().at(30)).isEqualTo(1);
        assertThat(hard.kept().count()).isEqualTo(200);
    }

    @Test
    void aFileOfASampleFolderThatIsDroppedWithItsDescriptionIsThatSample() {
        Path baltic = TestWindow.samplesFolder().resolve("baltic");
        drop(baltic.resolve("student.npy"), baltic.resolve("sample.json"));
        app.await(() -> app.model.batch().get().orElseThrow() != square);
        app.settle();
        assertThat(app.shown().request().batch().title()).startsWith("Baltic");
    }
}
