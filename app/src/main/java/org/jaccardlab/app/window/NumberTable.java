package org.jaccardlab.app.window;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jaccardlab.app.workbench.Figures;

/** Names on the left, one or more columns of numbers on the right. */
final class NumberTable extends GridPane {

    /**
     * @param numbers one a column
     * @param help a sentence for the tooltip
     */
    record Row(String name, List<String> numbers, String help) {

        static Row of(String name, String number, String help) {
            return new Row(name, List.of(number), help);
        }
    }

    private static final String NOT_DEFINED = "Not defined here, for there is nothing to count: ";

    private final int columns;
    private final int headings;

    NumberTable(String id) {
        this(id, List.of(""));
    }

    /** @param headings of the columns of numbers; empty ones are not shown */
    NumberTable(String id, List<String> headings) {
        this.columns = headings.size();
        setId(id);
        getStyleClass().add("numbers");
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        getColumnConstraints().add(name);
        for (int i = 0; i < columns; i++) {
            ColumnConstraints number = new ColumnConstraints();
            number.setHalignment(HPos.RIGHT);
            number.setMinWidth(ColumnConstraints.CONSTRAIN_TO_PREF);
            getColumnConstraints().add(number);
            if (!headings.get(i).isEmpty()) {
                Label heading = new Label(headings.get(i));
                heading.getStyleClass().add("muted");
                add(heading, i + 1, 0);
            }
        }
        this.headings = getChildren().size();
    }

    /** Shows these rows; the labels stay the same ones while only numbers change. */
    void show(List<Row> rows) {
        if (getChildren().size() != headings + rows.size() * (columns + 1)) {
            getChildren().remove(headings, getChildren().size());
            for (int i = 0; i < rows.size(); i++) {
                add(new Label(), 0, i + 1);
                for (int column = 1; column <= columns; column++) {
                    Label number = new Label();
                    number.getStyleClass().add("number");
                    add(number, column, i + 1);
                }
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Label name = label(i, 0);
            name.setText(row.name());
            explain(name, row.help());
            for (int column = 1; column <= columns; column++) {
                String number = row.numbers().get(column - 1);
                label(i, column).setText(number);
                explain(label(i, column), number.equals(Figures.NOTHING) ? NOT_DEFINED + row.help() : row.help());
            }
        }
    }

    private static void explain(Label label, String help) {
        if (label.getTooltip() == null || !label.getTooltip().getText().equals(help)) {
            label.setTooltip(new Tooltip(help));
        }
    }

    private Label label(int row, int column) {
        return (Label) getChildren().get(headings + row * (columns + 1) + column);
    }
}
