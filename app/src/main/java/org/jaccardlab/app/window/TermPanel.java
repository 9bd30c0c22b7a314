package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.chooser.Titles;
import org.jaccardlab.app.window.control.ParameterRows;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Accounts;
import org.jaccardlab.app.workbench.Places;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.loss.Loss;

/** The selected term: its loss with formula and parameters, its weight in the sum, its reduction. */
final class TermPanel extends VBox {

    private final WorkbenchModel model;
    private final Places places;
    private final ComboBox<Loss> losses = new ComboBox<>();
    private final Label formula = new Label();
    private final Label about = Sections.muted("");
    private final VBox weight = new VBox();
    private final VBox parameters = new VBox();
    /** Made once for every loss that is looked at. */
    private final Map<Class<?>, List<Node>> rows = new HashMap<>();
    private Class<?> shownLoss = Void.class;
    private boolean hard = true;
    private boolean showing;

    TermPanel(WorkbenchModel model, Places places) {
        this.model = model;
        this.places = places;
        losses.setId("loss");
        losses.setConverter(Titles.of(Loss::title));
        losses.setVisibleRowCount(Loss.catalogue().size());
        losses.setMaxWidth(Double.MAX_VALUE);
        losses.setAccessibleText("Loss");
        losses.setTooltip(new Tooltip("The loss of this term"));
        losses.getItems().setAll(Loss.catalogue());
        losses.setCellFactory(made -> new LossCell());
        formula.setId("formula");
        formula.getStyleClass().add("formula");
        formula.setWrapText(true);
        formula.setMinHeight(Label.USE_PREF_SIZE);
        parameters.getStyleClass().add("parameters");
        weight.getChildren().setAll(ParameterRows.of(model, places.term(), Set.of("weight")));
        getStyleClass().add("panel-part");
        getChildren().setAll(losses, formula, about, weight, parameters, new ReductionPanel(model, places));
        losses.setOnAction(event -> {
            Loss chosen = losses.getValue();
            if (!showing && chosen != null && chosen.getClass() != present().getClass()) {
                model.changeTerm("loss " + chosen.title(), term -> term.withLoss(chosen));
            }
        });
        model.follow(() -> List.of(present().getClass(), model.selectedTerm().target(),
                model.settings().objective().derivation(), model.settings().objective().terms().size()), this::show);
        show();
    }

    /** A loss that makes no sense on the target is not hidden but says why. */
    private final class LossCell extends ListCell<Loss> {

        @Override
        protected void updateItem(Loss loss, boolean empty) {
            super.updateItem(loss, empty);
            boolean senseless = !empty && loss != null && reason(loss).isPresent();
            setDisable(senseless);
            setText(empty || loss == null ? null : loss.title() + reason(loss).map(why -> " – " + why).orElse(""));
        }
    }

    private Optional<String> reason(Loss loss) {
        return loss.needsHardTarget() && !hard ? Optional.of("needs a hard target") : Optional.empty();
    }

    private Loss present() {
        return model.selectedTerm().loss();
    }

    private void show() {
        Loss loss = present();
        Sections.show(this, model.settings().objective().derivation().isEmpty());
        Sections.show(weight, model.settings().objective().terms().size() > 1);
        boolean nowHard = model.batch().get()
                .map(batch -> batch.samples().stream().allMatch(model.selectedTerm().target()::isHard)).orElse(true);
        if (nowHard != hard) {
            hard = nowHard;
            // Cells ask anew only when they are made anew.
            losses.setCellFactory(made -> new LossCell());
        }
        if (loss.getClass() == shownLoss) {
            return;
        }
        shownLoss = loss.getClass();
        formula.setText(loss.formula());
        about.setText(loss.about() + " " + Accounts.sharing(loss));
        choose(loss);
        Loss standard = losses.getValue();
        parameters.getChildren()
                .setAll(rows.computeIfAbsent(shownLoss, made -> ParameterRows.of(model, places.loss(standard))));
    }

    /** A loss that only presets are made of joins the list as long as it is there. */
    private void choose(Loss loss) {
        showing = true;
        Optional<Loss> known = Loss.catalogue().stream().filter(each -> each.getClass() == loss.getClass()).findFirst();
        List<Loss> offered = new ArrayList<>(Loss.catalogue());
        if (known.isEmpty()) {
            offered.add(loss);
        }
        if (!losses.getItems().equals(offered)) {
            losses.getItems().setAll(offered);
        }
        losses.setValue(known.orElse(loss));
        showing = false;
    }
}
