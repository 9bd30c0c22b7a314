package org.jaccardlab.app.snippet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jaccardlab.loss.BinaryCrossEntropy;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Focal;
import org.jaccardlab.loss.KullbackLeibler;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.loss.RatioLoss;
import org.jaccardlab.loss.TverskyDialect;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.ActiveRule;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.Polynomial;
import org.jaccardlab.overlap.Ratio;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.sample.Sample;

/**
 * The loss on screen in plain PyTorch, with its gradient; of a preset also the library's own constructor. Predictions and
 * labels are read from arrays. What it cannot compute, it says, and leaves out.
 */
public final class TorchText {

    private static final Map<String, String> MODULES = Map.of("segmentation_models.pytorch",
            "segmentation_models_pytorch.losses", "MONAI", "monai.losses", "kornia", "kornia.losses", "mmsegmentation",
            "mmseg.models.losses", "PyTorch", "torch.nn", "JDTLosses", "losses");

    private final Subject subject;
    private final int classes;
    private final Set<String> functions = new LinkedHashSet<>(List.of(TorchFunctions.READING));
    private final Set<String> unsaid = new LinkedHashSet<>();
    private final Map<String, String> predictions = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    private TorchText(Subject subject) {
        this.subject = subject;
        this.classes = subject.batch().classes().count();
    }

    public static String of(Subject subject) {
        return new TorchText(subject).text();
    }

    private String text() {
        Settings settings = subject.settings();
        List<Term> terms = settings.objective().terms();
        if (settings.prediction() instanceof PredictionChoice.File main) {
            // It comes first: the gradient is taken by it.
            variable(main.name());
        }
        for (int i = 0; i < terms.size(); i++) {
            term(terms.get(i), i);
        }
        StringBuilder text = new StringBuilder(TorchFunctions.IMPORTS).append('\n');
        settings.objective().derivation().ifPresent(from -> text.append(constructor(from)));
        unsaid.forEach(each -> text.append("# NOT COMPUTED HERE: ").append(each).append('\n'));
        text.append("# Logits of every class, N x C x H x W or C x H x W, not yet through a softmax.\n");
        predictions.forEach((name, variable) -> text.append(variable.toUpperCase(Locale.ROOT)).append(" = ")
                .append(Values.quoted(variable + ".npy")).append("  # ").append(name.replace('\n', ' ')).append('\n'));
        text.append(
                "# Class indices, N x H x W or H x W, 255 is ignored; or the shares of the classes as numbers with a point.\n");
        text.append("LABELS = \"labels.npy\"  # ")
                .append(settings.objective().first().target().source().replace('\n', ' ')).append("\n\n\n");
        text.append(String.join("\n\n", functions)).append("\n\n");
        text.append("truth, keep = labels(LABELS, ").append(classes).append(")\n");
        predictions.forEach((name, variable) -> text.append(variable).append(" = ").append(logits(name,
                "read(" + variable.toUpperCase(Locale.ROOT) + ").double()")).append(".requires_grad_()\n"));
        text.append("loss = torch.zeros((), dtype=torch.float64)\n");
        lines.forEach(line -> text.append(line).append('\n'));
        text.append("\nprint(\"loss\", loss.item())\n");
        if (!predictions.isEmpty()) {
            text.append("if loss.requires_grad:\n    loss.backward()\n");
            String main = predictions.values().iterator().next();
            text.append("    gradient = ").append(main).append(".grad\n");
            text.append("    print(\"largest gradient\", gradient.abs().max().item())\n");
        }
        return text.toString();
    }

    /** A prediction that holds probabilities has their logarithms for logits. */
    private String logits(String name, String read) {
        Sample sample = subject.batch().sample(0);
        boolean logits = sample.prediction(name).map(found -> found.kind() == PredictionKind.LOGITS).orElse(true);
        if (!logits && classes == 1) {
            unsaid.add("how probabilities of a single channel become logits");
        }
        return logits
                ? read
                : read + ".clamp_min(" + Values.number(subject.settings().floor()) + ").log()";
    }

    private String constructor(Objective.Derivation from) {
        Preset preset = (Preset) from.origin();
        String arguments = Parameters.of(preset.asRecord()).stream().map(TorchText::argument)
                .collect(Collectors.joining(", "));
        String module = MODULES.get(preset.library());
        return "# " + preset.library() + " has it as " + preset.name() + ", with the parameters as it calls them:\n#   "
                + (module == null ? "" : "import " + module + "\n#   ")
                + "criterion = " + (module == null ? "" : module + ".") + preset.name().replaceAll("\\W.*", "") + "("
                + arguments + ")\n# Below is the same in plain PyTorch.\n";
    }

