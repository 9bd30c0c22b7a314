package org.jaccardlab.app.window;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

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
            if (name.getTooltip() == null || !name.getTooltip().getText().equals(row.help())) {
                name.setTooltip(new Tooltip(row.help()));
            }
            for (int column = 1; column <= columns; column++) {
                label(i, column).setText(row.numbers().get(column - 1));
            }
        }
    }

    private Label label(int row, int column) {
        return (Label) getChildren().get(headings + row * (columns + 1) + column);
    }
}
