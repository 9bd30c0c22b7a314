package org.jaccardlab.app.window;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jaccardlab.app.memory.Memory;
import org.jaccardlab.app.opening.Import;
import org.jaccardlab.app.opening.ImportDialog;
import org.jaccardlab.app.opening.MemoryDialog;
import org.jaccardlab.app.opening.OpenDialog;
import org.jaccardlab.app.opening.Opener;
import org.jaccardlab.app.recompute.Workers;
import org.jaccardlab.app.rendering.Exporter;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.app.workbench.Comparison;
import org.jaccardlab.app.workbench.MemoryOffer;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.Places;
import org.jaccardlab.app.workbench.Snapshot;
import org.jaccardlab.app.workbench.Status;
import org.jaccardlab.app.workbench.Viewport;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.io.SampleFolder;

/** The whole window: toolbar, data, readout, classes and metrics on the left, panes in the middle, loss and target on the right. */
public final class WorkbenchWindow {

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final double SIDE_WIDTH = 270;
    private static final double NARROWEST_SIDE = 220;

    private final WorkbenchModel model;
    private final Opener opener;
    private final Executor files;
    private final Executor home;
    private final Viewport viewport = new Viewport();
    private final List<PaneView> panes = new ArrayList<>();
    /** Where A ends and B begins in panes that show both. */
    private final DoubleProperty division = new SimpleDoubleProperty(0.5);
    private final GridPane grid = new GridPane();
    private final PanePainting painting;
    private final ToolBarView toolBar;
    private final Scene scene;
    private Theme theme;

