package org.jaccardlab.app.window;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Figures;
import org.jaccardlab.app.workbench.LossAccount;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.loss.Loss;

/** The loss that the panels tune, explained, with its numbers of this moment. Stays open beside the window and follows it. */
final class AboutLoss extends Dialog<ButtonType> {

    private static final double WIDTH = 560;
    private static final double HEIGHT = 560;

    private final WorkbenchModel model;
    private final VBox content = new VBox();
    private final Label value = new Label();
    private final VBox numbers = new VBox();
    private Optional<Loss> shown = Optional.empty();
    private List<String> columns = List.of();
    private NumberTable table = new NumberTable("about-numbers");

    AboutLoss(Window owner, WorkbenchModel model) {
        this.model = model;
        initOwner(owner);
        initModality(Modality.NONE);
        setTitle("About this loss");
        setHeaderText(null);
        setResizable(true);
        content.getStyleClass().add("about-loss");
        value.setId("about-value");
        value.getStyleClass().add("loss-value");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("side-scroll");
        getDialogPane().setContent(scroll);
        getDialogPane().prefWidthProperty().bind(TextSize.of(WIDTH));
        getDialogPane().prefHeightProperty().bind(TextSize.of(HEIGHT));
        getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        Subscription following = Subscription.combine(model.snapshot().subscribe(this::follow),
                model.term().subscribe(this::follow), model.evaluation().subscribe(this::showNumbers));
        setOnHidden(event -> following.unsubscribe());
        follow();
    }

    private void follow() {
        Loss loss = model.selectedTerm().loss();
        if (!shown.equals(Optional.of(loss))) {
            shown = Optional.of(loss);
            LossAccount account = LossAccount.of(loss);
            Label title = new Label(account.title());
            title.setId("about-title");
            title.getStyleClass().add("about-title");
            Label formula = new Label(account.formula());
            formula.getStyleClass().add("formula");
            for (Label words : List.of(title, formula)) {
                words.setWrapText(true);
                words.setMinHeight(Label.USE_PREF_SIZE);
            }
            content.getChildren().setAll(title, formula, Sections.muted(account.about()), value,
                    heading("Parameters"), parameters(account.parameters()), heading("Now, class by class"), numbers,
                    Sections.muted(LossAccount.LEGEND));
        }
        showNumbers();
    }

    private static Label heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().add("section-title");
        return heading;
    }

    private static GridPane parameters(List<LossAccount.Line> lines) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("numbers");
        for (int row = 0; row < lines.size(); row++) {
            LossAccount.Line line = lines.get(row);
            Label name = new Label(line.name());
            name.setMinWidth(Label.USE_PREF_SIZE);
            Label number = new Label(line.value());
            number.setMinWidth(Label.USE_PREF_SIZE);
            grid.addRow(row, name, number, Sections.muted(line.help()));
        }
        if (lines.isEmpty()) {
            grid.add(Sections.muted("none"), 0, 0);
        }
        return grid;
    }

    private void showNumbers() {
        Optional<Evaluation> answer = model.evaluation().get().filter(this::isOfWhatIsShown);
        Sections.show(value, answer.isPresent());
        if (answer.isEmpty()) {
            if (model.evaluation().get().isEmpty()) {
                columns = List.of();
                numbers.getChildren().setAll(Sections.muted("Open a sample to see its numbers"));
            }
            return;
        }
        Evaluation evaluation = answer.get();
        int term = model.term().get();
        value.setText(Figures.of(evaluation.terms().get(term).value()));
        List<String> wanted = LossAccount.columns(evaluation.terms().get(term).term().loss());
        if (!wanted.equals(columns)) {
            columns = wanted;
            table = new NumberTable("about-numbers", columns);
            numbers.getChildren().setAll(table);
        }
        List<List<String>> rows = LossAccount.numbers(evaluation, term);
        table.show(IntStream.range(0, rows.size()).mapToObj(c -> new NumberTable.Row(
                evaluation.request().batch().classes().name(c), rows.get(c), LossAccount.LEGEND)).toList());
    }

    /** While an answer is on its way the numbers are of another loss. */
    private boolean isOfWhatIsShown(Evaluation evaluation) {
        int term = model.term().get();
        return term < evaluation.terms().size()
                && shown.map(loss -> loss.getClass() == evaluation.terms().get(term).term().loss().getClass())
                        .orElse(false);
    }
}
