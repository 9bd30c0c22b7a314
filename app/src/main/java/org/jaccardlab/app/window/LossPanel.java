package org.jaccardlab.app.window;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;

/** Chooses the loss and tunes its parameters; every control comes from the loss's own declaration. */
final class LossPanel extends VBox {

    private final WorkbenchModel model;
    private final ComboBox<Loss> losses = new ComboBox<>();
    private final ComboBox<ActiveClasses> active = new ComboBox<>();
    private final VBox activeField = Sections.labelled("Classes in the mean", active);
    private final Label formula = new Label();
    private final Label about = Sections.muted("");
    private final VBox parameters = new VBox();
    /** Made once for every loss that is looked at. */
    private final Map<Class<?>, List<Node>> rows = new HashMap<>();
    /** How the losses of several images become one: D, I and C. */
    private final VBox mixture = new VBox();
    private Class<?> shownLoss = Void.class;

    LossPanel(WorkbenchModel model) {
        this.model = model;
        losses.setId("loss");
        losses.getItems().setAll(Loss.catalogue());
        losses.setConverter(Titles.of(Loss::title));
        losses.setVisibleRowCount(Loss.catalogue().size());
        losses.setMaxWidth(Double.MAX_VALUE);
        losses.setAccessibleText("Loss");
        formula.getStyleClass().add("formula");
        formula.setWrapText(true);
        formula.setMinHeight(Label.USE_PREF_SIZE);
        active.setId("active-classes");
        active.getItems().setAll(ActiveClasses.values());
        active.setConverter(Titles.of(ActiveClasses::title));
        active.setMaxWidth(Double.MAX_VALUE);
        parameters.getStyleClass().add("parameters");
        mixture.getStyleClass().add("parameters");
        mixture.getChildren().add(Sections.muted("Weights of D, I and C: how the images of the batch count"));
        for (String level : List.of("dataset", "image", "classwise")) {
            mixture.getChildren().add(new ParameterRow(model,
                    settings -> Parameters.number(settings.objective().first().reduction(), level),
                    (settings, value) -> settings.withFirstTerm(
                            term -> term.withReduction(Parameters.with(term.reduction(), level, value))),
                    Parameters.number(Reduction.STANDARD, level).number()));
        }
        getChildren().setAll(Sections.titled("Loss", losses, formula, about, parameters, activeField, mixture));
        model.batch().subscribe(this::show);

        losses.setOnAction(event -> {
            Loss chosen = losses.getValue();
            if (chosen != null && chosen.getClass() != present().getClass()) {
                model.change("loss " + chosen.title(), settings -> settings.withLoss(chosen));
            }
        });
        active.setOnAction(event -> {
            ActiveClasses chosen = active.getValue();
            model.change("classes in the mean: " + chosen.title(),
                    settings -> settings.withFirstTerm(term -> term.withActive(chosen)));
        });
        model.snapshot().subscribe(this::show);
        show();
    }

    private Loss present() {
        return model.settings().objective().first().loss();
    }

    private void show() {
        Term term = model.settings().objective().first();
        Loss loss = term.loss();
        boolean several = model.batch().get().map(batch -> batch.size() > 1).orElse(false);
        boolean levels = several && !(term.loss() instanceof PixelLoss);
        mixture.setVisible(levels);
        mixture.setManaged(levels);
        active.setValue(term.reduction().active().classes());
        if (loss.getClass() == shownLoss) {
            return;
        }
        shownLoss = loss.getClass();
        Loss standard = Loss.withId(loss.id());
        losses.setValue(standard);
        formula.setText(loss.formula());
        about.setText(loss.about());
        boolean overlap = !(loss instanceof PixelLoss);
        activeField.setVisible(overlap);
        activeField.setManaged(overlap);
        parameters.getChildren().setAll(rows.computeIfAbsent(shownLoss, chosen -> rowsOf(standard)));
    }

    private List<Node> rowsOf(Loss standard) {
        return Parameters.of(standard.asRecord()).stream().map(p -> row(standard, p.name())).toList();
    }

    private Node row(Loss standard, String name) {
        return switch (Parameters.of(standard.asRecord(), name)) {
            case Parameter.Flag flag -> new FlagRow(model,
                    settings -> (Parameter.Flag) read(settings, standard, name),
                    (settings, value) -> tuned(settings, name, value));
            case Parameter.Numeric number -> new ParameterRow(model,
                    settings -> (Parameter.Numeric) read(settings, standard, name),
                    (settings, value) -> tuned(settings, name, value), number.number());
            case Parameter.Choice choice -> new Label(choice.name());
            case Parameter.Weights weights -> new Label(weights.name());
            case Parameter.Classes classes -> new Label(classes.name());
        };
    }

    /** While another loss is chosen this row is out of sight and reads its own standard. */
    private static Parameter read(Settings settings, Loss standard, String name) {
        Loss present = settings.objective().first().loss();
        return Parameters.of((present.getClass() == standard.getClass() ? present : standard).asRecord(), name);
    }

    private static Settings tuned(Settings settings, String name, Object value) {
        Loss loss = settings.objective().first().loss();
        return settings.withLoss((Loss) Parameters.with(loss.asRecord(), name, value));
    }
}
