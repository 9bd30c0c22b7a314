package org.jaccardlab.app.window.control;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The titled blocks that the side panels are made of. */
public final class Sections {

    private Sections() {
    }

    public static VBox titled(String title, Node... content) {
        Label heading = new Label(title);
        heading.getStyleClass().add("section-title");
        VBox section = new VBox(heading);
        section.getStyleClass().add("section");
        section.getChildren().addAll(content);
        return section;
    }

    /** A label that wraps and steps back. */
    public static Label muted(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().add("muted");
        return label;
    }

    /** Turns a button into an icon whose shape the stylesheet gives under this name. */
    public static void makeIcon(ButtonBase button, String styleClass) {
        Region shape = new Region();
        shape.getStyleClass().add("icon-shape");
        button.setGraphic(shape);
        button.getStyleClass().addAll("icon-button", styleClass);
    }

    /** What is not there takes no room. */
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    public static VBox labelled(String name, Node control) {
        Label label = new Label(name);
        label.getStyleClass().add("field-name");
        label.setLabelFor(control);
        VBox box = new VBox(label, control);
        box.getStyleClass().add("labelled");
        return box;
    }
}
