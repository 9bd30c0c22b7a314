package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.help.Topic;
import org.jaccardlab.app.help.Topics;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jspecify.annotations.Nullable;

/**
 * Explains the part of the window that has the keys, or that the pointer rests on. Stays open beside the window and follows
 * both.
 */
final class HelpDialog extends Dialog<ButtonType> {

    private static final double WIDTH = 380;
    private static final double HEIGHT = 330;
    /** On its way elsewhere a pointer does not rest. */
    private static final Duration REST = Duration.millis(400);

    private final WorkbenchModel model;
    private final VBox content = new VBox();
    private final PauseTransition rest = new PauseTransition(REST);

    HelpDialog(Scene explained, WorkbenchModel model) {
        this.model = model;
        Window owner = explained.getWindow();
        initOwner(owner);
        initModality(Modality.NONE);
        setTitle("Help");
        setHeaderText(null);
        setResizable(true);
        content.setId("help");
        content.getStyleClass().add("about-loss");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("side-scroll");
        scroll.prefWidthProperty().bind(TextSize.of(WIDTH));
        scroll.prefHeightProperty().bind(TextSize.of(HEIGHT));
        getDialogPane().setContent(scroll);
        getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        EventHandler<MouseEvent> moved = event -> {
            Node under = event.getPickResult().getIntersectedNode();
            rest.setOnFinished(rested -> explain(under));
            rest.playFromStart();
        };
        explained.addEventFilter(MouseEvent.MOUSE_MOVED, moved);
        Subscription focus = explained.focusOwnerProperty().subscribe(this::explain);
        setOnHidden(event -> {
            rest.stop();
            focus.unsubscribe();
            explained.removeEventFilter(MouseEvent.MOUSE_MOVED, moved);
        });
        if (content.getChildren().isEmpty()) {
            explain(explained.getRoot());
        }
    }

    private void explain(@Nullable Node part) {
        if (part == null) {
            return;
        }
        List<Node> shown = new ArrayList<>();
        control(part).ifPresent(control -> {
            String name = name(control);
            String help = Optional.ofNullable(control.getTooltip()).map(Tooltip::getText).orElse("");
            if (!name.isBlank()) {
                shown.add(title(name, "about-title", "help-control"));
                if (!help.isBlank() && !help.equals(name)) {
                    shown.add(words(help));
                }
            }
        });
        for (Topic topic : topics(part)) {
            shown.add(title(topic.title(), shown.isEmpty() ? "about-title" : "section-title", "help-topic"));
            topic.text().lines().filter(line -> !line.isBlank()).forEach(line -> shown.add(words(line)));
        }
        shown.add(Sections.muted("Move to a part of the window, or rest the pointer on it, to read about that."));
        content.getChildren().setAll(shown);
    }

    private static Label title(String text, String styleClass, String id) {
        Label title = words(text);
        title.getStyleClass().add(styleClass);
        title.setId(id);
        return title;
    }

    private static Label words(String text) {
        Label words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(Label.USE_PREF_SIZE);
        return words;
    }

    /** The nearest control that says of itself what it is. */
    private static Optional<Control> control(Node part) {
        for (Node node = part; node != null; node = node.getParent()) {
            if (node instanceof Control control && !(node instanceof ScrollPane) && !name(control).isBlank()
                    && (control.isFocusTraversable() || control.getTooltip() != null)) {
                return Optional.of(control);
            }
        }
        return Optional.empty();
    }

    private static String name(Control control) {
        String accessible = control.getAccessibleText();
        return accessible != null && !accessible.isBlank()
                ? accessible
                : control instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }

    /** The nearest, and in a pane that of what it shows before. */
    private List<Topic> topics(Node part) {
        List<Topic> all = new ArrayList<>();
        for (Node node = part; node != null; node = node.getParent()) {
            List<String> places = new ArrayList<>();
            if (node instanceof PaneView pane) {
                places.add("quantity:" + model.snapshot().get().panes().get(pane.index()).quantity().id());
                Topics.about(places).ifPresent(all::add);
                places.clear();
            }
            places.add(node.getTypeSelector());
            if (node.getId() != null) {
                places.add("#" + node.getId());
            }
            node.getStyleClass().forEach(style -> places.add("." + style));
            Optional<Topic> found = Topics.about(places);
            if (found.isPresent()) {
                all.add(found.get());
                return all;
            }
        }
        return all;
    }
}
