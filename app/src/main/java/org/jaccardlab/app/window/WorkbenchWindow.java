package org.jaccardlab.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
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
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.action.ActionUtils;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.lesson.LessonPlayer;
import org.jaccardlab.app.lesson.LessonSamples;
import org.jaccardlab.app.lesson.Lessons;
import org.jaccardlab.app.lesson.OptionReader;
import org.jaccardlab.app.memory.Memory;
import org.jaccardlab.app.memory.Preferences;
import org.jaccardlab.app.opening.Import;
import org.jaccardlab.app.opening.ImportDialog;
import org.jaccardlab.app.opening.MemoryDialog;
import org.jaccardlab.app.opening.OpenDialog;
import org.jaccardlab.app.opening.Opener;
import org.jaccardlab.app.recompute.Errands;
import org.jaccardlab.app.recompute.Workers;
import org.jaccardlab.app.session.SessionFile;
import org.jaccardlab.app.session.Sessions;
import org.jaccardlab.app.workbench.Arrangement;
import org.jaccardlab.app.workbench.CalibrationStudy;
import org.jaccardlab.app.workbench.ClassList;
import org.jaccardlab.app.workbench.Comparison;
import org.jaccardlab.app.workbench.Focus;
import org.jaccardlab.app.workbench.MemoryOffer;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.PixelStudy;
import org.jaccardlab.app.workbench.Places;

import org.jaccardlab.app.workbench.Playback;
import org.jaccardlab.app.workbench.ProfilePlot;
import org.jaccardlab.app.workbench.RegionReport;
import org.jaccardlab.app.workbench.Sketch;
import org.jaccardlab.app.workbench.Snapshot;
import org.jaccardlab.app.workbench.Spread;
import org.jaccardlab.app.workbench.Status;
import org.jaccardlab.app.workbench.SweepStudy;
import org.jaccardlab.app.workbench.Viewport;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.app.workbench.WorstList;
import org.jaccardlab.io.SampleFolder;
import org.jspecify.annotations.Nullable;

/** The whole window: toolbar, data, readout, classes and metrics on the left, panes in the middle, loss and target on the right. */
public final class WorkbenchWindow {

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final double SIDE_WIDTH = 270;
    private static final double NARROWEST_SIDE = 238;

    private final WorkbenchModel model;
    private final Opener opener;
    private final Sessions sessions;
    private final Executor files;
    private final Executor home;
    private final Viewport viewport = new Viewport();
    private final List<PaneView> panes = new ArrayList<>();
    /** Where A ends and B begins in panes that show both. */
    private final DoubleProperty division = new SimpleDoubleProperty(0.5);
    private final GridPane grid = new GridPane();
    private final Focus focus;
    private final Sketch sketch;
    private final PlotsArea plots;
    private final LessonPlayer lessons;
    private final SplitPane split;
    private final PanePainting painting;
    private final Palette palette;
    private final ToolBarView toolBar;
    private final Exporting exporting;
    private final Scene scene;
    private final Habits habits;
    private final Actions actions;
    /** Held here, or it would cease to follow what it is made of. */
    private final ObjectBinding<Theme> wantedTheme;
    private Theme theme = Theme.LIGHT;
    private @Nullable Arrangement arranged;

