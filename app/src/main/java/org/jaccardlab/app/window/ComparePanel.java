package org.jaccardlab.app.window;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.controlsfx.control.action.Action;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.app.workbench.Comparison;
import org.jaccardlab.app.workbench.Side;
import org.jaccardlab.app.workbench.WorkbenchModel;

/** While two settings are compared: which side the panels below tune, what A and B are, and how to look at them. */
final class ComparePanel extends VBox {

    private final WorkbenchModel model;
    private final ToggleButton a = new ToggleButton("Tune A");
    private final ToggleButton b = new ToggleButton("Tune B");
    private final Label aWords = Sections.muted("");
    private final Label bWords = Sections.muted("");

    ComparePanel(WorkbenchModel model, Comparison comparison, CompareActions actions, Blink blinking) {
        this.model = model;
        setId("compare");
        aWords.setId("compared-a");
        bWords.setId("compared-b");
        VBox sides = new VBox(4, tuned(comparison), aWords, bWords);
        FlowPane settings = row(button(actions.pin), button(actions.swap), button(actions.end));
        FlowPane ways = row(button(actions.sideBySide), button(actions.swipe), button(actions.all),
                blink(actions, blinking));
        getChildren().setAll(Sections.titled("Compare", sides, settings, ways));
        model.snapshot().subscribe(snapshot -> Sections.show(this, snapshot.isComparing()));
        model.follow(() -> List.of(model.snapshot().get().settings(Side.A), model.snapshot().get().settings(Side.B),
                model.tuned().get()), this::show);
        show();
    }

    private void show() {
        boolean ofA = model.tuned().get() == Side.A;
        a.setSelected(ofA);
        b.setSelected(!ofA);
        aWords.setText(words(Side.A));
        bWords.setText(words(Side.B));
    }

    private String words(Side side) {
        return side + ": " + Captions.side(model.snapshot().get(), side);
    }

    private Node tuned(Comparison comparison) {
        ToggleGroup group = new ToggleGroup();
        for (ToggleButton each : List.of(a, b)) {
            Side side = each == a ? Side.A : Side.B;
            each.setId("tune-" + side.name().toLowerCase(Locale.ROOT));
            each.setToggleGroup(group);
            each.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(each, Priority.ALWAYS);
            String help = "The panels below tune " + side + ", and the readout says what " + side + " comes to (T)";
            each.setTooltip(new Tooltip(help));
            each.setAccessibleText(help);
            each.setOnAction(event -> {
                comparison.tune(side);
                // A second click on the chosen one would leave none chosen.
                show();
            });
        }
        SegmentedButton buttons = new SegmentedButton();
        buttons.setToggleGroup(group);
        buttons.getButtons().setAll(a, b);
        return buttons;
    }

    private static FlowPane row(Node... nodes) {
        FlowPane row = new FlowPane(6, 6, nodes);
        row.getStyleClass().add("button-row");
        return row;
    }

    private static ButtonBase button(Action action) {
        Button button = new Button();
        button.setOnAction(action);
        return bound(button, action);
    }

    private static ButtonBase blink(CompareActions actions, Blink blinking) {
        ToggleButton toggle = new ToggleButton();
        blinking.on().subscribe(on -> toggle.setSelected(on));
        toggle.setOnAction(event -> {
            actions.blink.handle(event);
            toggle.setSelected(blinking.on().get());
        });
        return bound(toggle, actions.blink);
    }

    private static ButtonBase bound(ButtonBase button, Action action) {
        button.textProperty().bind(action.textProperty());
        button.setId("compare-" + action.getText().replaceAll("[^A-Za-z]+", "-").toLowerCase(Locale.ROOT));
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(action.longTextProperty());
        button.setTooltip(tooltip);
        button.disableProperty().bind(action.disabledProperty());
        return button;
    }
}
