package org.jaccardlab.app.window;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.export.ExportRequest;
import org.jaccardlab.app.opening.OpenDialog;
import org.jaccardlab.app.workbench.Agreed;
import org.jaccardlab.app.workbench.ClassList;
import org.jaccardlab.app.workbench.Comparison;
import org.jaccardlab.app.workbench.LimitRule;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.OwnLimits;
import org.jaccardlab.app.workbench.PaneSide;
import org.jaccardlab.app.workbench.Sketch;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.io.NpyWriter;
import org.jaccardlab.io.PngWriter;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.loss.SoftJaccard;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.picture.BlendMode;
import org.jaccardlab.picture.Pixel;
import org.jaccardlab.preset.JdtLoss;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pictures of the window in every state worth looking at, for eyes rather than assertions: {@code target/screens}. The
 * headless screen is smaller than the window, so the window's content is laid out and drawn without one.
 */
@ExtendWith(ApplicationExtension.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ScreensTest {

    private static final Path FOLDER = Path.of("target", "screens");
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    @SuppressWarnings("NullAway.Init")
    private TestWindow app;

    private void show(List<SampleFolder.Summary> shipped, double width, double height) throws TimeoutException {
        FxToolkit.setupStage(stage -> app = onStage(stage, shipped, width, height));
        app.settle();
    }

    private static TestWindow onStage(Stage stage, List<SampleFolder.Summary> shipped, double width, double height) {
        return new TestWindow(stage, shipped, width, height);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void everySampleInBothThemes() throws TimeoutException {
        show(List.of(), WIDTH, HEIGHT);
        for (SampleFolder.Summary sample : TestWindow.shippedSamples()) {
            String name = String.valueOf(sample.folder().getFileName());
            app.openShipped(name);
            inBothThemes(name);
        }
        assertThat(FOLDER.resolve("brain-dark.png")).isRegularFile();
    }

    @Test
    void statesOfTheWindow() throws TimeoutException {
        show(List.of(), WIDTH, HEIGHT);
        inBothThemes("empty");
        app.openShipped("baltic");
        app.act(() -> app.model.tell(Notice.problem("a-very-long-file-name-as-people-give-them-in-the-third-week-of-a-"
                + "project-final-final-2.npy is cut off: its header promises 2 x 512 x 512 values but the file ends "
                + "after 262144 of them; save it again.")));
        inBothThemes("long-notice");
        app.act(() -> {
            app.model.change("loss", settings -> settings.withLoss(new SoftJaccard()).withFirstTerm(
                    term -> term.withTarget(term.target().smoothed("epsilon", 0.1))));
            app.model.toggleExactlyTheTarget();
        });
        inBothThemes("exactly-the-target");
        app.act(() -> app.window.viewport().zoomAt(160, 150, 16 / app.window.viewport().view().get().scale()));
        inBothThemes("zoomed");
        app.act(() -> app.model.showPanes(1));
        inBothThemes("one-pane");
        app.act(() -> {
            app.model.showPanes(4);
            app.window.viewport().fit();
        });
        app.openShipped("brain");
        app.act(() -> app.model.showMember(1));
        inBothThemes("second-slice");
        app.openShipped("caspian");
        app.act(() -> app.model.changePane("pane", 0, pane -> pane.withQuantity(Quantity.TARGET_CLASS, 0)));
        app.choose("#target", TestWindow.onToolkit(() -> app.model.batch().get().orElseThrow().sample(0).targets()
                .stream().filter(target -> target.name().toLowerCase(Locale.ROOT).contains("majority"))
                .findFirst().orElseThrow().name()));
        inBothThemes("ignored");
    }

    @Test
    void panesWithALookOfTheirOwn() throws TimeoutException {
        show(List.of(), 900, 560);
        app.openShipped("earth");
        app.act(() -> {
            app.model.changePane("grey", 0, pane -> pane.withBlend(BlendMode.GREY));
            app.model.changePane("shaded", 1, pane -> pane.withBlend(BlendMode.SHADED));
            app.model.changePane("own", 1, pane -> pane.withOwnLimits(
                    Optional.of(OwnLimits.by(new LimitRule.Full()))));
            app.model.changePane("small", 2, pane -> pane.withOwnLimits(
                    Optional.of(OwnLimits.by(new LimitRule.Typed(new Limits(-1e-6, 1e-6))))));
        });
        inBothThemes("own-looks-small");
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "900, 560"})
    void classesWithALookOfTheirOwn(double width, double height) throws TimeoutException {
        show(List.of(), width, height);
        app.openShipped("earth");
        ClassList classes = new ClassList(app.model);
        app.act(() -> {
            classes.rename(1, "a name that is a good deal longer than what a column has room for");
            classes.recolour(Set.of(1), 0xff00aa);
            classes.rename(0, "all the rest");
        });
        press("plot-classes");
        edit(app.find("#class-table", TableView.class));
        inBothThemes("class-looks-" + (int) width);
    }

    private <T> void edit(TableView<T> table) {
        app.act(() -> {
            table.getSelectionModel().selectRange(0, 2);
            table.edit(0, table.getColumns().get(1));
        });
    }

    @Test
    void objectivesAndPresets() throws TimeoutException {
        show(List.of(), WIDTH, HEIGHT);
        app.openShipped("brain");
        app.start("0.25 CE + 0.75 JML1");
        inBothThemes("objective");
        app.act(() -> app.find("#reduction", TitledPane.class).setExpanded(true));
        app.act(() -> app.model.changeTerm("weights", term -> term.withReduction(term.reduction().withClassWeights(
                IntStream.range(0, app.model.batch().get().orElseThrow().classes().count())
                        .mapToObj(c -> 1 + c / 2.0).toList()))));
        inBothThemes("weights");
        app.openShipped("baltic");
        app.startPreset("monai-dice");
        inBothThemes("preset-monai");
        app.startPreset("jdt");
        app.act(() -> app.model.derive("norm",
                (JdtLoss) Parameters.with(Parameters.with(new JdtLoss(), "norm", 2), "alpha", 0.3)));
        inBothThemes("preset-jdt-warning");
        app.openShipped("caspian");
        app.start("JML1 alone");
        app.choose("#labels-from", "Several annotators");
        app.choose("#smoothing", "At boundaries");
        app.act(() -> app.find("#show-change", Button.class).fire());
        TestWindow.onToolkit(() -> {
            app.window.scene().getRoot().lookupAll(".side-scroll").forEach(side -> ((ScrollPane) side).setVvalue(1));
            return app;
        });
        inBothThemes("targets");
    }

    @Test
    void comparisons() throws TimeoutException {
        show(List.of(), WIDTH, HEIGHT);
        app.openShipped("earth");
        Comparison comparison = new Comparison(app.model);
        app.act(comparison::pin);
        app.act(() -> app.model.change("loss", settings -> settings.withLoss(new SoftJaccard()).withFirstTerm(
                term -> term.withTarget(term.target().smoothed("epsilon", 0.2)))));
        app.act(comparison::showAll);
        awaitAgreement();
        inBothThemes("compare-all");
        app.act(() -> app.model.changePane("opposed", 0,
                pane -> pane.withSide(PaneSide.A).withQuantity(Quantity.OPPOSED, 0)));
        app.act(() -> app.model.changePane("classes", 1,
                pane -> pane.withSide(PaneSide.SWIPE).withQuantity(Quantity.PREDICTED_CLASS, 0)));
        inBothThemes("compare-opposed");
        app.openShipped("baltic");
        app.act(() -> app.model.change("prediction",
                settings -> settings.withPrediction(new PredictionChoice.File("teacher"))));
        app.act(comparison::tuneOther);
        app.act(() -> app.model.change("prediction",
                settings -> settings.withPrediction(new PredictionChoice.File("student"))));
        app.act(comparison::showSideBySide);
        app.act(app.model::fitLimits);
        awaitAgreement();
        inBothThemes("compare-side-by-side");
        app.act(comparison::showSwipe);
        inBothThemes("compare-swipe");
        app.act(comparison::showAll);
        app.act(app.model::fitLimits);
        awaitAgreement();
        inBothThemes("compare-predictions");
    }

    private void awaitAgreement() {
        app.await(() -> app.model.agreed().get().map(Agreed::current).orElse(false));
        app.settle();
    }

    @Test
    void aSmallComparison() throws TimeoutException {
        show(TestWindow.shippedSamples(), 900, 560);
        app.await(() -> app.model.evaluation().get().isPresent());
        app.act(new Comparison(app.model)::showAll);
        app.act(() -> app.model.change("loss", settings -> settings.withLoss(new SoftJaccard())));
        awaitAgreement();
        inBothThemes("compare-small");
    }

    @Test
    void dialogs() throws TimeoutException {
        show(List.of(), WIDTH, HEIGHT);
        app.openShipped("baltic");
        for (Theme theme : Theme.values()) {
            app.act(() -> app.window.show(theme));
            picture("dialog-open", theme, () -> new OpenDialog(app.window.scene().getWindow(), "Open",
                    app.window.opener()::open));
            picture("dialog-export", theme, () -> new ExportDialog(app.window.scene().getWindow(),
                    app.model.snapshot().get(), app.model.answers().orElseThrow(), request -> request,
                    Optional.empty(), Runnable::run, Runnable::run));
            picture("dialog-series", theme, () -> new SeriesDialog(app.window.scene().getWindow(), app.model,
                    ExportRequest.picture(app.model.snapshot().get().panes().getFirst()),
                    TestWindow.shippedSamples(), Runnable::run));
        }
    }

    @Test
    void whatHelps() throws TimeoutException {
        show(TestWindow.shippedSamples(), WIDTH, HEIGHT);
        app.await(() -> app.model.evaluation().get().isPresent());
        app.settle();
        for (Theme theme : Theme.values()) {
            app.act(() -> app.window.show(theme));
            picture("dialog-about-loss", theme, () -> new AboutLoss(app.window.scene().getWindow(), app.model));
        }
        app.act(() -> app.find("#action-find-", Button.class).fire());
        inBothThemes("palette");
        app.act(() -> app.find("#palette", TextField.class).setText("gradient"));
        inBothThemes("palette-found");
        app.act(() -> {
            app.find("#palette", TextField.class).getParent().setVisible(false);
            app.window.focus().pin(new Pixel(300, 180));
            app.find("#plot-pixel", ButtonBase.class).fire();
            app.find("#pixel-checked", CheckBox.class).setSelected(true);
        });
        app.await(() -> app.text("#pixel-check").contains("relative error"));
        inBothThemes("pixel");
    }

    @Test
    void aSmallWindow() throws TimeoutException {
        show(TestWindow.shippedSamples(), 900, 560);
        app.await(() -> app.model.evaluation().get().isPresent());
        app.settle();
        inBothThemes("small");
    }

    /** A real prediction at half its size, beside an image and a mask made from it. */
    @Test
    void filesThatLeaveSomethingOpen(@TempDir Path folder) throws TimeoutException, IOException {
        show(List.of(), WIDTH, HEIGHT);
        app.openShipped("astronaut");
        Volume whole = app.shown().request().sample().predictions().getFirst().values();
        Size half = new Size(128, 128);
        BufferedImage mask = new BufferedImage(256, 256, BufferedImage.TYPE_BYTE_GRAY);
        float[] logits = new float[2 * half.pixels()];
        for (int y = 0; y < 256; y++) {
            for (int x = 0; x < 256; x++) {
                int pixel = 256 * y + x;
                mask.getRaster().setSample(x, y, 0, whole.at(1, pixel) > whole.at(0, pixel) ? 1 : 0);
                logits[half.pixel(x / 2, y / 2)] = whole.at(0, pixel);
                logits[half.pixels() + half.pixel(x / 2, y / 2)] = whole.at(1, pixel);
            }
        }
        try (Volume volume = Volume.of(2, half, logits)) {
            NpyWriter.write(folder.resolve("segformer_b5_lres.npy"), volume);
        }
        ImageIO.write(mask, "png", folder.resolve("mask.png").toFile());
        Path image = TestWindow.samplesFolder().resolve("astronaut").resolve("image.png");
        for (Theme theme : Theme.values()) {
            app.act(() -> app.window.show(theme));
            TestWindow.onToolkit(() -> {
                app.window.opener().openDropped(
                        List.of(image, folder.resolve("mask.png"), folder.resolve("segformer_b5_lres.npy")));
                return theme;
            });
            app.await(() -> importDialog().isPresent());
            pictureOfImport("dialog-import-refused", theme);
            TestWindow.onToolkit(() -> {
                ((CheckBox) importDialog().orElseThrow().getRoot().lookup("#import-resize")).setSelected(true);
                return theme;
            });
            pictureOfImport("dialog-import", theme);
            TestWindow.onToolkit(() -> {
                importDialog().orElseThrow().getWindow().hide();
                return theme;
            });
        }
    }

    private static Optional<Scene> importDialog() {
        return Window.getWindows().stream().map(Window::getScene)
                .filter(scene -> scene.getRoot().lookup("#import-files") != null).findFirst();
    }

    private void pictureOfImport(String name, Theme theme) {
        app.await(() -> !((Label) importDialog().orElseThrow().getRoot().lookup("#import-problem")).getText()
                .startsWith("Reading"));
        TestWindow.onToolkit(() -> {
            Parent root = importDialog().orElseThrow().getRoot();
            root.applyCss();
            root.layout();
            write(name + "-" + word(theme), importDialog().orElseThrow().snapshot(null));
            return name;
        });
    }

    @Test
    void habitsAtEverySizeOfText() throws TimeoutException {
        show(List.of(), WIDTH, HEIGHT);
        app.openShipped("brain");
        for (int percent : new int[]{100, 150}) {
            TestWindow.onToolkit(() -> app.habits.preferences().change(before -> before.withFontPercent(percent)));
            app.act(() -> app.model.tell(Notice.problem("street.npy could not be written: the disk is full.",
                    new IOException("No space left on device"))));
            press("plot-classes");
            inBothThemes("text-" + percent);
            press("plot-worst");
            inBothThemes("text-worst-" + percent);
            press("plot-worst");
            Window owner = app.window.scene().getWindow();
            for (Theme theme : Theme.values()) {
                app.act(() -> app.window.show(theme));
                picture("dialog-preferences-" + percent, theme,
                        () -> new PreferencesDialog(owner, app.habits.preferences()));
                picture("dialog-log-" + percent, theme, () -> new LogDialog(owner, app.habits.journal(),
                        app.model::tell, Runnable::run, Runnable::run));
                picture("dialog-help-" + percent, theme, () -> new HelpDialog(app.window.scene(), app.model));
                picture("dialog-keys-" + percent, theme, () -> new KeysDialog(owner, app.window.actionGroups()));
                picture("dialog-open-" + percent, theme, () -> new OpenDialog(owner, "Open", source -> {
                }));
            }
        }
        TestWindow.onToolkit(() -> app.habits.preferences().change(before -> before.withFontPercent(100)));
        assertThat(FOLDER.resolve("text-150-light.png")).isRegularFile();
    }

    @Test
    void lookingCloser() throws TimeoutException {
        show(List.of(), WIDTH, HEIGHT);
        app.openShipped("baltic");
        lookCloser("");
        app.close();
        show(List.of(), 900, 560);
        app.openShipped("brain");
        lookCloser("-small");
    }

    @Test
    void aLargeWindow() throws TimeoutException {
        show(List.of(), 2560, 1440);
        app.openShipped("baltic");
        lookCloser("-2560");
        app.act(new Comparison(app.model)::showAll);
        app.act(() -> app.model.change("loss", settings -> settings.withLoss(new SoftJaccard())));
        awaitAgreement();
        inBothThemes("compare-2560");
    }

    @Test
    void largeText() throws TimeoutException {
        try {
            show(List.of(), WIDTH, HEIGHT);
            app.openShipped("baltic");
            app.act(() -> {
                TextSize.set(150);
                app.window.show(Theme.DARK);
            });
            inBothThemes("large-text");
            lookCloser("-large-text");
            app.act(new Comparison(app.model)::showAll);
            awaitAgreement();
            inBothThemes("compare-large-text");
        } finally {
            TestWindow.onToolkit(() -> {
                TextSize.set(100);
                return true;
            });
        }
    }

    private void lookCloser(String size) {
        press("plot-histogram");
        app.act(() -> app.window.focus().choosePane(2));
        inBothThemes("histogram" + size);
        app.act(() -> {
            app.model.showPanes(6);
            app.window.viewport().zoomAt(100, 90, 3);
            app.window.focus().pin(new Pixel(120, 90));
        });
        inBothThemes("six-panes" + size);
        app.act(() -> {
            app.model.showPanes(4);
            app.window.viewport().fit();
        });
        press("plot-region");
        press("region-component");
        app.await(() -> !app.find("#region-title", Label.class).getText().startsWith("No"));
        inBothThemes("region" + size);
        press("plot-profile");
        press("tool-draw-a-line");
        app.act(() -> {
            Sketch sketch = app.window.sketch();
            sketch.begin(40, 60);
            sketch.goOn(150, 110);
            sketch.end();
        });
        inBothThemes("profile" + size);
        press("plot-worst");
        app.await(() -> !app.find("#worst", TableView.class).getItems().isEmpty());
        app.act(() -> app.find("#worst", TableView.class).getSelectionModel().select(3));
        inBothThemes("worst" + size);
        press("plot-classes");
        app.act(() -> {
            app.find("#class-table", TableView.class).getSelectionModel().select(0);
            app.window.viewport().fit();
        });
        press("classes-hide");
        inBothThemes("class-table" + size);
    }

    private void press(String id) {
        app.act(() -> app.find("#" + id, ButtonBase.class).fire());
    }

    private interface MakesDialog {
        Dialog<?> make();
    }

    private void picture(String name, Theme theme, MakesDialog maker) {
        TestWindow.onToolkit(() -> {
            Dialog<?> dialog = maker.make();
            app.window.dress(dialog.getDialogPane().getScene());
            dialog.show();
            dialog.getDialogPane().applyCss();
            dialog.getDialogPane().layout();
            write(name + "-" + word(theme), dialog.getDialogPane().getScene().snapshot(null));
            dialog.setResult(null);
            dialog.hide();
            return name;
        });
    }

    private void inBothThemes(String name) {
        for (Theme theme : Theme.values()) {
            app.act(() -> app.window.show(theme));
            // A second round: what the first laid out decides how large the pictures are.
            app.settle();
            TestWindow.onToolkit(() -> {
                Parent root = app.window.scene().getRoot();
                root.applyCss();
                root.layout();
                write(name + "-" + word(theme), app.window.scene().snapshot(null));
                return name;
            });
        }
    }

    private static String word(Theme theme) {
        return theme == Theme.LIGHT ? "light" : "dark";
    }

    private static void write(String name, WritableImage picture) {
        Size size = new Size((int) picture.getHeight(), (int) picture.getWidth());
        int[] argb = new int[size.pixels()];
        picture.getPixelReader().getPixels(0, 0, size.width(), size.height(), PixelFormat.getIntArgbInstance(), argb, 0,
                size.width());
        try {
            Files.createDirectories(FOLDER);
            PngWriter.write(FOLDER.resolve(name + ".png"), size, argb);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
