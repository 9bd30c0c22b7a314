package org.jaccardlab.app.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Parent;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.jaccardlab.app.lesson.Lesson;
import org.jaccardlab.app.lesson.Lessons;
import org.jaccardlab.io.PngWriter;
import org.jaccardlab.raster.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Pictures of lessons in the window, for eyes rather than assertions: {@code target/screens}. */
@ExtendWith(ApplicationExtension.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LessonScreensTest {

    private static final Path FOLDER = Path.of("target", "screens");

    @SuppressWarnings("NullAway.Init")
    private TestWindow app;

    @BeforeEach
    void show() throws TimeoutException {
        FxToolkit.setupStage(stage -> app = new TestWindow(stage, List.of(), 1280, 800));
    }

    @AfterEach
    void close() {
        app.close();
    }

    private void begin(Lesson lesson) {
        TestWindow.onToolkit(() -> {
            app.window.lessons().start(lesson);
            return lesson;
        });
        app.await(() -> app.model.undoName().get().filter(name -> name.contains(lesson.title())).isPresent()
                || app.model.batch().get().isPresent() && app.model.steps().names().isEmpty());
        app.settle();
    }

    @Test
    void aLessonBesideThePanelsAndPresentedInBothThemes(FxRobot robot) {
        for (Theme theme : Theme.values()) {
            TestWindow.onToolkit(() -> {
                app.window.show(theme);
                return theme;
            });
            begin(Lessons.all().getFirst());
            app.act(app.window.lessons()::next);
            app.act(() -> app.window.lessons().answer(0));
            picture("lesson-" + theme, 1280, 800);
            picture("lesson-" + theme + "-small", 900, 560);
            robot.type(KeyCode.F5);
            app.settle();
            picture("lesson-" + theme + "-presented", 1280, 800);
            robot.type(KeyCode.ESCAPE);
            app.settle();
        }
        assertThat(FOLDER.resolve("lesson-LIGHT.png")).exists();
    }

    /** Many pictures: {@code -Djaccardlab.screens=lessons} takes them. */
    @Test
    @EnabledIfSystemProperty(named = "jaccardlab.screens", matches = "lessons")
    void everyStepOfEveryLesson() {
        for (Lesson lesson : Lessons.all()) {
            begin(lesson);
            for (int i = 0; i < lesson.steps().size(); i++) {
                app.act(() -> lesson.steps().getFirst().question()
                        .ifPresent(question -> app.window.lessons().answer(question.right())));
                picture("lesson-" + lesson.name() + "-" + (i + 1), 1280, 800);
                TestWindow.onToolkit(() -> {
                    app.window.lessons().next();
                    return lesson;
                });
                app.await(() -> !app.window.opener().isReading().get());
                app.settle();
            }
        }
    }

    private void picture(String name, double width, double height) {
        TestWindow.onToolkit(() -> {
            Parent root = app.window.scene().getRoot();
            root.resize(width, height);
            root.layout();
            return root;
        });
        app.settle();
        TestWindow.onToolkit(() -> {
            WritableImage image = app.window.scene().getRoot().snapshot(null,
                    new WritableImage((int) width, (int) height));
            int[] argb = new int[(int) (width * height)];
            image.getPixelReader().getPixels(0, 0, (int) width, (int) height, PixelFormat.getIntArgbInstance(), argb, 0,
                    (int) width);
            try {
                Files.createDirectories(FOLDER);
                PngWriter.write(FOLDER.resolve(name + ".png"), new Size((int) height, (int) width), argb);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return image;
        });
    }
}
