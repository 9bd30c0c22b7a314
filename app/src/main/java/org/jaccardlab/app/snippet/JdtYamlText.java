package org.jaccardlab.app.snippet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Dml1;
import org.jaccardlab.loss.FocalTversky;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.Tversky;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.preset.JdtLoss;
import org.jaccardlab.preset.JdtSegmentorLoss;
import org.jaccardlab.preset.Preset;

/** The loss on screen as a loss configuration of JDTLosses. What that cannot say stands above it in comments. */
public final class JdtYamlText {

    private final Subject subject;
    private final List<String> unsaid = new ArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();

    private JdtYamlText(Subject subject) {
        this.subject = subject;
    }

    public static String of(Subject subject) {
        return new JdtYamlText(subject).text();
    }

    private String text() {
        Optional<Preset> preset = subject.settings().objective().origin().map(Preset.class::cast);
        if (preset.isPresent() && preset.get() instanceof JdtSegmentorLoss segmentor) {
            segmentor(segmentor);
        } else if (preset.isPresent() && preset.get() instanceof JdtLoss jdt) {
            weights(0, 1);
            parameters(jdt);
            target(subject.settings().objective().target(0));
        } else {
            terms(subject.settings().objective());
        }
        StringBuilder text = new StringBuilder();
        unsaid.forEach(each -> text.append("# Not said here: ").append(each).append('\n'));
        text.append("# configs/losses\n");
        values.forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
        if (!labels.isEmpty()) {
            text.append("\n# configs/labels, a file of its own\n");
            labels.forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
        }
        return text.toString();
    }

    private void weights(double crossEntropy, double region) {
        values.put("main_weight", "1.0");
        values.put("aux_weight", "0.0");
        values.put("ce_weight", real(crossEntropy));
        values.put("jdt_weight", real(region));
    }

    private void segmentor(JdtSegmentorLoss preset) {
        parameters(preset);
        List.of("kind", "aux", "epsilon", "k", "T", "label_weight", "teacher_weight", "kde").forEach(values::remove);
        switch (preset.kind()) {
            case HARD -> {
                // The labels as they are.
            }
            case LS -> {
                labels.put("LS", "True");
                labels.put("epsilon", real(preset.epsilon()));
                labels.put("k", String.valueOf(preset.k()));
            }
            case MR -> labels.put("MR", "True");
            case KD -> {
                labels.put("KD", "True");
                labels.put("T", real(preset.temperature()));
                labels.put("label_weight", real(preset.labelWeight()));
                labels.put("teacher_weight", real(preset.teacherWeight()));
                labels.put("kde", preset.kde() ? "True" : "False");
            }
        }
    }

    private void parameters(Preset preset) {
        if (Parameters.has(preset.asRecord(), "norm") && Parameters.number(preset.asRecord(), "norm").number() != 1) {
            unsaid.add("the norm, which JDTLosses takes from nowhere but its code.");
        }
        if (Parameters.of(preset.asRecord(), "log_loss") instanceof Parameter.Flag log && log.value()) {
            unsaid.add("log_loss, which JDTLosses takes from nowhere but its code.");
        }
        for (Parameter parameter : Parameters.of(preset.asRecord())) {
            if (!parameter.name().equals("norm") && !parameter.name().equals("log_loss")) {
                values.put(parameter.name(), yaml(parameter));
            }
        }
    }

    private static String yaml(Parameter parameter) {
        return switch (parameter) {
            case Parameter.Numeric number when !number.whole() && number.value().isPresent() ->
                real(number.value().getAsDouble());
            case Parameter.Numeric number -> Values.typed(number);
            case Parameter.Flag flag -> flag.value() ? "True" : "False";
            case Parameter.Choice choice -> Values.quoted(choice.text());
            default -> Values.python(parameter).replace("None", "null");
        };
    }

    private static String real(double value) {
        String text = Values.number(value);
        return text.matches("-?\\d+") ? text + ".0" : text;
    }

