package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.chooser.Titles;
import org.jaccardlab.app.window.control.ParameterRows;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Places;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.TeacherMix;

/** How the selected term's target is made: labels, a smoothing of them, a teacher mixed in. */
final class TargetPanel extends VBox {

    private static final List<Smoothing> SMOOTHINGS = List.of(Smoothing.NONE, new Smoothing.Boundary(),
            new Smoothing.Gaussian(2));
    private static final String NO_TEACHER = "None";
    private static final TeacherMix USUAL_MIX = new TeacherMix("", 1, 0.5);

    private final WorkbenchModel model;
    private final Places places;
    private final ComboBox<Smoothing> smoothings = new ComboBox<>();
    private final VBox smoothingRows = new VBox();
    private final ComboBox<String> teachers = new ComboBox<>();
    private final VBox teacherField = Sections.labelled("Teacher mixed in", teachers);
    private final VBox teacherRows = new VBox();
    private final CheckBox alone = new CheckBox("For this term only");
    private Class<?> shownSmoothing = Void.class;
    private boolean showing;

    TargetPanel(WorkbenchModel model, Places places) {
        this.model = model;
        this.places = places;
        smoothings.setId("smoothing");
        smoothings.setConverter(Titles.of(Smoothing::title));
        smoothings.getItems().setAll(SMOOTHINGS);
        smoothings.setMaxWidth(Double.MAX_VALUE);
        smoothings.setTooltip(new Tooltip("What makes the labels soft"));
        smoothings.setOnAction(event -> {
            Smoothing chosen = smoothings.getValue();
            if (!showing && chosen != null && chosen.getClass() != present().smoothing().getClass()) {
                change("smoothing: " + chosen.title(), recipe -> recipe.withSmoothing(chosen));
            }
        });
        smoothingRows.getStyleClass().add("parameters");
        teachers.setId("teacher");
        teachers.setMaxWidth(Double.MAX_VALUE);
        teachers.setTooltip(new Tooltip("Another prediction whose probabilities are mixed into the label"));
        teachers.setOnAction(event -> {
            String chosen = teachers.getValue();
            if (!showing && chosen != null) {
                change("teacher: " + chosen, recipe -> taught(recipe, chosen));
            }
        });
        teacherRows.getStyleClass().add("parameters");
        teacherRows.getChildren().setAll(ParameterRows.of(model, places.teacher(USUAL_MIX)));
        alone.setId("target-alone");
        alone.setTooltip(new Tooltip("Otherwise terms that have the same target change together"));
        alone.setOnAction(event -> places.setAlone(alone.isSelected()));
        Button change = new Button("Show what it changed");
        change.setId("show-change");
        change.setTooltip(new Tooltip("Target minus ground truth, in the last pane on screen"));
        change.setOnAction(event -> showChange());
        getChildren().setAll(Sections.titled("Target", new LabelsPanel(model, places),
                Sections.labelled("Smoothing", smoothings), smoothingRows, teacherField, teacherRows, alone, change));
        model.follow(() -> List.of(present(), shared(model.settings().objective()),
                model.settings().objective().derivation()), this::show);
        show();
    }

    private TargetRecipe present() {
        return model.settings().objective().target(model.term().get());
    }

    private void change(String name, UnaryOperator<TargetRecipe> change) {
        model.changeTarget(name, places.isAlone(), change);
        show();
    }

    private static TargetRecipe taught(TargetRecipe recipe, String teacher) {
        TeacherMix mix = recipe.teacher().orElse(USUAL_MIX);
        return teacher.equals(NO_TEACHER)
                ? recipe.withoutTeacher()
                : recipe.withTeacher(new TeacherMix(teacher, mix.temperature(), mix.weight()));
    }

    private void showChange() {
        int pane = model.snapshot().get().visiblePanes() - 1;
        model.changePane("what the target changed", pane, shown -> shown.withQuantity(Quantity.TARGET_CHANGE,
                shown.cls() == FieldKey.TOTAL ? 0 : shown.cls()));
    }

    private void show() {
        Objective objective = model.settings().objective();
        TargetRecipe recipe = present();
        showing = true;
        smoothings.setValue(kind(recipe.smoothing()));
        List<String> predictions = model.batch().get().map(batch -> batch.sample(0).predictions().stream()
                .map(prediction -> prediction.name()).toList()).orElse(List.of());
        List<String> offered = new ArrayList<>(List.of(NO_TEACHER));
        offered.addAll(predictions);
        if (!teachers.getItems().equals(offered)) {
            teachers.setValue(null);
            teachers.getItems().setAll(offered);
        }
        teachers.setValue(recipe.teacher().map(TeacherMix::name).orElse(NO_TEACHER));
        showing = false;
        Sections.show(teacherField, !predictions.isEmpty());
        Sections.show(teacherRows, recipe.teacher().isPresent());
        Sections.show(alone, objective.derivation().isEmpty() && shared(objective));
        if (recipe.smoothing().getClass() != shownSmoothing) {
            shownSmoothing = recipe.smoothing().getClass();
            smoothingRows.getChildren()
                    .setAll(ParameterRows.of(model, places.smoothing(kind(recipe.smoothing()))));
        }
    }

    private static Smoothing kind(Smoothing smoothing) {
        return SMOOTHINGS.stream().filter(each -> each.getClass() == smoothing.getClass()).findFirst().orElseThrow();
    }

    /** Whether another term has the target of the selected one. */
    private boolean shared(Objective objective) {
        TargetRecipe recipe = present();
        return IntStream.range(0, objective.terms().size())
                .anyMatch(i -> i != model.term().get() && objective.terms().get(i).target().equals(recipe));
    }
}
