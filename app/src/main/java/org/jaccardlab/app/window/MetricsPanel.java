package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.window.control.NumberRow;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.app.workbench.Figures;
import org.jaccardlab.app.workbench.Measured;
import org.jaccardlab.app.workbench.Places;
import org.jaccardlab.app.workbench.Tuning;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.metric.Calibration;
import org.jaccardlab.metric.Levels;
import org.jaccardlab.metric.Metrics;

/** How good the prediction is, whatever the loss says: against the reference label, never against the target. */
final class MetricsPanel extends VBox {

    private static final String LEAVES_OUT = "; a dash: not defined, no class that could be counted occurs";
    private static final double PER_CENT = 100;
    private static final double PER_MILLE = 1000;

    private final Label against = Sections.muted("");
    private final NumberTable scores = new NumberTable("scores", List.of("D", "I", "C"));
    private final Staleness staleness = new Staleness(scores);
    private final NumberRow worst;
    private final NumberRow threshold;
    private final WorkbenchModel model;
    private Optional<Metrics> shown = Optional.empty();

    MetricsPanel(WorkbenchModel model, Places places) {
        this.model = model;
        against.setId("against");
        worst = NumberRow.typed(new Tuning(model, places.measuring(), "worst"));
        threshold = NumberRow.typed(new Tuning(model, places.measuring(), "threshold"));
        getChildren().setAll(Sections.titled("Metrics", against, scores,
                NumberRow.typed(new Tuning(model, places.measuring(), "bins")), worst, threshold));
        model.measured().subscribe(this::show);
        model.batch().subscribe(() -> show(model.measured().get()));
    }

    private void show(Optional<Measured> newest) {
        boolean several = model.batch().get().map(batch -> batch.size() > 1).orElse(false);
        Optional<Metrics> metrics = newest.map(Measured::metrics);
        Sections.show(worst, several);
        Sections.show(threshold, metrics.map(Metrics::sigmoid).orElse(false));
        against.setText(metrics.map(Captions::against).orElse(""));
        if (!metrics.equals(shown)) {
            shown = metrics;
            scores.show(metrics.map(found -> rows(found, several)).orElse(List.of()));
        }
        staleness.show(newest);
    }

    private static List<NumberTable.Row> rows(Metrics metrics, boolean several) {
        List<NumberTable.Row> rows = new ArrayList<>();
        String what = metrics.sigmoid() ? "questions, one a pixel and class, that are" : "pixels whose class is";
        rows.add(pooled("Pixel acc.", Figures.ofPart(metrics.accuracy()), "part of the " + what + " right"));
        rows.add(levels("Mean acc.", metrics.classAccuracy(), "how much of every class is found (its recall)"));
        rows.add(levels("IoU", metrics.iou(), "intersection over union"));
        rows.add(levels("Dice", metrics.dice(), "twice the intersection over both sizes"));
        metrics.soft().ifPresent(soft -> {
            rows.add(levels("Soft IoU", soft.iou(), "1 − JML1 with the weights of the soft reference"));
            rows.add(levels("Soft Dice", soft.dice(), "1 − DML1 with the weights of the soft reference"));
        });
        if (several) {
            String q = metrics.measuring().worst() + " %";
            rows.add(worst("IoU " + q, metrics.iou().worstImages(), metrics.iou().worstOfClasses(),
                    "the mean of the worst " + q + " of the images, at least one; C: of every class's images"));
            rows.add(worst("IoU q-bar", metrics.iou().imagesBar(), metrics.iou().classesBar(),
                    "the mean over the worst 10, 20, …, 100 %"));
        }
        rows.add(calibration("ECE %", metrics.calibration(), PER_CENT,
                "expected calibration error in per cent: the largest probability against how often it is right"));
        rows.add(calibration("CCE ‰", metrics.classwise(), PER_MILLE,
                "classwise calibration error in per mille, the usual form: every class's probability against how often "
                        + "the label is that class"));
        rows.add(calibration("CCE′ ‰", metrics.classwiseOfWinners(), PER_MILLE,
                "as the JDTLosses repository has it: a hit only where the arg max is right as well, so that even perfect "
                        + "calibration scores badly"));
        String mean = metrics.sigmoid() ? "mean over pixels and classes" : "mean over pixels";
        rows.add(pooled("NLL", Figures.of(metrics.nll()),
                "−ln of the probability of the reference class, " + mean));
        rows.add(pooled("Brier", Figures.ofPart(metrics.brier()),
                "squared distance from the hard reference, " + mean));
        metrics.soft().ifPresent(soft -> {
            rows.add(pooled("Soft Brier", Figures.ofPart(soft.brier()),
                    "squared distance from the weights of the soft reference, " + mean));
            rows.add(pooled("KL", Figures.of(soft.divergence()),
                    "divergence of the prediction from the soft reference in nats, " + mean));
        });
        return rows;
    }

    private static NumberTable.Row levels(String name, Levels levels, String help) {
        return new NumberTable.Row(name, List.of(Figures.ofPart(levels.dataset()), Figures.ofPart(levels.image()),
                Figures.ofPart(levels.classwise())),
                help
                        + ". D: mean over classes of all images together, I: over images, C: over every class's images"
                        + LEAVES_OUT);
    }

    private static NumberTable.Row worst(String name, OptionalDouble images, OptionalDouble classes, String help) {
        return new NumberTable.Row(name, List.of("", Figures.ofPart(images), Figures.ofPart(classes)),
                help + LEAVES_OUT);
    }

    private static NumberTable.Row calibration(String name, Calibration error, double unit, String help) {
        return new NumberTable.Row(name, List.of(scaled(error.dataset(), unit), scaled(error.image(), unit), ""), help);
    }

    private static NumberTable.Row pooled(String name, String number, String help) {
        return new NumberTable.Row(name, List.of(number, "", ""), help);
    }

    private static String scaled(OptionalDouble value, double unit) {
        return Figures.of(value.stream().map(part -> unit * part).findFirst());
    }
}
