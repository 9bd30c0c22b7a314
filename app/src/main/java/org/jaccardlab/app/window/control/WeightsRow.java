package org.jaccardlab.app.window.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.workbench.Notice;
import org.jaccardlab.app.workbench.Tuning;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.sample.ClassTable;

/** One number for every class: typed in one line, or class by class under their names once there are any. */
public final class WeightsRow extends VBox {

    private static final int MOST_ROWS = 6;
    private static final double ROW = 26;

    private final Tuning tuning;
    private final TextField line = new TextField();
    private final RowHead head;
    private final GridPane grid = new GridPane();
    private final ScrollPane scroll = new ScrollPane(grid);

    public WeightsRow(Tuning tuning) {
        this.tuning = tuning;
        Parameter standard = tuning.standard();
        line.setId("typed-" + tuning.id());
        line.setAccessibleText(standard.title());
        line.setPromptText("such as 1, 2, 0.5");
        line.setTooltip(new Tooltip(standard.help() + "; empty: every class counts the same"));
        Region nothing = new Region();
        head = new RowHead(tuning, nothing, standard.help());
        grid.getStyleClass().add("weights");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("side-scroll");
        getStyleClass().add("parameter-row");
        getChildren().setAll(head, line, scroll);
        commits(line, this::commitLine);
        tuning.model().classes().subscribe(this::show);
        tuning.follow(this::show);
        show();
    }

    private static void commits(TextField field, Runnable commit) {
        field.setOnAction(event -> commit.run());
        field.focusedProperty().subscribe((was, focused) -> {
            if (!focused) {
                commit.run();
            }
        });
    }

    private void commitLine() {
        String text = line.getText().strip();
        if (text.equals(shownLine())) {
            return;
        }
        int typed = text.isEmpty() ? 0 : text.split("[,;\\s]+").length;
        int needed = tuning.classes().map(ClassTable::count).orElse(typed);
        if (typed == 1 && needed > 1 && !text.isEmpty()) {
            // One number for all of them is not what a list is for, but what it says is plain.
            tuning.type(String.join(",", Collections.nCopies(needed, text)));
        } else if (typed != 0 && typed != needed) {
            tuning.model().tell(Notice.problem("There are " + typed + " weights but " + needed
                    + " classes: give one weight for every class, or none."));
        } else {
            tuning.type(text);
        }
        show();
    }

    private void commitOne(int cls, TextField field) {
        List<Double> weights = new ArrayList<>(weights());
        if (cls >= weights.size() || field.getText().strip().equals(Parameters.number(weights.get(cls)))) {
            return;
        }
        try {
            weights.set(cls, Double.parseDouble(field.getText().strip().replace(',', '.')));
            tuning.set(weights);
        } catch (NumberFormatException notANumber) {
            tuning.model().tell(Notice.problem("\"" + field.getText() + "\" is not a number: type one such as 0.25."));
        }
        show();
    }

    private List<Double> weights() {
        return ((Parameter.Weights) tuning.present()).values();
    }

    private String shownLine() {
        return String.join(", ", weights().stream().map(Parameters::number).toList());
    }

    private void show() {
        List<Double> weights = weights();
        line.setText(shownLine());
        head.show();
        boolean any = !weights.isEmpty();
        scroll.setVisible(any);
        scroll.setManaged(any);
        if (grid.getRowCount() != weights.size()) {
            grid.getChildren().clear();
            for (int c = 0; c < weights.size(); c++) {
                addRow(c);
            }
            double height = ROW * Math.min(MOST_ROWS, weights.size()) + 4;
            scroll.prefHeightProperty().bind(TextSize.of(height));
            scroll.minHeightProperty().bind(TextSize.of(height));
        }
        for (int c = 0; c < weights.size(); c++) {
            int cls = c;
            ((Label) grid.getChildren().get(2 * c)).setText(tuning.classes()
                    .filter(table -> cls < table.count()).map(table -> table.name(cls)).orElse("class " + c));
            ((TextField) grid.getChildren().get(2 * c + 1)).setText(Parameters.number(weights.get(c)));
        }
    }

    private void addRow(int cls) {
        Label name = new Label();
        GridPane.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        TextField field = new TextField();
        field.setId("typed-" + tuning.id() + "-" + cls);
        field.setPrefColumnCount(5);
        field.setAlignment(Pos.CENTER_RIGHT);
        field.setTooltip(new Tooltip("0 or more"));
        name.setLabelFor(field);
        commits(field, () -> commitOne(cls, field));
        grid.addRow(cls, name, field);
    }
}
