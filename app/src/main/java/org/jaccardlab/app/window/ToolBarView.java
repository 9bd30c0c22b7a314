package org.jaccardlab.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.action.Action;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.chooser.Titles;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.sample.Batch;

/** The row of buttons at the top. */
final class ToolBarView extends ToolBar {

    private static final double NARROWEST_CHOOSER = 106;
    private static final double WIDEST_CHOOSER = 300;
    /** About as wide as everything else in the row. */
    private static final double BUTTONS = 1220;

    private final ComboBox<SampleFolder.Summary> samples = new ComboBox<>();
    private boolean showing;

    /**
     * @param pin begins a comparison
     * @param lessons asks for a lesson
     * @param openSample called with the sample that was chosen
     * @param recent what was opened lately, the last first
     * @param openAgain called with one of them
     */
    ToolBarView(WorkbenchModel model, Actions actions, Action pin, Action lessons, List<SampleFolder.Summary> shipped,
            Consumer<SampleFolder.Summary> openSample, ObservableValue<List<List<Path>>> recent,
            Consumer<List<Path>> openAgain) {
        samples.setId("sample");
        samples.getItems().setAll(shipped);
        samples.setConverter(Titles.of(SampleFolder.Summary::title));
        samples.setPromptText("Samples");
        samples.prefWidthProperty().bind(Bindings.max(TextSize.of(NARROWEST_CHOOSER),
                Bindings.min(TextSize.of(WIDEST_CHOOSER), widthProperty().subtract(TextSize.of(BUTTONS)))));
        samples.setTooltip(new Tooltip("The shipped samples"));
        samples.setAccessibleText("Sample");
        samples.valueProperty().subscribe(chosen -> {
            if (!showing && chosen != null) {
                openSample.accept(chosen);
            }
        });
        model.batch().subscribe(batch -> batch.ifPresent(this::show));
        // What could not be opened is not what is on screen.
        model.notice().subscribe(news -> {
            if (news.problem()) {
                model.batch().get().ifPresent(this::show);
            }
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getItems().setAll(new ActionMenu(actions), samples, button(actions.open), recent(recent, openAgain), line(),
                sessions(actions.keep), icon(actions.undo, "icon-undo"),
                icon(actions.redo, "icon-redo"), icon(actions.keep.history, "icon-history"), line(),
                new PaneMenu(model), button(actions.fitView),
                button(actions.actualSize), button(actions.fitColours), line(), button(actions.exactlyTheTarget),
                button(pin), icon(lessons, "icon-lessons"), gap, icon(actions.palette, "icon-find"),
                button(actions.export),
                icon(actions.theme, "icon-theme"));
    }

    /** The sample on screen, or none if files of somebody's own are: then every shipped sample can be chosen. */
    private void show(Batch batch) {
        showing = true;
        samples.setValue(samples.getItems().stream().filter(listing -> listing.title().equals(batch.title()))
                .findFirst().orElse(null));
        showing = false;
    }

    /** Chooses a sample as a person would. */
    void choose(SampleFolder.Summary listing) {
        samples.setValue(listing);
    }

    private static Node recent(ObservableValue<List<List<Path>>> recent, Consumer<List<Path>> openAgain) {
        MenuButton menu = new MenuButton("Recent");
        menu.setId("recent");
        menu.setTooltip(new Tooltip("What was opened lately"));
        recent.subscribe(all -> {
            menu.setDisable(all.isEmpty());
            menu.getItems().setAll(all.stream().map(paths -> {
                MenuItem item = new MenuItem(title(paths));
                item.setMnemonicParsing(false);
                item.setOnAction(event -> openAgain.accept(paths));
                return item;
            }).toList());
        });
        return menu;
    }

    private static Node sessions(KeepActions keep) {
        MenuButton menu = new MenuButton("Session");
        menu.setId("session");
        menu.setTooltip(new Tooltip("Save what is on screen, open it again, take it elsewhere"));
        menu.getItems().setAll(keep.all().stream().filter(action -> action != keep.history).map(action -> {
            MenuItem item = new MenuItem(action.getText());
            item.setId("action-" + id(action));
            item.setMnemonicParsing(false);
            item.setAccelerator(action.getAccelerator());
            item.disableProperty().bind(action.disabledProperty());
            item.setOnAction(action);
            return item;
        }).toList());
        return menu;
    }

    private static String id(Action action) {
        return action.getText().replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT);
    }

    /** "scan.png + 2 (folder)". */
    private static String title(List<Path> paths) {
        Path first = paths.getFirst();
        String folder = Optional.ofNullable(first.getParent()).map(Path::getFileName).map(name -> " (" + name + ")")
                .orElse("");
        return first.getFileName() + (paths.size() > 1 ? " + " + (paths.size() - 1) : "") + folder;
    }

    private static ButtonBase button(Action action) {
        Button button = new Button();
        button.textProperty().bind(action.textProperty());
        return bound(button, action);
    }

    private static ButtonBase icon(Action action, String styleClass) {
        Button button = new Button();
        Sections.makeIcon(button, styleClass);
        return bound(button, action);
    }

    private static ButtonBase bound(ButtonBase button, Action action) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(action.longTextProperty());
        button.setTooltip(tooltip);
        button.setId("action-" + id(action));
        button.accessibleTextProperty().bind(action.textProperty());
        button.disableProperty().bind(action.disabledProperty());
        button.setOnAction(action);
        button.setFocusTraversable(true);
        return button;
    }

    private static Node line() {
        return new Separator(Orientation.VERTICAL);
    }
}
