package org.jaccardlab.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jaccardlab.app.export.ExportRequest;
import org.jaccardlab.app.export.Form;
import org.jaccardlab.app.recompute.Errands;
import org.jaccardlab.figure.Keys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;

/** The export dialog, the clipboard and a series, in the window. */
@ExtendWith(ApplicationExtension.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ExportingTest {

    @SuppressWarnings("NullAway.Init")
    private TestWindow app;

    @TempDir
    Path folder;

    @Start
    void start(Stage stage) {
        app = new TestWindow(stage);
    }

    @AfterEach
    void close() {
        app.close();
    }

    private static Parent dialog(String with) {
        return root(with).orElseThrow();
    }

    private static Optional<Parent> root(String with) {
        return Window.getWindows().stream().map(window -> window.getScene().getRoot())
                .filter(root -> root.lookup(with) != null).findFirst();
    }

    private static <T extends Node> T find(String id, Class<T> type) {
        return type.cast(dialog(id).lookup(id));
    }

    private void openExport() {
        app.openShipped("astronaut");
        TestWindow.onToolkit(() -> {
            ExportDialog dialog = new ExportDialog(app.window.scene().getWindow(), app.model.snapshot().get(),
                    app.model.answers().orElseThrow().with(app.model.measured().get().orElseThrow().metrics()),
                    request -> request, Optional.empty(),
                    Runnable::run, Runnable::run);
            dialog.show();
            return dialog;
        });
    }

    private static String facts() {
        return TestWindow.onToolkit(() -> find("#export-facts", Label.class).getText());
    }

    private static void with(Runnable deed) {
        TestWindow.onToolkit(() -> {
            deed.run();
            return deed;
        });
    }

    private static void choose(String id, Object value) {
        with(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<Object> combo = find(id, ComboBox.class);
            combo.setValue(value);
        });
    }

    @Test
    void thePreviewFollowsEveryChoice() {
        openExport();
        String own = facts();
        assertThat(own).endsWith("pixels");
        choose("#export-keys", Keys.NONE);
        String none = facts();
        assertThat(none).isNotEqualTo(own);
        choose("#export-scale", 2);
        assertThat(facts()).isNotEqualTo(none);
        choose("#export-form", Form.CLASSES);
        assertThat(facts()).endsWith("lines");
        assertThat(TestWindow.onToolkit(() -> find("#export-text", TextArea.class).getText())).startsWith("term,");
        assertThat(TestWindow.onToolkit(() -> find("#export-scale", ComboBox.class).isDisabled())).isTrue();
    }

    @Test
    void numbersOfOnePaneAloneAreOfferedAsOneArray() {
        openExport();
        assertThat(forms()).contains(Form.NPZ, Form.TIFF).doesNotContain(Form.NPY);
        with(() -> List.of(1, 3, 4).forEach(pane -> find("#export-pane-" + pane, CheckBox.class).setSelected(false)));
        assertThat(forms()).contains(Form.NPY);
        with(() -> find("#export-pane-2", CheckBox.class).setSelected(false));
        assertThat(forms()).doesNotContain(Form.NPY, Form.NPZ);
        assertThat(TestWindow.onToolkit(() -> find("#export-save", Button.class).isDisabled())).isTrue();
    }

    private static List<Object> forms() {
        return TestWindow.onToolkit(() -> List.<Object>copyOf(find("#export-form", ComboBox.class).getItems()));
    }

    @Test
    void aFigureIsCopiedAndSaid() {
        app.openShipped("astronaut");
        app.act(() -> {
            Exporting exporting = new Exporting(app.model, app.habits.engine(), List.of(), Runnable::run,
                    new Errands(Runnable::run, Runnable::run), Runnable::run,
                    () -> app.window.scene().getWindow(), scene -> {
                    });
            exporting.copyPane(1);
        });
        assertThat(app.model.notice().get().sentence()).startsWith("Copied the picture of pane 2, 256 × 256 pixels");
    }

    @Test
    void aSeriesWritesIntoItsFolderAndSaysHowMany() throws IOException {
        app.openShipped("astronaut");
        Path out = folder.resolve("out");
        TestWindow.onToolkit(() -> {
            SeriesDialog dialog = new SeriesDialog(app.window.scene().getWindow(), app.model,
                    ExportRequest.picture(app.model.snapshot().get().panes().get(1)), List.of(),
                    Platform::runLater);
            dialog.show();
            return dialog;
        });
        with(() -> find("#series-start", Button.class).fire());
        assertThat(news()).isEqualTo("Say which folder the files go into.");
        with(() -> {
            find("#series-folder", TextField.class).setText(out.toString());
            find("#series-start", Button.class).fire();
        });
        app.await(() -> news().contains("Wrote"));
        assertThat(news()).startsWith("Wrote 1 file into ");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).singleElement().asString().endsWith("jml1-share.png");
        }
    }

    private static String news() {
        return TestWindow.onToolkit(() -> find("#series-news", Label.class).getText());
    }
}
