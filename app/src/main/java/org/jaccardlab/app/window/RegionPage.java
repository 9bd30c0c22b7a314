package org.jaccardlab.app.window;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.chooser.Titles;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Figures;
import org.jaccardlab.app.workbench.RegionReport;
import org.jaccardlab.app.workbench.Sketch;
import org.jaccardlab.app.workbench.WorstList;

/** A region of interest: how to draw or take one, and what lies in it. */
final class RegionPage extends HBox implements PlotsArea.Page {

    private static final String HINT = "Draw a region over a picture, or click a pixel and take its class or component.";

    private static final double NARROWEST = 400;

    private final RegionReport report;
    private final Label title = new Label("No region");
    private final Label words = Sections.muted(HINT);
    private final NumberTable fields = new NumberTable("region-fields", List.of("mean", "min", "max", "sd"));
    private final NumberTable classes = new NumberTable("region-classes", List.of("pixels", "IoU", "Dice"));
    private final ScrollPane numbers;

    RegionPage(Sketch sketch, RegionReport report) {
        this.report = report;
        getStyleClass().add("plot-page");
        title.getStyleClass().add("plot-title");
        title.setId("region-title");
        words.setId("region-words");
        VBox tables = new VBox(10, fields, classes);
        // Where there is less room, it scrolls sideways: numbers without their names are of no use.
        tables.minWidthProperty().bind(TextSize.of(NARROWEST));
        numbers = new ScrollPane(tables);
        numbers.setFitToWidth(true);
        numbers.getStyleClass().add("side-scroll");
        VBox left = new VBox(5, title, words, numbers);
        VBox.setVgrow(numbers, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);

        ComboBox<WorstList.Side> sides = new ComboBox<>();
        sides.setId("region-side");
        sides.getItems().setAll(WorstList.Side.values());
        sides.setConverter(Titles.of(side -> "in the " + side.title().toLowerCase(Locale.ROOT)));
        sides.setValue(WorstList.Side.TARGET);
        sides.setMaxWidth(Double.MAX_VALUE);
        sides.setTooltip(new Tooltip("Whose classes"));
        sides.setAccessibleText("Whose classes a class or component is taken from");
        GridPane buttons = new GridPane();
        buttons.getStyleClass().add("region-buttons");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            buttons.getColumnConstraints().add(half);
        }
        buttons.addRow(0, toggle(sketch, Sketch.Tool.RECTANGLE, "Rectangle", "Drag a rectangle over a picture"),
                toggle(sketch, Sketch.Tool.LASSO, "Freehand", "Drag a line round a region"));
        buttons.addRow(1, button("Class", "region-class", "Take all pixels of the class at the probe",
                () -> sketch.takeClass(sides.getValue())),
                button("Component", "region-component", "Take what hangs together with the pixel at the probe",
                        () -> sketch.takeComponent(sides.getValue())));
        buttons.add(sides, 0, 2, 2, 1);
        buttons.add(button("Clear", "region-clear", "Remove region and line (Esc)", sketch::clear), 0, 3, 2, 1);
        buttons.minWidthProperty().bind(TextSize.of(196));
        buttons.maxWidthProperty().bind(TextSize.of(196));
        getChildren().setAll(left, buttons);
        report.report().subscribe(this::show);
    }

    /** A tool that stays pressed while it is in hand. */
    static ToggleButton toggle(Sketch sketch, Sketch.Tool tool, String text, String help) {
        ToggleButton toggle = new ToggleButton(text);
        toggle.setId("tool-" + text.toLowerCase(Locale.ROOT).replace(' ', '-'));
        toggle.setTooltip(new Tooltip(help));
        toggle.setAccessibleText(text + ": " + help);
        toggle.setMaxWidth(Double.MAX_VALUE);
        toggle.setOnAction(event -> sketch.choose(toggle.isSelected() ? tool : Sketch.Tool.NONE));
        sketch.tool().subscribe(held -> toggle.setSelected(held == tool));
        return toggle;
    }

    private static Button button(String text, String id, String help, Runnable deed) {
        Button button = new Button(text);
        button.setId(id);
        button.setTooltip(new Tooltip(help));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> deed.run());
        return button;
    }

    private void show(Optional<RegionReport.Report> found) {
        title.setText(found.map(RegionReport.Report::name).orElse("No region"));
        words.setText(found.map(RegionReport.Report::words).orElse(HINT));
        numbers.setVisible(found.isPresent());
        fields.show(found.map(RegionReport.Report::fields).orElse(List.of()).stream()
                .map(line -> new NumberTable.Row(line.title(),
                        List.of(number(line.summary().mean()), number(line.summary().smallest()),
                                number(line.summary().largest()), number(line.summary().deviation())),
                        line.title() + " over the kept pixels of the region, in the unit that is shown"
                                + (line.summary().notFinite() == 0
                                        ? ""
                                        : "; " + Figures.count(line.summary().notFinite(), "pixel")
                                                + " not finite left out")))
                .toList());
        classes.show(found.map(RegionReport.Report::classes).orElse(List.of()).stream()
                .map(line -> new NumberTable.Row(line.name(),
                        List.of(String.format(Locale.ROOT, "%,d", line.counts().reference()),
                                Figures.ofPart(line.counts().iou()), Figures.ofPart(line.counts().dice())),
                        "pixels of the class in the arg max of the target, and how far the arg max of the prediction agrees with it, within the region"))
                .toList());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? Figures.NOTHING : Figures.of(value);
    }

    @Override
    public String title() {
        return "Region";
    }

    @Override
    public String help() {
        return "A region of interest and what lies in it; IoU and Dice of the arg max of the prediction against that of the target";
    }

    @Override
    public KeyCode key() {
        return KeyCode.G;
    }

    @Override
    public Node content() {
        return this;
    }

    @Override
    public void watch(boolean looking) {
        report.watch(looking);
    }
}
