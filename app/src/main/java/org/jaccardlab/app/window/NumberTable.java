package org.jaccardlab.app.window;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Names on the left, numbers on the right. */
final class NumberTable extends GridPane {

    /** @param help a sentence for the tooltip */
    record Row(String name, String number, String help) {
    }

    NumberTable(String id) {
        setId(id);
        getStyleClass().add("numbers");
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        ColumnConstraints number = new ColumnConstraints();
        number.setHalignment(HPos.RIGHT);
        number.setMinWidth(ColumnConstraints.CONSTRAIN_TO_PREF);
        getColumnConstraints().setAll(name, number);
    }

    /** Shows these rows; the labels stay the same ones while only numbers change. */
    void show(List<Row> rows) {
        if (getChildren().size() != 2 * rows.size()) {
            getChildren().clear();
            for (int i = 0; i < rows.size(); i++) {
                Label number = new Label();
                number.getStyleClass().add("number");
                addRow(i, new Label(), number);
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Label name = (Label) getChildren().get(2 * i);
            name.setText(row.name());
            if (name.getTooltip() == null || !name.getTooltip().getText().equals(row.help())) {
                name.setTooltip(new Tooltip(row.help()));
            }
            ((Label) getChildren().get(2 * i + 1)).setText(row.number());
        }
    }
}