    private static String argument(Parameter parameter) {
        if (parameter.name().equals("activation") && parameter instanceof Parameter.Choice choice) {
            return choice.text() + "=True";
        }
        return parameter.name() + "=" + Values.python(parameter);
    }

    private void term(Term term, int place) {
        String n = String.valueOf(place + 1);
        List<String> before = List.copyOf(lines);
        int missing = unsaid.size();
        lines.add("");
        lines.add("# Term " + n + ": " + Values.number(term.weight()) + " x " + term.loss().title());
        target(term.target());
        boolean sigmoid = term.isSigmoid(classes);
        Settings settings = subject.settings();
        if (term.auxiliary().isEmpty() && !(settings.prediction() instanceof PredictionChoice.File)) {
            unsaid.add("a prediction made from the target (" + settings.prediction().title() + ")");
        } else {
            String name = term.auxiliary().orElseGet(() -> ((PredictionChoice.File) settings.prediction()).name());
            lines.add("z = " + variable(name) + (term.temperature() == 1
                    ? ""
                    : " / " + Values.number(term.temperature())));
        }
        lines.add("weight = torch.tensor(" + weights(term.reduction()) + ", dtype=torch.float64)");
        String weight = Values.number(term.weight());
        switch (term.loss()) {
            case RatioLoss ratio -> overlap(ratio, term, sigmoid, weight);
            case PixelLoss pixel -> pixelwise(pixel, term, sigmoid, weight);
            default -> unsaid.add("term " + n + ", " + term.loss().title()
                    + ", which needs more than sums over pixels");
        }
        if (unsaid.size() > missing) {
            lines.clear();
            lines.addAll(before);
            lines.add("# Term " + n + " (" + term.loss().title() + ") is left out: see above.");
        }
    }

    private String variable(String name) {
        return predictions.computeIfAbsent(name,
                fresh -> predictions.isEmpty() ? "logits" : "logits" + (predictions.size() + 1));
    }

    private String weights(Reduction reduction) {
        return "[" + IntStream.range(0, classes).mapToObj(c -> Values.number(reduction.weight(c)))
                .collect(Collectors.joining(", ")) + "]";
    }

    private void target(TargetRecipe target) {
        if (!(target.base() instanceof LabelBase.GroundTruth)) {
            unsaid.add("labels that are the " + target.base().title());
        }
        if (!target.source().equals(subject.settings().objective().first().target().source())) {
            unsaid.add("a second ground truth, " + target.source());
        }
        lines.add("y = truth");
        switch (target.smoothing()) {
            case Smoothing.Uniform uniform -> {
                if (!uniform.isNone()) {
                    lines.add("y = ((1 - " + Values.number(uniform.epsilon()) + ") * y + "
                            + Values.number(uniform.epsilon()) + " / " + Math.max(2, classes) + ") * keep");
                }
            }
            case Smoothing.Boundary boundary -> {
                if (!boundary.isNone()) {
                    functions.add(TorchFunctions.BOUNDARY);
                    lines.add("y = smooth_at_boundaries(y, keep, " + Values.number(boundary.epsilon()) + ", "
                            + boundary.k() + ")");
                }
            }
            case Smoothing.Gaussian gaussian -> {
                if (!gaussian.isNone()) {
                    unsaid.add("labels blurred with sigma " + Values.number(gaussian.sigma()));
                }
            }
        }
        target.teacher().ifPresent(mix -> {
            String scaled = variable(mix.name()) + ".detach() / " + Values.number(mix.temperature());
            String taught = classes == 1 ? "torch.sigmoid(" + scaled + ")" : "torch.softmax(" + scaled + ", 1)";
            lines.add("y = ((1 - " + Values.number(mix.weight()) + ") * y + " + Values.number(mix.weight()) + " * "
                    + taught + ") * keep");
        });
    }

