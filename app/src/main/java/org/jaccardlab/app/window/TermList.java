package org.jaccardlab.app.window;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.workbench.Figures;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Parameters;

/** The terms of the objective with what each adds to the loss. The one that is selected is tuned below. */
final class TermList extends VBox {

    private static final double ROW_HEIGHT = 44;
    private static final int MOST_ROWS = 4;

    /** One term as the list shows it. */
    private record Row(String title, String detail, String contribution) {
    }

    private final WorkbenchModel model;
    private final ListView<Row> list = new ListView<>();
    private final Button remove = new Button("Remove");
    private final Button add = new Button("Add a term");
    private boolean showing;

    TermList(WorkbenchModel model) {
        this.model = model;
        list.setId("terms");
        list.setAccessibleText("Terms of the objective");
        list.fixedCellSizeProperty().bind(TextSize.of(ROW_HEIGHT));
        list.setCellFactory(made -> new TermCell());
        list.setTooltip(new Tooltip("Each term's weight times its value: together they are the loss"));
        add.setId("add-term");
        add.setTooltip(new Tooltip("One more loss in the sum, with the target of the selected one"));
        add.setOnAction(event -> {
            Term like = model.selectedTerm();
            if (model.change("add a term", settings -> settings.withObjective(
                    objective -> objective.plus(like.withWeight(1).withLoss(new CrossEntropy()))))) {
                model.selectTerm(Integer.MAX_VALUE);
            }
        });
        remove.setId("remove-term");
        remove.setTooltip(new Tooltip("Take the selected loss out of the sum"));
        remove.setOnAction(event -> {
            int index = model.term().get();
            model.change("remove " + model.selectedTerm().loss().title(),
                    settings -> settings.withObjective(objective -> objective.without(index)));
        });
        HBox buttons = new HBox(6, add, remove);
        getStyleClass().add("term-list");
        getChildren().setAll(list, buttons);
        list.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (!showing && index.intValue() >= 0) {
                model.selectTerm(index.intValue());
            }
        });
        model.snapshot().subscribe(this::show);
        model.evaluation().subscribe(this::show);
        model.term().subscribe(this::show);
        show();
    }

    private void show() {
        Objective objective = model.settings().objective();
        boolean several = objective.terms().size() > 1;
        boolean byHand = objective.derivation().isEmpty();
        list.setVisible(several);
        list.setManaged(several);
        remove.setVisible(several && byHand);
        add.setVisible(byHand);
        add.setManaged(byHand);
        remove.setManaged(several && byHand);
        showing = true;
        List<Row> rows = IntStream.range(0, objective.terms().size()).mapToObj(i -> row(objective, i)).toList();
        if (rows.size() != list.getItems().size()) {
            list.getItems().setAll(rows);
            double height = ROW_HEIGHT * Math.min(MOST_ROWS, rows.size()) + 2;
            list.prefHeightProperty().bind(TextSize.of(height));
            list.minHeightProperty().bind(TextSize.of(height));
        } else {
            IntStream.range(0, rows.size()).filter(i -> !rows.get(i).equals(list.getItems().get(i)))
                    .forEach(i -> list.getItems().set(i, rows.get(i)));
        }
        list.getSelectionModel().select(model.term().get());
        showing = false;
    }

    private Row row(Objective objective, int index) {
        Term term = objective.terms().get(index);
        Optional<Double> value = model.evaluation().get().filter(shown -> isOf(shown, objective))
                .map(shown -> shown.terms().get(index).value());
        String weighted = Parameters.number(term.weight()) + " × " + value.map(Figures::of).orElse("…");
        String words = term.target().words();
        return new Row(term.loss().title(),
                weighted + ", " + term.target().base().title() + (words.isEmpty() ? "" : ", " + words)
                        + term.auxiliary().map(name -> ", logits of " + name).orElse(""),
                value.map(found -> Figures.of(term.weight() * found)).orElse("…"));
    }

    private static boolean isOf(Evaluation shown, Objective objective) {
        return shown.request().settings().objective().equals(objective);
    }

    private static final class TermCell extends ListCell<Row> {

        private final Label title = new Label();
        private final Label contribution = new Label();
        private final Label detail = new Label();
        private final VBox both;

        TermCell() {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            contribution.getStyleClass().add("number");
            contribution.setMinWidth(Region.USE_PREF_SIZE);
            detail.getStyleClass().add("muted");
            HBox line = new HBox(6, title, gap, contribution);
            line.setAlignment(Pos.CENTER_LEFT);
            both = new VBox(1, line, detail);
            // As wide as the list, whatever the words.
            both.setPrefWidth(0);
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            title.setText(row.title());
            contribution.setText(row.contribution());
            detail.setText(row.detail());
            setTooltip(new Tooltip(row.title() + ": " + row.detail() + " = " + row.contribution()));
            setGraphic(both);
        }
    }
}
