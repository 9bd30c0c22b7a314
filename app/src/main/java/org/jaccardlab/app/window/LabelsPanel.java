package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.chooser.Titles;
import org.jaccardlab.app.window.control.ParameterRows;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Places;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.objective.Merge;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.sample.Sample;

/** The labels a target starts from: one ground truth, several annotators, or what a teacher is sure of. */
final class LabelsPanel extends VBox {

    /** What a person can start from. */
    private enum Kind {
        ONE("One ground truth"), ANNOTATORS("Several annotators"), PSEUDO("Pseudo-labels of a teacher");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        static Kind of(LabelBase base) {
            return switch (base) {
                case LabelBase.GroundTruth truth -> ONE;
                case LabelBase.Annotators annotators -> ANNOTATORS;
                case LabelBase.PseudoLabels pseudo -> PSEUDO;
            };
        }
    }

    private final WorkbenchModel model;
    private final Places places;
    private final ComboBox<Kind> kinds = new ComboBox<>();
    private final VBox kindField = Sections.labelled("Labels from", kinds);
    private final MenuButton annotators = new MenuButton("Annotators");
    private final ComboBox<String> teachers = new ComboBox<>();
    private final VBox annotatorPart = new VBox(annotators);
    private final VBox pseudoPart = new VBox(Sections.labelled("Teacher", teachers));
    private boolean showing;

    LabelsPanel(WorkbenchModel model, Places places) {
        this.model = model;
        this.places = places;
        kinds.setId("labels-from");
        kinds.setConverter(Titles.of(kind -> kind.title));
        kinds.setMaxWidth(Double.MAX_VALUE);
        kinds.setTooltip(new Tooltip("The ground truth chosen under Data, several merged, or a teacher's prediction"));
        kinds.setOnAction(event -> {
            Kind chosen = kinds.getValue();
            if (!showing && chosen != null && chosen != Kind.of(present().base())) {
                sample().ifPresent(sample -> change("labels from: " + chosen.title, base(chosen, sample)));
            }
        });
        annotators.setId("annotators");
        annotators.setMaxWidth(Double.MAX_VALUE);
        annotators.setTooltip(new Tooltip("Which ground truths are merged"));
        annotatorPart.getChildren().addAll(ParameterRows.of(model,
                places.base(new LabelBase.Annotators(List.of(""), Merge.MEAN))));
        teachers.setId("pseudo-teacher");
        teachers.setMaxWidth(Double.MAX_VALUE);
        teachers.setTooltip(new Tooltip("The prediction whose confident pixels become labels"));
        teachers.setOnAction(event -> {
            String chosen = teachers.getValue();
            if (!showing && chosen != null && present().base() instanceof LabelBase.PseudoLabels pseudo) {
                change("teacher: " + chosen, new LabelBase.PseudoLabels(pseudo.source(), chosen, pseudo.temperature(),
                        pseudo.threshold(), pseudo.hard()));
            }
        });
        pseudoPart.getChildren().addAll(ParameterRows.of(model, places.base(usual("", ""))));
        for (VBox part : List.of(annotatorPart, pseudoPart)) {
            part.getStyleClass().add("parameters");
        }
        getStyleClass().add("panel-part");
        getChildren().setAll(kindField, annotatorPart, pseudoPart);
        model.follow(this::present, this::show);
        show();
    }

    private static LabelBase.PseudoLabels usual(String source, String teacher) {
        return new LabelBase.PseudoLabels(source, teacher, 1, LabelBase.PseudoLabels.USUAL_THRESHOLD, true);
    }

    private TargetRecipe present() {
        return model.settings().objective().target(model.term().get());
    }

    private Optional<Sample> sample() {
        return model.batch().get().map(batch -> batch.sample(0));
    }

    private void change(String name, LabelBase base) {
        model.changeTarget(name, places.isAlone(), recipe -> recipe.withBase(base));
        show();
    }

    private LabelBase base(Kind kind, Sample sample) {
        String source = present().groundTruth(sample).name();
        return switch (kind) {
            case ONE -> new LabelBase.GroundTruth(source);
            case ANNOTATORS -> new LabelBase.Annotators(hard(sample), Merge.MEAN);
            case PSEUDO -> usual(source, sample.predictions().getLast().name());
        };
    }

    /** Annotators draw maps; a ground truth that is soft already is somebody's merger of them. */
    private static List<String> hard(Sample sample) {
        return sample.targets().stream().filter(LabelSource.Hard.class::isInstance).map(LabelSource::name).toList();
    }

    private void show() {
        List<Kind> offered = new ArrayList<>(List.of(Kind.ONE));
        sample().ifPresent(sample -> {
            if (hard(sample).size() > 1) {
                offered.add(Kind.ANNOTATORS);
            }
            if (!sample.predictions().isEmpty()) {
                offered.add(Kind.PSEUDO);
            }
        });
        LabelBase base = present().base();
        showing = true;
        if (!kinds.getItems().equals(offered)) {
            kinds.setValue(null);
            kinds.getItems().setAll(offered);
        }
        kinds.setValue(Kind.of(base));
        if (base instanceof LabelBase.PseudoLabels pseudo) {
            teachers.getItems().setAll(sample().map(sample -> sample.predictions().stream()
                    .map(prediction -> prediction.name()).toList()).orElse(List.of()));
            teachers.setValue(pseudo.teacher());
        }
        if (base instanceof LabelBase.Annotators merged) {
            offerAnnotators(merged);
        }
        showing = false;
        Sections.show(this, offered.size() > 1);
        Sections.show(annotatorPart, base instanceof LabelBase.Annotators);
        Sections.show(pseudoPart, base instanceof LabelBase.PseudoLabels);
    }

    private void offerAnnotators(LabelBase.Annotators merged) {
        annotators.setText(merged.names().size() + " annotators");
        List<String> names = sample().map(LabelsPanel::hard).orElse(List.of());
        if (annotators.isShowing()) {
            return;
        }
        annotators.getItems().setAll(names.stream().map(name -> {
            CheckBox tick = new CheckBox(name);
            tick.setMnemonicParsing(false);
            tick.setSelected(merged.names().contains(name));
            tick.setOnAction(event -> retick());
            return new CustomMenuItem(tick, false);
        }).toList());
    }

    private void retick() {
        List<String> ticked = annotators.getItems().stream()
                .map(item -> (CheckBox) ((CustomMenuItem) item).getContent())
                .filter(CheckBox::isSelected).map(CheckBox::getText).toList();
        if (present().base() instanceof LabelBase.Annotators merged && !ticked.isEmpty()) {
            change("annotators: " + String.join(", ", ticked), new LabelBase.Annotators(ticked, merged.merge()));
        }
    }
}