    /**
     * @param shipped the samples to choose from, the first is opened
     * @param sources where they come from
     * @param memory what was opened before
     * @param home the JavaFX thread
     */
    public WorkbenchWindow(WorkbenchModel model, List<SampleFolder.Summary> shipped,
            Function<SampleFolder.Summary, Opener.Source> sources, Workers workers, Memory memory, Executor home,
            Theme theme) {
        this.model = model;
        this.files = workers.files();
        this.home = home;
        this.theme = theme;
        this.opener = new Opener(model, files, home, memory, new Asking());
        StatusLine statusLine = new StatusLine(model, viewport);
        for (int i = 0; i < Snapshot.PANES; i++) {
            panes.add(new PaneView(model, i, new PaneCanvas(viewport, division, (x, y) -> point(statusLine, x, y))));
        }
        panes.forEach(pane -> {
            pane.canvas().widthProperty().subscribe(this::followPanes);
            pane.canvas().heightProperty().subscribe(this::followPanes);
        });
        painting = new PanePainting(model, viewport, panes, workers.painting(), home);
        Actions actions = new Actions(model, viewport, this::askWhatToOpen, this::askWhatToExport,
                () -> show(this.theme.other()));
        Blink blinking = new Blink(painting::setFlipped);
        Comparison comparison = new Comparison(model);
        CompareActions compareActions = new CompareActions(model, comparison, blinking);
        toolBar = new ToolBarView(model, actions, compareActions.pin, shipped,
                listing -> opener.open(sources.apply(listing)),
                memory.recent(), opener::openDropped);

        BorderPane root = new BorderPane();
        root.getStyleClass().add("workbench");
        root.setTop(toolBar);
        root.setCenter(split(new ComparePanel(model, comparison, compareActions, blinking)));
        root.setBottom(statusLine);
        scene = new Scene(root, 1280, 800);
        actions.bindTo(scene);
        compareActions.bindTo(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> peek(event, true));
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> peek(event, false));
        scene.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            event.setDropCompleted(event.getDragboard().hasFiles());
            if (event.getDragboard().hasFiles()) {
                opener.openDropped(event.getDragboard().getFiles().stream().map(File::toPath).toList());
            }
            event.consume();
        });
        model.snapshot().subscribe(snapshot -> arrange(snapshot.visiblePanes()));
        // Pictures that answer an older question step back until there is a new answer.
        model.status().subscribe(
                status -> scene.getRoot().pseudoClassStateChanged(STALE, status instanceof Status.Failed));
        show(theme);
        if (!shipped.isEmpty()) {
            toolBar.choose(shipped.getFirst());
        }
    }

    /** Puts the window on this stage. */
    public void showOn(Stage stage) {
        stage.setTitle("JaccardLab");
        stage.setMinWidth(900);
        stage.setMinHeight(560);
        stage.setScene(scene);
        stage.show();
    }

    public Scene scene() {
        return scene;
    }

    /** How many times the panes have been put on screen. */
    public long framesShown() {
        return painting.framesShown();
    }

    /** What the pictures on screen are of; empty before the first evaluation. */
    public ReadOnlyObjectProperty<Optional<Shown>> shown() {
        return painting.shown();
    }

    /** Whether all that has been painted is on screen and nothing more is on its way to the panes. */
    public boolean isUpToDate() {
        return framesShown() > 0 && !painting.isPainting();
    }

    public Viewport viewport() {
        return viewport;
    }

    public Opener opener() {
        return opener;
    }

    /** Light or dark, at once. */
    public void show(Theme other) {
        theme = other;
        theme.applyTo(scene);
        painting.setBackground(theme.pictureBackground());
    }

    private SplitPane split(ComparePanel compare) {
        Places places = new Places(model);
        Region left = scrolling(new DataPanel(model, this::askWhatToAdd), new Readout(model),
                new ComparisonReadout(model), new ClassPanel(model),
                new MetricsPanel(model, places));
        Region right = scrolling(compare, new LossPanel(model, places), new PredictionPanel(model, places),
                new TargetPanel(model, places), new OtherLosses(model));
        grid.getStyleClass().add("panes");
        grid.setMinSize(0, 0);
        SplitPane split = new SplitPane(left, new StackPane(grid, invitation()), right);
        for (Region side : List.of(left, right)) {
            side.setPrefWidth(SIDE_WIDTH);
            side.setMinWidth(NARROWEST_SIDE);
            SplitPane.setResizableWithParent(side, false);
        }
        split.setDividerPositions(0.2, 0.785);
        return split;
    }

    /** What there is to do as long as nothing is open. */
    private Node invitation() {
        Label invitation = new Label("Choose a sample, or drop an image, its labels and a prediction here");
        invitation.getStyleClass().add("invitation");
        invitation.setWrapText(true);
        invitation.setMouseTransparent(true);
        invitation.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        model.batch().subscribe(batch -> invitation.setVisible(batch.isEmpty()));
        return invitation;
    }

    private static Region scrolling(Node... panels) {
        VBox side = new VBox(panels);
        side.getStyleClass().add("side");
        ScrollPane scroll = new ScrollPane(side);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("side-scroll");
        return scroll;
    }

    /** One pane alone, two side by side, four in a square: always of equal size. */
    private void arrange(int visible) {
        if (grid.getChildren().size() == visible) {
            return;
        }
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        grid.getRowConstraints().clear();
        int columns = visible == 1 ? 1 : 2;
        int rows = (visible + columns - 1) / columns;
        for (int c = 0; c < columns; c++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(column);
        }
        for (int r = 0; r < rows; r++) {
            RowConstraints row = new RowConstraints();
            row.setPercentHeight(100.0 / rows);
            grid.getRowConstraints().add(row);
        }
        for (int i = 0; i < visible; i++) {
            grid.add(panes.get(i), i % columns, i / columns);
        }
    }

    /**
     * Panes that share a row may differ by a pixel: all of them show the view of the largest, so that the same pixel of
     * the screen is the same pixel of the image in each.
     */
    private void followPanes() {
        int width = 0;
        int height = 0;
        for (PaneView pane : panes) {
            if (grid.getChildren().contains(pane)) {
                width = Math.max(width, pane.canvas().deviceWidth());
                height = Math.max(height, pane.canvas().deviceHeight());
            }
        }
        viewport.resize(width, height);
    }

    private void point(StatusLine statusLine, OptionalInt x, OptionalInt y) {
        statusLine.probe(x, y);
        panes.forEach(pane -> pane.canvas().markPixel(x, y));
    }

    /** While the space bar is held down over a picture, every pane shows the bare image. */
    private void peek(KeyEvent event, boolean down) {
        if (event.getCode() == KeyCode.SPACE && down && scene.getFocusOwner() instanceof PaneCanvas) {
            painting.setPeeking(true);
            event.consume();
        } else if (event.getCode() == KeyCode.SPACE && !down) {
            // Wherever the focus has gone meanwhile.
            painting.setPeeking(false);
        }
    }

    private void askWhatToOpen() {
        ask("Open", opener::open);
    }

    private void askWhatToAdd() {
        ask("Add", opener::add);
    }

    private void ask(String title, Consumer<Opener.Source> given) {
        OpenDialog dialog = new OpenDialog(scene.getWindow(), title, given);
        dress(dialog.getDialogPane().getScene());
        dialog.showAndWait().ifPresent(Runnable::run);
    }

    /** Dialogs that are not waited for: the reading that found out goes on to what else is wanted. */
    private final class Asking implements Opener.Asking {

        @Override
        public void howMuch(Opener.TooLarge large) {
            MemoryDialog dialog = new MemoryDialog(scene.getWindow(), large.offer());
            dress(dialog.getDialogPane().getScene());
            dialog.setOnHidden(event -> {
                MemoryOffer.Way chosen = dialog.getResult();
                if (chosen != null) {
                    large.open().accept(chosen);
                }
            });
            dialog.show();
        }

        @Override
        public void whatTheyAre(Import files) {
            ImportDialog dialog = new ImportDialog(scene.getWindow(), files);
            dress(dialog.getDialogPane().getScene());
            dialog.show();
        }
    }

    private void askWhatToExport() {
        Optional<Answers> answers = model.answers();
        if (answers.isEmpty()) {
            model.tell(Notice.problem("There is nothing to export yet: open a sample first."));
            return;
        }
        ExportDialog dialog = new ExportDialog(scene.getWindow(), model.snapshot().get(), answers.get());
        dress(dialog.getDialogPane().getScene());
        dialog.showAndWait().ifPresent(choice -> export(answers.get(), choice));
    }

    private void export(Answers asked, ExportDialog.Choice choice) {
        // What the hand has left behind is complete by now.
        Answers answers = model.answers().orElse(asked);
        if (!answers.isWhole()) {
            model.tell(Notice.problem("The picture is still being completed: export it again in a moment."));
            return;
        }
        Optional<Limits> limits = model.limits(choice.pane(), answers);
        Path file = choice.file();
        files.execute(() -> {
            Notice news;
            try {
                Exporter.write(file, answers, choice.pane(), limits, choice.frame());
                news = Notice.of("Exported " + file + ".");
            } catch (OutOfMemoryError full) {
                news = Notice.problem("There is not enough memory to write " + file.getFileName()
                        + ": show fewer panes, or open a smaller part.");
            } catch (IOException | RuntimeException problem) {
                news = Notice.problem(file.getFileName() + " could not be written: " + problem.getMessage());
            }
            Notice told = news;
            home.execute(() -> model.tell(told));
        });
    }

    /** Gives a dialog the look of the window. */
    void dress(Scene dialog) {
        dialog.getStylesheets().setAll(scene.getStylesheets());
        theme.applyTo(dialog);
    }
}
