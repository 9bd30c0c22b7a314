package org.jaccardlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jaccardlab.app.export.ExportRequest;
import org.jaccardlab.app.export.Exporter;
import org.jaccardlab.app.window.WorkbenchWindow;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.io.PngWriter;
import org.jaccardlab.raster.Size;

/**
 * The program where there is no screen: the same window on JavaFX's headless platform, its first sample evaluated, a
 * picture of it and of every heatmap written to a folder.
 */
final class Headless {

    /** Set once it is known that there is no screen. */
    static final String PROPERTY = "jaccardlab.headless";

    private static final String WHY = "jaccardlab.headless.why";
    private static final String FOLDER = "jaccardlab.pictures";
    /** Frames to wait after the evaluation, so that the picture shows it. */
    private static final int SETTLING_FRAMES = 3;

    private static volatile int exitCode;

    private final WorkbenchModel model;
    private final WorkbenchWindow window;
    private final Executor files;

    Headless(WorkbenchModel model, WorkbenchWindow window, Executor files) {
        this.model = model;
        this.window = window;
        this.files = files;
    }

    /** Chooses the headless platform; only before the toolkit starts. */
    static void prepare(String why) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty(PROPERTY, "true");
        System.setProperty(WHY, why);
    }

    static int exitCode() {
        return exitCode;
    }

    /** Waits for the first evaluation to be on screen, writes the pictures, says where, and ends the program. */
    void takePictures() {
        model.notice().subscribe(news -> {
            if (news.problem()) {
                finish(1, news.sentence());
            }
        });
        AnimationTimer timer = new AnimationTimer() {
            private int settled;

            @Override
            public void handle(long now) {
                Optional<Evaluation> evaluation = model.evaluation().get();
                settled = evaluation.isPresent() && window.isUpToDate() ? settled + 1 : 0;
                if (settled > SETTLING_FRAMES) {
                    stop();
                    write(evaluation.orElseThrow());
                }
            }
        };
        timer.start();
        if (model.batch().get().isEmpty() && Samples.shipped().isEmpty()) {
            finish(1, "There are no samples to show: run this from the project's folder.");
        }
    }

    private void write(Evaluation evaluation) {
        WritableImage snapshot = window.scene().snapshot(null);
        Size size = new Size((int) snapshot.getHeight(), (int) snapshot.getWidth());
        int[] argb = new int[size.pixels()];
        snapshot.getPixelReader().getPixels(0, 0, size.width(), size.height(), PixelFormat.getIntArgbInstance(), argb,
                0, size.width());
        files.execute(() -> {
            Path folder = Path.of(System.getProperty(FOLDER, "jaccardlab-pictures")).toAbsolutePath().normalize();
            try {
                Files.createDirectories(folder);
                PngWriter.write(folder.resolve("window.png"), size, argb);
                for (PaneSettings pane : model.snapshot().get().onScreen()) {
                    Exporter.write(folder.resolve(pane.quantity().id() + ".png"), Answers.of(evaluation),
                            ExportRequest.picture(pane).lookingLike(model.limits().get(), Map.of(),
                                    model.snapshot().get().appearance()));
                }
                finish(0,
                        "No window, because " + System.getProperty(WHY) + ": pictures of it and of its heatmaps are in "
                                + folder);
            } catch (IOException | RuntimeException | Error problem) {
                // Whatever it is: nobody would ever end the program otherwise.
                finish(1, "The pictures could not be written to " + folder + ": " + problem);
            }
        });
    }

    private static void finish(int code, String sentence) {
        exitCode = code;
        (code == 0 ? System.out : System.err).println(sentence);
        Platform.exit();
    }
}
