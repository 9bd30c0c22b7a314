package org.jaccardlab.app.window;

import java.util.List;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.action.Action;
import org.jaccardlab.app.snippet.CommandLineText;
import org.jaccardlab.app.snippet.JdtYamlText;
import org.jaccardlab.app.snippet.TorchText;

/** What a person can do to keep what is on screen, or to take it elsewhere. */
final class KeepActions {

    final Action save;
    final Action saveAs;
    final Action openSession;
    final Action history;
    final Action copyCommand;
    final Action copyTorch;
    final Action copyYaml;

    KeepActions(SessionDialogs sessions, Runnable showHistory, Copying copying) {
        save = Actions.action("Save session", "Save what is on screen: samples, settings, panes and view",
                Actions.shortcut(KeyCode.S), sessions::save);
        saveAs = Actions.action("Save session as\u2026", "Save what is on screen under another name",
                Actions.shifted(KeyCode.S),
                sessions::saveAs);
        openSession = Actions.action("Open session\u2026", "Open a session in place of what is on screen",
                Actions.shifted(KeyCode.O), sessions::open);
        history = Actions.action("History", "All steps so far: choose one to go there", Actions.shortcut(KeyCode.H),
                showHistory);
        copyCommand = Actions.action("Copy as command line", "Copy a line for a terminal that gives these numbers",
                Actions.shifted(KeyCode.L), () -> copying.copy("command line", CommandLineText::of));
        copyTorch = Actions.action("Copy as PyTorch", "Copy a program that computes this loss and its gradient",
                Actions.shifted(KeyCode.Y), () -> copying.copy("program for PyTorch", TorchText::of));
        copyYaml = Actions.action("Copy as JDTLosses YAML", "Copy this loss as a configuration of JDTLosses",
                Actions.shifted(KeyCode.J), () -> copying.copy("configuration of JDTLosses", JdtYamlText::of));
    }

    List<Action> all() {
        return List.of(save, saveAs, openSession, history, copyCommand, copyTorch, copyYaml);
    }
}