    private void overlap(RatioLoss loss, Term term, boolean sigmoid, String weight) {
        functions.add(TorchFunctions.OVERLAP);
        Ratio ratio = loss.ratio();
        if (ratio.error().one() != 0 || ratio.mass().one() != 0 || !ratio.ignoredError().equals(Polynomial.ZERO)
                || !ratio.ignoredMass().equals(Polynomial.ZERO)) {
            unsaid.add("the part that pixels have in " + loss.title() + " whatever is in them");
        }
        double floor = loss instanceof TverskyDialect dialect ? dialect.floor() : 0;
        Reduction reduction = term.reduction();
        if (loss.exponentOfMean() != 1 && (reduction.image() != 0 || reduction.classwise() != 0)) {
            unsaid.add("the power of the mean of single images");
        }
        lines.add("x = torch." + (sigmoid ? "sigmoid(z)" : "softmax(z, 1)"));
        ActiveRule rule = reduction.active();
        lines.add("present = lambda dims: " + (rule.classes() == ActiveClasses.ALL
                ? "torch.ones_like((y * keep).amax(dims))"
                : "((" + (rule.bySmoothedTarget() ? "y" : "truth") + " * keep).amax(dims) > "
                        + Values.number(rule.threshold()) + ").double()"));
        lines.add("losses = lambda dims: ratios(x, y, keep, dims, norm=" + loss.norm() + ", error="
                + coefficients(ratio.error()) + ", mass=" + coefficients(ratio.mass()) + ", smooth="
                + Values.number(ratio.smooth()) + ", excess=" + Values.number(ratio.excess()) + ", log="
                + (loss.link().log() ? "True" : "False") + ", power=" + Values.number(loss.link().exponent())
                + ", floor="
                + Values.number(floor) + ", least=" + Values.number(loss.link().floor()) + ")");
        List<Integer> only = rule.only().isEmpty() ? IntStream.range(0, classes).boxed().toList() : rule.only();
        lines.add("loss = loss + " + weight + " * mean_over_classes(losses, present, weight, " + only + ", ("
                + Values.number(reduction.dataset()) + ", " + Values.number(reduction.image()) + ", "
                + Values.number(reduction.classwise()) + "), \"" + switch (reduction.divisor()) {
                    case ACTIVE_CLASSES -> "active";
                    case ALL_CLASSES -> "all";
                    case SUM_OF_WEIGHTS -> "weights";
                    case ONE -> "one";
                } + "\", power=" + Values.number(loss.exponentOfMean()) + ")");
    }

    /** Of X, Y, D and I. */
    private static String coefficients(Polynomial polynomial) {
        return "(" + Values.number(polynomial.x()) + ", " + Values.number(polynomial.y()) + ", "
                + Values.number(polynomial.d()) + ", " + Values.number(polynomial.i()) + ")";
    }

    private void pixelwise(PixelLoss loss, Term term, boolean sigmoid, String weight) {
        lines.add(sigmoid
                ? "log_q, log_rest = F.logsigmoid(z), F.logsigmoid(-z)"
                : "log_q = torch.log_softmax(z, 1)");
        String factor = "1";
        String own;
        String rest;
        switch (loss) {
            case CrossEntropy ce -> {
                own = "-y * log_q";
                rest = "-(1 - y) * log_rest";
            }
            case KullbackLeibler kl -> {
                own = "torch.xlogy(y, y) - y * log_q";
                rest = "torch.xlogy(1 - y, 1 - y) - (1 - y) * log_rest";
                factor = Values.number(kl.factor(term.temperature()));
            }
            case Focal focal -> {
                String gamma = Values.number(focal.gamma());
                own = "-" + Values.number(focal.positive()) + " * y * (1 - log_q.exp()).clamp_min(0) ** " + gamma
                        + " * log_q";
                rest = "-" + Values.number(focal.negative())
                        + " * (1 - y) * (1 - log_rest.exp()).clamp_min(0) ** " + gamma + " * log_rest";
            }
            case BinaryCrossEntropy bce -> {
                own = "-" + Values.number(bce.positive()) + " * y * log_q";
                rest = "-(1 - y) * log_rest";
            }
            default -> {
                unsaid.add(loss.title() + ", a library's own form");
                return;
            }
        }
        lines.add("terms = " + own + (sigmoid ? " + (" + rest + ")" : ""));
        lines.add("divisor = " + switch (term.reduction().pixelDivisor()) {
            case KEPT_PIXELS, LABELLED_PIXELS -> "keep.sum()";
            case ALL_PIXELS -> "float(keep.numel())";
            case SUM_OF_WEIGHTS -> "(weight[:, None, None] * truth * keep).sum()";
            case PIXELS_TIMES_CLASSES -> "float(keep.numel() * len(weight))";
            case ONE -> "1.0";
        });
        lines.add("loss = loss + " + weight + " * " + factor
                + " * (weight[:, None, None] * terms * keep).sum() / divisor");
    }
}
