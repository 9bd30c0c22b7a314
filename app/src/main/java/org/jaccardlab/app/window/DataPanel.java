package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.chooser.Titles;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;

/** Chooses what is compared with what: the image of the batch, the ground truth, the prediction. */
final class DataPanel extends VBox {

    private final WorkbenchModel model;
    private final ComboBox<Sample> members = new ComboBox<>();
    private final VBox membersField = Sections.labelled("Image", members);
    private final ComboBox<LabelSource> targets = new ComboBox<>();
    private final ComboBox<PredictionChoice> predictions = new ComboBox<>();
    /** Empty for the ground truth, whichever it is. */
    private final ComboBox<Optional<String>> references = new ComboBox<>();
    private final VBox referenceField = Sections.labelled("Metrics against", references);
    private final Label facts = Sections.muted("");
    private boolean showing;

    DataPanel(WorkbenchModel model, Runnable add) {
        this.model = model;
        for (ComboBox<?> chooser : List.of(members, targets, predictions, references)) {
            chooser.setMaxWidth(Double.MAX_VALUE);
        }
        members.setId("member");
        members.setConverter(Titles.of(Sample::name));
        targets.setId("target");
        targets.setConverter(Titles.of(LabelSource::name));
        predictions.setId("prediction");
        predictions.setConverter(Titles.of(PredictionChoice::title));
        predictions.setTooltip(new Tooltip("What is held against the ground truth (E: exactly the target, and back)"));
        references.setId("reference");
        references.setConverter(Titles.of(DataPanel::title));
        references.setTooltip(new Tooltip(
                "What metrics are measured against, whatever the loss is given; automatic: the ground truth, never smoothed"));
        getChildren().setAll(Sections.titled("Data", membersField, new BatchButtons(model, add),
                Sections.labelled("Ground truth", targets),
                Sections.labelled("Prediction", predictions), referenceField, facts));

        showMembers(0);
        members.setOnAction(event -> {
            if (!showing && members.getValue() != null) {
                model.showMember(members.getSelectionModel().getSelectedIndex());
            }
        });
        targets.setOnAction(event -> {
            LabelSource chosen = targets.getValue();
            if (!showing && chosen != null) {
                model.changeTargets("ground truth: " + chosen.name(), recipe -> recipe.of(chosen.name()));
            }
        });
        predictions.setOnAction(event -> {
            PredictionChoice chosen = predictions.getValue();
            if (!showing && chosen != null) {
                model.change("prediction: " + chosen.title(), settings -> settings.withPrediction(chosen));
            }
        });
        references.setOnAction(event -> {
            Optional<String> chosen = references.getValue();
            if (!showing && chosen != null) {
                model.change("reference: " + title(chosen), settings -> settings
                        .withMeasuring(measuring -> measuring.withReference(chosen)));
            }
        });
        model.batch().subscribe(batch -> batch.ifPresent(this::offer));
        model.member().subscribe(this::showChosen);
        model.follow(() -> List.of(model.settings().prediction(), model.settings().measuring(),
                model.settings().objective().first().target()), this::showChosen);
    }

    private void offer(Batch batch) {
        showing = true;
        // A value that outlives its list stays chosen, but is not drawn.
        List.of(members, targets, predictions, references).forEach(chooser -> chooser.setValue(null));
        members.getItems().setAll(batch.samples());
        showMembers(batch.size());
        targets.getItems().setAll(batch.sample(0).targets());
        List<PredictionChoice> choices = new ArrayList<>();
        batch.sample(0).predictions().forEach(file -> choices.add(new PredictionChoice.File(file.name())));
        choices.add(new PredictionChoice.ExactlyTheTarget());
        choices.add(new PredictionChoice.HardLabel());
        predictions.getItems().setAll(choices);
        boolean several = batch.sample(0).targets().size() > 1;
        referenceField.setVisible(several);
        referenceField.setManaged(several);
        references.getItems().setAll(Stream.concat(Stream.of(Optional.<String>empty()),
                batch.sample(0).targets().stream().map(target -> Optional.of(target.name()))).toList());
        showing = false;
        showChosen();
    }

    /** One image alone is no choice. */
    private void showMembers(int images) {
        membersField.setVisible(images > 1);
        membersField.setManaged(images > 1);
    }

    private void showChosen() {
        model.batch().get().ifPresent(batch -> {
            showing = true;
            Sample sample = batch.sample(model.member().get());
            Settings settings = model.settings();
            members.getSelectionModel().select(model.member().get());
            targets.setValue(Settings.source(batch.sample(0), settings.objective().first()));
            predictions.setValue(settings.prediction());
            references.setValue(settings.measuring().reference());
            facts.setText(facts(sample, settings));
            showing = false;
        });
    }

    private static String title(Optional<String> reference) {
        return reference.orElse("Automatic");
    }

    private static String facts(Sample sample, Settings settings) {
        String size = sample.name() + ": " + sample.classes().count()
                + (sample.classes().count() == 1 ? " class, " : " classes, ")
                + sample.size();
        String prediction = settings.predictionFile(sample).map(DataPanel::kind)
                .orElse("made from the target, without logits: temperature has no effect");
        long ignored = sample.size().pixels()
                - Settings.source(sample, settings.objective().first()).kept().count();
        return size + "; prediction " + prediction + (ignored == 0 ? "" : "; " + ignored + " pixels ignored");
    }

    private static String kind(Prediction prediction) {
        String precision = prediction.values().precision() == Precision.FLOAT16 ? " held as float16" : "";
        if (prediction.classes() == 1) {
            return (prediction.kind() == PredictionKind.LOGITS ? "logits of a sigmoid" : "probabilities of one channel")
                    + precision;
        }
        return (prediction.kind() == PredictionKind.LOGITS ? "logits" : "probabilities") + precision;
    }
}
