package org.jaccardlab.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jaccardlab.app.session.SessionFile;
import org.jaccardlab.app.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Asks for the files that sessions are kept in. */
final class SessionDialogs {

    private final Sessions sessions;
    private final Supplier<Window> owner;

    /** @param owner of the dialogs, once there is one */
    SessionDialogs(Sessions sessions, Supplier<Window> owner) {
        this.sessions = sessions;
        this.owner = owner;
    }

    /** Saves to the session's file; asks for one if it has none. */
    void save() {
        Optional<Path> file = sessions.file().get();
        if (file.isPresent()) {
            sessions.save(file.get());
        } else {
            saveAs();
        }
    }

    void saveAs() {
        FileChooser chooser = chooser("Save session");
        chooser.setInitialFileName(sessions.file().get().map(Path::getFileName).map(Path::toString)
                .orElse("session" + SessionFile.ENDING));
        chosen(chooser.showSaveDialog(owner.get())).ifPresent(sessions::save);
    }

    void open() {
        chosen(chooser("Open session").showOpenDialog(owner.get())).ifPresent(sessions::open);
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().setAll(
                new FileChooser.ExtensionFilter("Sessions", "*" + SessionFile.ENDING),
                new FileChooser.ExtensionFilter("All files", "*"));
        sessions.file().get().map(Path::getParent).map(Path::toFile).filter(File::isDirectory)
                .ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    private static Optional<Path> chosen(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
