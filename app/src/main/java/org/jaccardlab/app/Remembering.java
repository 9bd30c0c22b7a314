package org.jaccardlab.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jaccardlab.app.memory.WindowMemory;
import org.jaccardlab.app.recompute.Workers;
import org.jaccardlab.app.session.Autosave;
import org.jaccardlab.app.session.RecoveryDialog;
import org.jaccardlab.app.window.WorkbenchWindow;

/** What outlives the window: where it was, and what was on screen if the program is killed. */
final class Remembering {

    private static final String AUTOSAVE = "autosave";
    /** So much of a window must be on a screen for a hand to move it. */
    private static final double WITHIN_REACH = 100;

    private final Path folder;
    private final ScheduledExecutorService clock = Workers.clock();
    private final WindowMemory memory;
    private Optional<Autosave> autosave = Optional.empty();

    /** @param folder that need not exist */
    Remembering(Path folder) {
        this.folder = folder;
        this.memory = new WindowMemory(folder, clock);
    }

    /** Puts the window where it was, as far as there still is a screen, and follows it from now on. */
    void place(Stage stage) {
        memory.last().ifPresent(place -> {
            stage.setWidth(place.width());
            stage.setHeight(place.height());
            if (isWithinReach(place)) {
                stage.setX(place.x());
                stage.setY(place.y());
            }
            stage.setMaximized(place.maximized());
        });
        WindowMemory.Place[] unmaximized = {memory.last().orElse(new WindowMemory.Place(0, 0, 1280, 800, false))};
        Runnable changed = () -> {
            if (stage.isMaximized()) {
                WindowMemory.Place before = unmaximized[0];
                memory.remember(new WindowMemory.Place(before.x(), before.y(), before.width(), before.height(), true));
            } else if (stage.isShowing() && !stage.isIconified()) {
                unmaximized[0] = new WindowMemory.Place(stage.getX(), stage.getY(), stage.getWidth(),
                        stage.getHeight(), false);
                memory.remember(unmaximized[0]);
            }
        };
        List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty(),
                stage.maximizedProperty()).forEach(part -> part.subscribe(changed));
    }

    private static boolean isWithinReach(WindowMemory.Place place) {
        return Screen.getScreens().stream().map(Screen::getVisualBounds)
                .anyMatch(screen -> new Rectangle2D(place.x() + WITHIN_REACH, place.y(),
                        Math.max(1, place.width() - 2 * WITHIN_REACH), 1).intersects(screen));
    }

    /** Offers what a killed run has left, and keeps what is on screen from now on. */
    void keep(WorkbenchWindow window, Workers workers, Executor home) {
        workers.files().execute(() -> {
            List<Autosave.Left> left = Autosave.left(folder.resolve(AUTOSAVE));
            List<String> titles = left.stream().map(Autosave.Left::title).toList();
            Optional<Autosave> own = Autosave.in(folder.resolve(AUTOSAVE), clock);
            home.execute(() -> {
                autosave = own;
                own.ifPresent(window.sessions()::keepIn);
                if (!left.isEmpty()) {
                    RecoveryDialog.offer(left, titles, window.sessions(), window.scene().getWindow(), workers.files(),
                            window::dress);
                }
            });
        });
    }

    /** The program ends in order. */
    void end() {
        Workers.finish(clock);
        autosave.ifPresent(Autosave::close);
    }
}