    /**
     * @param shipped the samples to choose from, the first is opened
     * @param sources where they come from
     * @param memory what was opened before
     * @param home the JavaFX thread
     * @param habits what the window shares with the rest of the program
     * @param options reads what lessons set
     */
    public WorkbenchWindow(WorkbenchModel model, List<SampleFolder.Summary> shipped,
            Function<SampleFolder.Summary, Opener.Source> sources, Workers workers, Memory memory, Executor home,
            Habits habits, OptionReader options) {
        this.model = model;
        this.habits = habits;
        this.files = workers.files();
        this.home = home;
        this.opener = new Opener(model, files, home, memory, new Asking());
        focus = new Focus(model, viewport);
        HabitDialogs beside = new HabitDialogs(habits, model, this::scene, this::dress, files, home);
        Errands errands = new Errands(files, home);
        StatusLine statusLine = new StatusLine(model, viewport, focus,
                new MemoryGauge(Workers.inASecond(home), beside::release), beside::showLog, opener, errands);
        HistogramPage histogram = new HistogramPage(model, new Spread(model, viewport, focus, workers.plots(), home),
                focus);
        sketch = new Sketch(model, focus, workers.plots(), home);
        Playback playback = new Playback(model, habits.engine().beside(), workers.plots(), home);
        plots = new PlotsArea(List.of(histogram,
                new PixelPage(new PixelStudy(model, focus, habits.engine().beside(), workers.plots(), home)),
                new ProfilePage(sketch, new ProfilePlot(model, sketch, workers.plots(), home), focus),
                new WorstPage(model, new WorstList(model, workers.plots(), home), focus, workers.files(), home),
                new ClassPage(model, new ClassList(model)),
                new RegionPage(sketch, new RegionReport(model, sketch, workers.plots(), home)),
                new DescentPage(model, playback),
                new SweepPage(model,
                        new SweepStudy(model, habits.engine().beside(), workers.plots(), home), workers.files(), home),
                new CalibrationPage(model, sketch, new CalibrationStudy(model, habits.engine().beside(),
                        workers.plots(), home))));
        for (int i = 0; i < Snapshot.PANES; i++) {
            panes.add(new PaneView(model, i, new PaneCanvas(viewport, focus, division), focus,
                    () -> plots.open(histogram)));
        }
        panes.forEach(pane -> pane.overlay(new StrokeLayer(sketch, viewport, pane.canvas()), Pos.CENTER));
        panes.forEach(pane -> pane.overlay(new MovingSign(playback), Pos.TOP_CENTER));
        OverviewMap overview = new OverviewMap(model, viewport, workers.plots(), home);
        panes.getFirst().overlay(overview, Pos.BOTTOM_RIGHT);
        panes.forEach(pane -> {
            pane.canvas().widthProperty().subscribe(this::followPanes);
            pane.canvas().heightProperty().subscribe(this::followPanes);
        });
        painting = new PanePainting(model, viewport, sketch, panes, workers.painting(), home);
        sessions = new Sessions(model, viewport, memory, files, home);
        exporting = new Exporting(model, habits.engine(), shipped, files, errands, home, this::owner, this::dress);
        HistoryPopup steps = new HistoryPopup(model);
        actions = new Actions(model, viewport, new Dialogs(),
                new KeepActions(new SessionDialogs(sessions, this::owner),
                        () -> steps.showUnder(owner().getScene().lookup("#action-history")), new Copying(model)));
        Blink blinking = new Blink(painting::setFlipped);
        Comparison comparison = new Comparison(model);
        CompareActions compare = new CompareActions(model, comparison, blinking);
        lessons = new LessonPlayer(model, focus, viewport, LessonSamples.shipped(), options, files, home);
        lessons.plot().subscribe(plots::open);
        Teaching teaching = new Teaching(lessons, Lessons.all(), this::owner, this::dress);
        LessonPanel lessonPanel = new LessonPanel(lessons, model, teaching.present);
        split = split(new ComparePanel(model, comparison, compare, blinking), lessonPanel);
        Consumer<SampleFolder.Summary> openSample = listing -> opener.open(sources.apply(listing));
        Deeds deeds = new Deeds(model, shipped, openSample);
        palette = new Palette(() -> deeds.now(actions, split));
        LookActions look = new LookActions(model, focus, sketch, plots, overview.wanted(),
                pane -> panes.get(pane).canvas().requestFocus());
        actions.add(new ActionGroup("Look", look.all()));
        actions.add(new ActionGroup("Compare", compare.all()));
        actions.add(new ActionGroup("Lessons", teaching.actions()));
        actions.add(new ActionGroup("Program", beside.actions(actions::groups)));
        toolBar = new ToolBarView(model, actions, compare.pin, teaching.choose, shipped, openSample, memory.recent(),
                this::open);

        BorderPane root = new BorderPane();
        root.getStyleClass().add("workbench");
        root.setTop(toolBar);
        root.setCenter(new StackPane(split, palette));
        root.setBottom(statusLine);
        scene = new Scene(root, 1280, 800);
        new LessonLayout(root, split, lessonPanel).follow(lessons, teaching.presenting());
        teaching.bindTo(scene);
        look.bindTo(scene);
        actions.bindTo(scene);
        compare.bindTo(scene);
        ContextMenu menu = ActionUtils.createContextMenu(
                List.of(actions.copyPane, actions.copyFigure, ActionUtils.ACTION_SEPARATOR, actions.export));
        PaneLookMenu paneLook = new PaneLookMenu(focus, look);
        menu.getItems().addFirst(paneLook);
        panes.forEach(pane -> pane.setOnContextMenuRequested(event -> {
            focus.choosePane(panes.indexOf(pane));
            paneLook.refresh();
            menu.show(pane, event.getScreenX(), event.getScreenY());
            event.consume();
        }));
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
                open(event.getDragboard().getFiles().stream().map(File::toPath).toList());
            }
            event.consume();
        });
        model.snapshot().subscribe(snapshot -> arrange(snapshot.arrangement()));
        // Pictures that answer an older question step back until there is a new answer.
        model.status().subscribe(
                status -> scene.getRoot().pseudoClassStateChanged(STALE, status instanceof Status.Failed));
        wantedTheme = Bindings.createObjectBinding(this::wantedTheme, habits.preferences().now(),
                Platform.getPreferences().colorSchemeProperty());
        wantedTheme.subscribe(this::show);
        habits.preferences().now().subscribe(this::follow);
        habits.preferences().problem().ifPresent(problem -> model.tell(Notice.problem(problem)));
        if (!shipped.isEmpty()) {
            toolBar.choose(shipped.getFirst());
        }
    }

    /** Puts the window on this stage. */
    public void showOn(Stage stage) {
        sessions.file().subscribe(file -> stage.setTitle(file.map(
                path -> SessionFile.title(path) + " \u2013 JaccardLab").orElse("JaccardLab")));
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

    /** Every action there is, in the order of the menu. */
    List<ActionGroup> actionGroups() {
        return actions.groups();
    }

    Sketch sketch() {
        return sketch;
    }

    Focus focus() {
        return focus;
    }

    public Viewport viewport() {
        return viewport;
    }

    public Opener opener() {
        return opener;
    }

    public LessonPlayer lessons() {
        return lessons;
    }

    /** Saves and opens what is on screen. */
    public Sessions sessions() {
        return sessions;
    }

    /** Opens what has been dropped, chosen again or named at the start: a session, or samples in any form. */
    public void open(List<Path> paths) {
        if (paths.size() == 1 && SessionFile.is(paths.getFirst())) {
            sessions.open(paths.getFirst());
        } else {
            opener.openDropped(paths);
        }
    }

    private Window owner() {
        return scene.getWindow();
    }

    /** Light or dark, at once. */
    public void show(Theme other) {
        theme = other;
        dressAll();
        painting.setBackground(theme.pictureBackground());
    }

    private Theme wantedTheme() {
        return Theme.of(habits.preferences().now().get().look(),
                Platform.getPreferences().getColorScheme() == ColorScheme.DARK);
    }

    /** All that need not wait for another start. */
    private void follow(Preferences preferences) {
        TextSize.set(preferences.fontPercent());
        dressAll();
        model.preferColours(preferences.colours());
        if (habits.engine().use(preferences.engineKind(), preferences.threadCount())) {
            model.askAgain();
        }
    }

    /** The window, and the dialogs that stand beside it. */
    private void dressAll() {
        theme.applyTo(scene);
        for (Window other : Window.getWindows()) {
            if (other.getScene() != scene && other.getScene() != null
                    && other.getScene().getStylesheets().equals(scene.getStylesheets())) {
                theme.applyTo(other.getScene());
            }
        }
    }

    private SplitPane split(ComparePanel compare, LessonPanel lesson) {
        Places places = new Places(model);
        Region data = scrolling(new DataPanel(model, this::askWhatToAdd), new Readout(model),
                new ComparisonReadout(model), new ClassPanel(model),
                new MetricsPanel(model, places));
        VBox left = new VBox(lesson, data);
        VBox.setVgrow(data, Priority.ALWAYS);
        Region right = scrolling(compare, new LossPanel(model, places), new PredictionPanel(model, places),
                new TargetPanel(model, places), new OtherLosses(model));
        grid.getStyleClass().add("panes");
        grid.setMinSize(0, 0);
        SplitPane split = new SplitPane(left,
                new BorderPane(new StackPane(grid, invitation()), null, null, plots, null), right);
        for (Region side : List.of(left, right)) {
            side.prefWidthProperty().bind(TextSize.of(SIDE_WIDTH));
            side.minWidthProperty().bind(TextSize.of(NARROWEST_SIDE));
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

    /** All of equal size. */
    private void arrange(Arrangement wanted) {
        if (wanted.equals(arranged)) {
            return;
        }
        arranged = wanted;
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        grid.getRowConstraints().clear();
        int columns = wanted.columns();
        int rows = wanted.rows();
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
        for (int i = 0; i < wanted.panes(); i++) {
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

    /** What actions ask the window for. */
    private final class Dialogs implements Actions.Dialogs {

        @Override
        public void open() {
            ask("Open", opener::open);
        }

        @Override
        public void export() {
            exporting.ask();
        }

        @Override
        public void copyPane() {
            WorkbenchWindow.this.copyPane();
        }

        @Override
        public void copyFigure() {
            exporting.copyFigure();
        }

        @Override
        public void nextTheme() {
            habits.preferences().change(before -> before.withLook(theme.other().look()));
        }

        @Override
        public void palette() {
            palette.open();
        }

        @Override
        public void aboutLoss() {
            AboutLoss dialog = new AboutLoss(scene.getWindow(), model);
            dress(dialog.getDialogPane().getScene());
            dialog.show();
        }
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

    /** The pane under the pointer, or else the one with the keyboard, or the first. */
    private void copyPane() {
        List<PaneView> shown = panes.subList(0, model.snapshot().get().visiblePanes());
        exporting.copyPane(IntStream.range(0, shown.size()).filter(i -> shown.get(i).isHover()).findFirst()
                .orElseGet(() -> IntStream.range(0, shown.size()).filter(i -> shown.get(i).isFocusWithin()).findFirst()
                        .orElse(0)));
    }

    /** Gives a dialog the look of the window. */
    public void dress(Scene dialog) {
        dialog.getStylesheets().setAll(scene.getStylesheets());
        theme.applyTo(dialog);
    }
}
