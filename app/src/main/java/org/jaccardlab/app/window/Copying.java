package org.jaccardlab.app.window;

import java.util.function.Function;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jaccardlab.app.snippet.Subject;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.WorkbenchModel;

/** Puts what is on screen onto the clipboard, in the words of another program. */
final class Copying {

    private final WorkbenchModel model;

    Copying(WorkbenchModel model) {
        this.model = model;
    }

    /** @param what it is called in the news */
    void copy(String what, Function<Subject, String> write) {
        if (model.batch().get().isEmpty()) {
            model.tell(Notice.problem("There is nothing to copy yet: open a sample first."));
            return;
        }
        String text = write.apply(
                new Subject(model.settings(), model.batch().get().get(), model.provenance()));
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        boolean whole = text.lines()
                .noneMatch(line -> line.startsWith("# Not said") || line.startsWith("# NOT COMPUTED"));
        model.tell(Notice.of("Copied the " + what + "."
                + (whole ? "" : " It begins with what could not be said in it.")));
    }
}
