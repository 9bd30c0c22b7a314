package org.jaccardlab.app;

import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import org.jaccardlab.app.command.CommandLineTool;
import org.jaccardlab.app.journal.JournalProvider;
import org.jaccardlab.app.session.SessionFile;

/**
 * Starts the window, or runs a command if there is one. Not an {@link Application} itself: on the class path the
 * launcher would look for JavaFX modules.
 */
public final class Main {

    private static final Logger TOOLKIT_LOG = Logger.getLogger("javafx");

    private Main() {
    }

    /** The one argument that is no command: what the window is to open. */
    private static boolean isSession(String... args) {
        return args.length == 1 && args[0].endsWith(SessionFile.ENDING);
    }

    public static void main(String[] args) {
        Milestones.reached("main");
        // AWT draws figures in memory; it must not look for a screen of its own, which may be set but dead.
        System.setProperty("java.awt.headless", "true");
        if (args.length > 0 && !isSession(args) && CommandLineTool.lesson(List.of(args)).isEmpty()) {
            System.exit(CommandLineTool.run(args));
        }
        JournalProvider.choose();
        Startup.begun();
        if (Boolean.getBoolean("jaccardlab.training")) {
            // What is loaded in this run is archived for every later start, of a command as of the window.
            CommandLineTool.run("evaluate", Startup.begun().samples().getFirst().folder().toString());
        }
        // JavaFX warns of its place on the class path, which is where it belongs beside ND4J.
        TOOLKIT_LOG.setLevel(Level.SEVERE);
        Optional<String> missing = Display.missing();
        missing.ifPresent(Headless::prepare);
        Application.launch(WorkbenchApp.class, args);
        System.exit(Headless.exitCode());
    }
}
