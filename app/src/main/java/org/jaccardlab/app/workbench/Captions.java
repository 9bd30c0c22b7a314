package org.jaccardlab.app.workbench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jaccardlab.comparison.Agreement;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.metric.Metrics;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Origin;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.preset.Presets;
import org.jaccardlab.sample.ClassTable;

/** Settings and quantities in words, the same on screen, in exports and on the command line. */
public final class Captions {

    private Captions() {
    }

    /** "JML1 (smooth 0.001), temperature 2, epsilon 0.1". */
    public static String objective(Settings settings) {
        Objective objective = settings.objective();
        if (objective.origin().isPresent()) {
            return derived(objective.origin().get(), objective);
        }
        return objective.terms().stream().map(term -> term(term, objective.terms().size() > 1, settings))
                .collect(Collectors.joining(" + "));
    }

    /** "MONAI DiceLoss (jaccard yes), epsilon 0.1": of its parameters only those that are not the library's own. */
    private static String derived(Origin origin, Objective objective) {
        Record standard = Presets.standard((Preset) origin).asRecord();
        String changed = Parameters.of((Record) origin).stream()
                .filter(p -> !p.text().equals(Parameters.of(standard, p.name()).text()))
                .map(p -> p.name() + " " + (p.text().isEmpty() ? "not set" : p.text()))
                .collect(Collectors.joining(", "));
        String target = objective.target(0).words();
        return origin.title() + (changed.isEmpty() ? "" : " (" + changed + ")")
                + (target.isEmpty() ? "" : ", " + target);
    }

    private static String term(Term term, boolean weighted, Settings settings) {
        String parameters = Parameters.describe(term.loss().asRecord());
        StringBuilder words = new StringBuilder();
        if (weighted) {
            words.append(Parameters.number(term.weight())).append(" × ");
        }
        words.append(term.loss().title());
        if (!parameters.isEmpty()) {
            words.append(" (").append(parameters).append(')');
        }
        if (term.temperature() != 1 && settings.hasLogits(term)) {
            words.append(", temperature ").append(Parameters.number(term.temperature()));
        }
        if (!term.target().words().isEmpty()) {
            words.append(", ").append(term.target().words());
        }
        term.auxiliary().ifPresent(auxiliary -> words.append(" of ").append(auxiliary));
        if (term.activation() == Activation.SIGMOID) {
            words.append(", sigmoid");
        }
        appendReduction(term.reduction(), words);
        return words.toString();
    }

    /** Only what differs from the mean over present classes of the whole batch. */
    private static void appendReduction(Reduction reduction, StringBuilder words) {
        if (reduction.active().classes() == ActiveClasses.ALL) {
            words.append(", absent classes too");
        }
        if (reduction.dataset() != 1 || reduction.image() != 0 || reduction.classwise() != 0) {
            words.append(", D ").append(Parameters.number(reduction.dataset())).append(" I ")
                    .append(Parameters.number(reduction.image())).append(" C ")
                    .append(Parameters.number(reduction.classwise()));
        }
    }

    /** "Loss share, all classes" or "Probability x, glacier". */
    public static String quantity(Quantity quantity, int cls, Evaluation evaluation) {
        String title = quantity(quantity, evaluation);
        if (!quantity.isScalar()) {
            return title;
        }
        ClassTable classes = evaluation.request().batch().classes();
        return title + ", " + (cls == FieldKey.TOTAL ? "all classes" : classes.name(cls));
    }

    /** What one side of a comparison is: objective, prediction, ground truth. */
    public static String side(Snapshot snapshot, Side side) {
        Settings settings = snapshot.settings(side);
        return objective(settings) + "; " + settings.prediction().title() + " against "
                + settings.objective().first().target().base().title();
    }

    /** What a pane shows, with the side it is of: "A − B: Loss share, all classes"; without a comparison no side. */
    public static String pane(PaneSettings pane, Answers answers) {
        if (answers.pair().isEmpty() || pane.quantity() == Quantity.IMAGE) {
            return quantity(pane.quantity(), pane.cls(), answers.a());
        }
        if (pane.quantity().comparesTwo()) {
            boolean byLogit = answers.agreement().map(agreement -> agreement.by() == Quantity.GRADIENT_LOGIT)
                    .orElse(true);
            return "A, B: " + pane.quantity().title() + (byLogit ? "" : " w.r.t. x");
        }
        Evaluation named = pane.side() == PaneSide.B ? answers.evaluation(Side.B) : answers.a();
        return pane.side().letters() + ": " + quantity(pane.shownQuantity(answers), pane.cls(), named);
    }

    /** Everything needed to make the panes' pictures again, of the sides that they show. */
    public static String figure(List<PaneSettings> panes, Answers answers) {
        if (answers.pair().isEmpty()) {
            return figure(answers.a());
        }
        boolean agreement = panes.stream().anyMatch(pane -> pane.quantity().comparesTwo());
        List<Side> sides = Arrays.stream(Side.values()).filter(side -> agreement
                || panes.stream().anyMatch(pane -> pane.side().sides().contains(side))).toList();
        String words = sides.stream().map(side -> side + ": " + figure(answers.evaluation(side)))
                .collect(Collectors.joining(" "));
        return agreement
                ? words + answers.agreement().map(found -> " " + agreement(found)).orElse("")
                : words;
    }

    /** "Cosine of the gradients 0.831; 4.2 % of the pixels pushed in opposite directions." */
    private static String agreement(Agreement agreement) {
        return "Cosine of the gradients " + Figures.ofCosine(agreement.cosine()) + "; "
                + Figures.ofPercent(agreement.opposedPart()) + " of the pixels pushed in opposite directions.";
    }

    /** The quantity as it really is for this prediction: without logits a gradient is by probability. */
    public static String quantity(Quantity quantity, Evaluation evaluation) {
        Settings settings = evaluation.request().settings();
        return quantity.availableFor(settings.prediction()).title(settings, evaluation.request().sample());
    }

    /** What a label of a class map is called. A table of one class has two labels: its absence and itself. */
    static String label(ClassTable classes, int label) {
        if (classes.count() > 1) {
            return classes.name(label);
        }
        return label == 0 ? "background" : classes.name(0);
    }

    /** What the metrics were measured against. */
    public static String against(Metrics metrics) {
        return "against " + (metrics.againstSoft() && !metrics.sigmoid() ? "the arg max of " : "") + metrics.against();
    }

    /** Everything needed to make the picture again: loss, prediction, ground truth, value. */
    public static String figure(Evaluation evaluation) {
        Settings settings = evaluation.request().settings();
        String floor = settings.floor() == Settings.DEFAULT_FLOOR
                ? ""
                : " Floor " + Parameters.number(settings.floor()) + ".";
        return objective(settings) + " = " + Figures.of(evaluation.loss()) + ". Prediction: "
                + settings.prediction().title() + ". Ground truth: "
                + settings.objective().first().target().base().title() + ". "
                + evaluation.request().sample().name() + "." + floor;
    }
}
