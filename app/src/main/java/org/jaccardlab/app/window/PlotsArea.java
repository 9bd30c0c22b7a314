package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.action.Action;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.window.control.Sections;

/** Below the panes: a row of names, and above it the one that is open. Closed, it takes the height of a line. */
final class PlotsArea extends VBox {

    private static final double HEIGHT = 196;

    /** Something to open. */
    interface Page {

        /** A word for the button. */
        String title();

        String help();

        KeyCode key();

        Node content();

        /** Whether it is on screen. */
        void watch(boolean looking);
    }

    private final StackPane body = new StackPane();
    private final List<Page> pages;
    private final List<ToggleButton> toggles = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();

    PlotsArea(List<Page> pages) {
        this.pages = pages;
        getStyleClass().add("plots");
        // In a narrow window the names take a second line.
        FlowPane strip = new FlowPane();
        strip.getStyleClass().add("plots-strip");
        for (Page page : pages) {
            Action action = Actions.action(page.title(), page.help(), Actions.key(page.key()), () -> toggle(page));
            ToggleButton toggle = new ToggleButton(page.title());
            toggle.setMinWidth(Region.USE_PREF_SIZE);
            toggle.setId("plot-" + page.title().toLowerCase(Locale.ROOT));
            toggle.setTooltip(new Tooltip(action.getLongText()));
            toggle.setAccessibleText(page.title() + ": " + page.help());
            toggle.setOnAction(event -> show(page, toggle.isSelected()));
            toggles.add(toggle);
            actions.add(action);
        }
        strip.getChildren().setAll(toggles);
        body.getStyleClass().add("plots-body");
        body.minHeightProperty().bind(TextSize.of(HEIGHT));
        body.prefHeightProperty().bind(TextSize.of(HEIGHT));
        body.maxHeightProperty().bind(TextSize.of(HEIGHT));
        Sections.show(body, false);
        getChildren().setAll(body, strip);
        setMinHeight(Region.USE_PREF_SIZE);
    }

    /** One to open and close each page. */
    List<Action> actions() {
        return List.copyOf(actions);
    }

    void open(Page page) {
        show(page, true);
    }

    /** Opens the page of this title, in any letters, or closes all. */
    void open(Optional<String> title) {
        pages.stream().filter(page -> title.filter(page.title()::equalsIgnoreCase).isPresent()).findFirst()
                .ifPresentOrElse(this::open, () -> show(pages.getFirst(), false));
    }

    private void toggle(Page page) {
        show(page, !toggles.get(pages.indexOf(page)).isSelected());
    }

    private void show(Page page, boolean open) {
        for (int i = 0; i < pages.size(); i++) {
            boolean shown = open && pages.get(i) == page;
            toggles.get(i).setSelected(shown);
            pages.get(i).watch(shown);
        }
        body.getChildren().setAll(open ? List.of(page.content()) : List.of());
        Sections.show(body, open);
    }
}