    private void terms(Objective objective) {
        Optional<Term> region = objective.terms().stream().filter(term -> family(term.loss()).isPresent()).findFirst();
        Optional<Term> pixelwise = objective.terms().stream().filter(term -> term.loss() instanceof CrossEntropy)
                .findFirst();
        weights(pixelwise.map(Term::weight).orElse(0.0), region.map(Term::weight).orElse(0.0));
        for (Term term : objective.terms()) {
            if (term != region.orElse(null) && term != pixelwise.orElse(null)) {
                unsaid.add("the term " + term.loss().title() + ", which JDTLosses does not have beside the others.");
            }
            if (term.temperature() != 1) {
                unsaid.add("the temperature " + Values.number(term.temperature()) + " of the prediction.");
            }
            if (term.activation() != Activation.SOFTMAX) {
                unsaid.add("that every class is a sigmoid of its own.");
            }
            if (term.auxiliary().isPresent()) {
                unsaid.add("that " + term.loss().title() + " sees another prediction.");
            }
        }
        JdtLoss standard = region.flatMap(term -> family(term.loss())).orElseGet(JdtLoss::new);
        Reduction reduction = region.map(Term::reduction).orElse(Reduction.STANDARD);
        if (!reduction.active().only().isEmpty()
                || reduction.divisor() != Reduction.ClassDivisor.ACTIVE_CLASSES) {
            unsaid.add("which classes count, and what their sum is divided by.");
        }
        String active = reduction.active().classes().name();
        if (region.isPresent() && reduction.active().classes() == ActiveClasses.PRESENT
                && !reduction.active().bySmoothedTarget() && !objective.target(0).smoothing().isNone()) {
            unsaid.add("that the ground truth decides which classes are present: there the smoothed label does.");
        }
        parameters(new JdtLoss(standard.label(), reduction.dataset(), reduction.image(), reduction.classwise(),
                standard.alpha(), standard.beta(), standard.gamma(), standard.smooth(), reduction.active().threshold(),
                standard.norm(), standard.logLoss(), null,
                reduction.classWeights().isEmpty() ? null : reduction.classWeights(), active, active));
        target(objective.target(0));
    }

    /** The loss as a member of the family that JDTLosses computes; empty if it is none. */
    private static Optional<JdtLoss> family(Loss loss) {
        return switch (loss) {
            case Jml1 jml -> Optional.of(member(1, 1, 1, jml.smooth(), 1, false));
            case Dml1 dml -> Optional.of(member(0.5, 0.5, 1, dml.smooth(), 1, false));
            case Tversky tversky -> Optional.of(
                    member(tversky.alpha(), tversky.beta(), 1, tversky.smooth(), 1, false));
            case FocalTversky focal when focal.smoothNumerator() == focal.smoothDenominator()
                    && focal.convention() == FocalTversky.Convention.POWER && focal.gamma() >= 1 ->
                Optional.of(member(focal.alpha(), focal.beta(), focal.gamma(), focal.smoothDenominator(), focal.norm(),
                        focal.log()));
            default -> Optional.empty();
        };
    }

    private static JdtLoss member(double alpha, double beta, double gamma, double smooth, int norm, boolean log) {
        return new JdtLoss("hard", 1, 0, 0, alpha, beta, gamma, smooth, 0.01, norm, log, null, null, "PRESENT", "ALL");
    }

    private void target(TargetRecipe target) {
        switch (target.smoothing()) {
            case Smoothing.Boundary boundary when !boundary.isNone() -> {
                labels.put("LS", "True");
                labels.put("epsilon", real(boundary.epsilon()));
                labels.put("k", String.valueOf(boundary.k()));
            }
            case Smoothing smoothing when smoothing.isNone() -> {
                // The labels as they are.
            }
            default -> unsaid.add("the smoothing of the labels, " + target.smoothing().words() + ".");
        }
        if (target.teacher().isPresent()) {
            unsaid.add("that a teacher is mixed into the label: JDTLosses mixes losses (KD).");
        }
    }
}
