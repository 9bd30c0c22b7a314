package org.jaccardlab.app.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Window;
import org.jaccardlab.app.export.ExportRequest;
import org.jaccardlab.app.export.Exporter;
import org.jaccardlab.app.export.Form;
import org.jaccardlab.app.export.Frame;
import org.jaccardlab.app.provenance.Provenance;
import org.jaccardlab.app.recipe.WithRecipe;
import org.jaccardlab.app.recompute.Errands;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.app.workbench.ChosenEngine;
import org.jaccardlab.app.workbench.Measured;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.Side;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.metric.Metrics;
import org.jaccardlab.picture.Rendering;

/** Takes what is on screen out of the window: into a file, onto the clipboard, into many files. */
final class Exporting {

    private final WorkbenchModel model;
    private final ChosenEngine engine;
    private final List<SampleFolder.Summary> shipped;
    private final Executor files;
    private final Errands errands;
    private final Executor home;
    private final Supplier<Window> owner;
    private final Consumer<Scene> dress;
    private Optional<ExportRequest> last = Optional.empty();

    /**
     * @param shipped samples that are offered for a series
     * @param files draws what is previewed
     * @param errands what is copied and written
     * @param dress gives a dialog the look of the window
     */
    Exporting(WorkbenchModel model, ChosenEngine engine, List<SampleFolder.Summary> shipped, Executor files,
            Errands errands,
            Executor home,
            Supplier<Window> owner, Consumer<Scene> dress) {
        this.model = model;
        this.engine = engine;
        this.shipped = shipped;
        this.files = files;
        this.errands = errands;
        this.home = home;
        this.owner = owner;
        this.dress = dress;
    }

    /** Asks what to export, and does it. */
    void ask() {
        Optional<Answers> answers = newest();
        if (answers.isEmpty()) {
            model.tell(Notice.problem("There is nothing to export yet: open a sample first."));
            return;
        }
        ExportDialog dialog = new ExportDialog(owner.get(), model.snapshot().get(), answers.get(), this::looking, last,
                files, home);
        dress.accept(dialog.getDialogPane().getScene());
        dialog.showAndWait().ifPresent(choice -> {
            last = Optional.of(choice.request());
            switch (choice) {
                case ExportDialog.Choice.ToFile file -> write(file.request(), file.file());
                case ExportDialog.Choice.ToClipboard copy -> copy(copy.request(), "the figure");
                case ExportDialog.Choice.ToMany many -> askForMany(many.request());
            }
        });
    }

    private void askForMany(ExportRequest request) {
        SeriesDialog dialog = new SeriesDialog(owner.get(), model, request, shipped, home);
        dress.accept(dialog.getDialogPane().getScene());
        dialog.show();
    }

    /** Puts the picture of one pane on the clipboard, at data resolution and without anything around it. */
    void copyPane(int pane) {
        PaneSettings shown = model.snapshot().get().panes().get(pane);
        copy(looking(new ExportRequest(List.of(shown), Map.of(), Form.PNG, Frame.NONE)),
                "the picture of pane " + (pane + 1));
    }

    /** Puts all panes on the clipboard as a figure, framed as it was the last time. */
    void copyFigure() {
        List<PaneSettings> panes = model.snapshot().get().onScreen();
        ExportRequest figure = new ExportRequest(panes, Map.of(), Form.PNG, Frame.FULL);
        Frame frame = last.map(ExportRequest::frame).orElse(Frame.FULL).suiting(figure.panes().size());
        copy(looking(figure.withFrame(frame)), "the figure");
    }

    /** With the colours of the screen. */
    private ExportRequest looking(ExportRequest request) {
        return request.lookingLike(model.limits().get(), model.differenceLimits().get(),
                model.snapshot().get().appearance());
    }

    private void copy(ExportRequest request, String what) {
        whole(request).ifPresent(answers -> errands.run(unwanted -> {
            try {
                Rendering picture = Exporter.figure(answers, request).rendering();
                if (unwanted.getAsBoolean()) {
                    tell(Notice.of("Stopped: nothing has been copied."));
                    return;
                }
                home.execute(() -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putImage(PreviewView.image(picture));
                    boolean taken = Clipboard.getSystemClipboard().setContent(content);
                    model.tell(taken
                            ? Notice.of("Copied " + what + ", " + picture.size().width() + " × "
                                    + picture.size().height() + " pixels: "
                                    + Captions.objective(answers.a().request().settings()) + ".")
                            : Notice.problem("The clipboard did not take the picture: export it to a file."));
                });
            } catch (OutOfMemoryError full) {
                tell(Notice.problem("There is not enough memory to copy this: choose fewer panes."));
            } catch (RuntimeException problem) {
                tell(Notice.problem("This could not be copied: " + problem.getMessage(), problem));
            }
        }, () -> model.tell(Notice.of("Stopped: nothing has been copied."))));
    }

    private void write(ExportRequest request, Path file) {
        List<Provenance> from = model.provenance();
        Notice stopped = Notice.of("Stopped: " + file.getFileName() + " has not been written.");
        whole(request).ifPresent(answers -> errands.run(unwanted -> {
            try {
                new WithRecipe(engine.kind()).write(file, from, answers, request);
                tell(Notice.of("Exported " + file + "."));
            } catch (OutOfMemoryError full) {
                tell(Notice.problem("There is not enough memory to write " + file.getFileName()
                        + ": show fewer panes, or open a smaller part."));
            } catch (IOException | RuntimeException problem) {
                tell(unwanted.getAsBoolean()
                        ? stopped
                        : Notice.problem(file.getFileName() + " could not be written: " + problem.getMessage(),
                                problem));
            }
        }, () -> model.tell(stopped)));
    }

    private void tell(Notice news) {
        home.execute(() -> model.tell(news));
    }

    /** With the metrics of A, which follow an evaluation, as soon as they are there. */
    private Optional<Answers> newest() {
        Optional<Metrics> metrics = model.measured(Side.A).filter(Measured::current).map(Measured::metrics);
        return model.answers().map(answers -> metrics.map(answers::with).orElse(answers));
    }

    /** What the hand has left behind, complete enough for the request; if it is not yet, a notice says so. */
    private Optional<Answers> whole(ExportRequest request) {
        Optional<Answers> answers = newest();
        if (answers.isEmpty()) {
            model.tell(Notice.problem("There is nothing to export yet: open a sample first."));
        } else if (!request.isAnsweredBy(answers.get())) {
            model.tell(Notice.problem("The picture is still being completed: export it again in a moment."));
            return Optional.empty();
        }
        return answers;
    }
}
