package org.jaccardlab.app.snippet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jaccardlab.app.provenance.Provenance;
import org.jaccardlab.io.ClassTableCatalogue;
import org.jaccardlab.io.Fit;
import org.jaccardlab.io.Layout;
import org.jaccardlab.io.PredictionFile;
import org.jaccardlab.io.SampleFiles;
import org.jaccardlab.io.SampleSource;
import org.jaccardlab.io.TargetFile;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.objective.Measuring;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.TeacherMix;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.preset.Presets;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Turn;

/** A {@code jaccardlab evaluate} that gives the numbers on screen. What it cannot say, it says in comments above. */
public final class CommandLineText {

    private final Subject subject;
    private final List<String> words = new ArrayList<>(List.of("jaccardlab", "evaluate"));
    private final List<String> unsaid = new ArrayList<>();

    private CommandLineText(Subject subject) {
        this.subject = subject;
    }

    /** For a shell such as bash; comments first, if something could not be said. */
    public static String of(Subject subject) {
        CommandLineText text = new CommandLineText(subject);
        text.write();
        return text.unsaid.stream().map(line -> "# Not said by this line: " + line + "\n").collect(Collectors.joining())
                + text.words.stream().map(CommandLineText::quoted).collect(Collectors.joining(" ")) + "\n";
    }

    private void write() {
        Settings settings = subject.settings();
        samples();
        Optional<Objective.Derivation> from = settings.objective().derivation();
        if (from.isPresent()) {
            preset(from.get());
        } else {
            terms(settings.objective().terms());
        }
        switch (settings.prediction()) {
            case PredictionChoice.File file -> option("--use-prediction", file.name());
            case PredictionChoice.ExactlyTheTarget target -> option("--use-prediction", "target");
            case PredictionChoice.HardLabel hard -> option("--use-prediction", "hard-label");
        }
        if (settings.floor() != Settings.DEFAULT_FLOOR) {
            option("--floor", Values.number(settings.floor()));
        }
        measuring(settings.measuring());
    }

    private void option(String name, String value) {
        // A value that begins with a hyphen would be taken for an option.
        if (value.startsWith("-")) {
            words.add(name + "=" + value);
        } else {
            words.add(name);
            words.add(value);
        }
    }

    private void samples() {
        List<Provenance> from = subject.provenance();
        List<SampleSource> sources = from.stream().map(Provenance::source).distinct().toList();
        boolean inOrder = sources.size() == 1 && from.equals(
                Provenance.of(sources.getFirst(), from.getFirst().intake(), from.size()));
        if (!inOrder) {
            unsaid.add(from.isEmpty()
                    ? "where the samples are."
                    : "a batch put together from several places; only the first is named.");
        }
        if (sources.isEmpty()) {
            words.add("SAMPLE");
            return;
        }
        switch (sources.getFirst()) {
            case SampleSource.Folder folder -> words.add(folder.folder().toAbsolutePath().normalize().toString());
            case SampleFiles files -> files(files);
        }
        from.getFirst().intake().region().ifPresent(region -> option("--region", region.toString()));
        if (from.getFirst().intake().precision() == Precision.FLOAT16) {
            words.add("--float16");
        }
    }

    private void files(SampleFiles files) {
        files.images().forEach(image -> option("--image", absolute(image)));
        files.targets().forEach(target -> option("--target", absolute(target.file())));
        files.predictions().forEach(prediction -> option("--prediction", absolute(prediction.file())));
        if (!files.classNames().isEmpty()) {
            unsaid.add("the names of the classes.");
        }
        files.table().ifPresent(table -> {
            if (ClassTableCatalogue.find(table.name()).filter(table::equals).isPresent()) {
                option("--classes", table.name());
            } else {
                unsaid.add("the class table " + table.title() + ": name its file with --classes.");
            }
        });
        if (files.ignore() != SampleFiles.USUAL_IGNORE) {
            option("--ignore", String.valueOf(files.ignore()));
        }
        each("--target-key", files.targets().stream().map(TargetFile::key).toList());
        each("--target-kind", files.targets().stream().map(target -> target.kind().map(kind -> typed(kind))).toList());
        each("--coding", files.targets().stream().map(target -> target.coding().map(coding -> coding.text())).toList());
        each("--target-layout", files.targets().stream()
                .map(target -> target.layout().map(Layout::letters).filter(letters -> !letters.isEmpty())).toList());
        each("--target-at",
                files.targets().stream().map(target -> target.at().map(at -> at.x() + "," + at.y())).toList());
        each("--key", files.predictions().stream().map(PredictionFile::key).toList());
        List<Optional<String>> kinds = files.predictions().stream().map(file -> file.kind().map(kind -> typed(kind)))
                .distinct().toList();
        if (kinds.size() > 1) {
            unsaid.add("that predictions are of several kinds.");
        } else {
            kinds.stream().flatMap(Optional::stream).forEach(kind -> option("--kind", kind));
        }
        List<Optional<Layout>> layouts = files.predictions().stream().map(PredictionFile::layout).toList();
        each("--layout", layouts.stream().map(layout -> layout.map(Layout::letters)
                .filter(letters -> !letters.isEmpty())).toList());
        if (layouts.stream().flatMap(Optional::stream).anyMatch(layout -> layout.index() != 0)) {
            each("--index", layouts.stream().map(layout -> Optional.of(
                    String.valueOf(layout.map(Layout::index).orElse(0)))).toList());
        }
        if (layouts.stream().flatMap(Optional::stream).anyMatch(layout -> layout.turn() != Turn.NONE)) {
            each("--turn",
                    layouts.stream().map(layout -> Optional.of(layout.map(Layout::turn).orElse(Turn.NONE).text()))
                            .toList());
        }
        if (files.predictions().stream().anyMatch(file -> file.fit() != Fit.EXACT)) {
            option("--fit", typed(Fit.BILINEAR));
        }
    }

    /** An option that is given once for all files, or once for each. */
    private void each(String name, List<Optional<String>> values) {
        if (values.stream().distinct().count() == 1) {
            values.getFirst().ifPresent(value -> option(name, value));
        } else if (values.stream().allMatch(Optional::isPresent)) {
            values.forEach(value -> option(name, value.orElseThrow()));
        } else if (!values.isEmpty()) {
            unsaid.add(name + " of some files but not of others.");
        }
    }

    private static String absolute(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    private static String typed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void preset(Objective.Derivation from) {
        Preset preset = (Preset) from.origin();
        option("--preset", Presets.id(preset));
        parameters(preset.asRecord(), Presets.standard(preset).asRecord()).forEach(each -> option("--set", each));
        target(from.target());
    }

    /** "smooth=1" for each that is not as in the standard. */
    private static List<String> parameters(Record record, Record standard) {
        List<String> changed = new ArrayList<>();
        for (Parameter parameter : Parameters.of(record)) {
            String value = Values.typed(parameter);
            if (!value.equals(Values.typed(Parameters.of(standard, parameter.name())))) {
                changed.add(parameter.name() + "=" + value);
            }
        }
        return changed;
    }

    private void terms(List<Term> terms) {
        Term first = terms.getFirst();
        boolean alone = terms.size() == 1 && first.weight() == 1;
        for (Term term : terms) {
            if (Loss.catalogue().stream().noneMatch(known -> known.getClass() == term.loss().getClass())) {
                unsaid.add(
                        "the loss " + term.loss().title() + ", which only a preset brings along; a line with --preset"
                                + " says it as long as its terms are not changed by hand.");
            } else if (alone) {
                option("--loss", term.loss().id());
                parameters(term.loss().asRecord(), Loss.withId(term.loss().id()).asRecord())
                        .forEach(each -> option("--set", each));
            } else {
                option("--term", text(term, first));
            }
        }
        terms.stream().flatMap(term -> term.auxiliary().stream()).findFirst()
                .ifPresent(name -> option("--auxiliary", name));
        if (first.temperature() != 1) {
            option("--temperature", Values.number(first.temperature()));
        }
        option("--activation", typed(first.activation()));
        reduction(first.reduction());
        target(first.target());
    }

    private String text(Term term, Term first) {
        List<String> rest = new ArrayList<>();
        if (term.temperature() != first.temperature()) {
            rest.add("temperature=" + Values.number(term.temperature()));
        }
        if (!term.target().equals(first.target())) {
            if (term.target().equals(first.target().unsmoothed())) {
                rest.add("plain");
            } else {
                unsaid.add("that the term " + term.loss().title() + " has a target of its own.");
            }
        }
        if (term.auxiliary().isPresent()) {
            rest.add("auxiliary");
        }
        if (!term.reduction().equals(first.reduction()) || term.activation() != first.activation()) {
            unsaid.add("that the term " + term.loss().title() + " is reduced or activated in a way of its own.");
        }
        List<String> parameters = parameters(term.loss().asRecord(), Loss.withId(term.loss().id()).asRecord());
        return Values.number(term.weight()) + "*" + term.loss().id()
                + (parameters.isEmpty() ? "" : "(" + String.join(",", parameters) + ")")
                + (rest.isEmpty() ? "" : "[" + String.join(",", rest) + "]");
    }

    private void reduction(Reduction reduction) {
        option("--active", typed(reduction.active().classes()));
        option("--mixture", Values.number(reduction.dataset()) + "," + Values.number(reduction.image()) + ","
                + Values.number(reduction.classwise()));
        if (!reduction.classWeights().isEmpty()) {
            option("--weights", Values.numbers(reduction.classWeights()));
        }
        for (Record owner : List.of(reduction.active(), reduction)) {
            Record standard = owner == reduction ? Reduction.STANDARD : Reduction.STANDARD.active();
            for (String changed : parameters(owner, standard)) {
                String name = changed.substring(0, changed.indexOf('='));
                if (!List.of("dataset", "image", "classwise", "classWeights", "classes").contains(name)) {
                    option("--reduction", changed);
                }
            }
        }
    }

    private void target(TargetRecipe target) {
        option("--use-target", target.source());
        switch (target.base()) {
            case LabelBase.GroundTruth truth -> {
                // Said already.
            }
            case LabelBase.Annotators annotators -> {
                option("--annotators", typed(annotators.merge()));
                annotators.names().forEach(name -> option("--rater", name));
            }
            case LabelBase.PseudoLabels pseudo -> {
                option("--pseudo", pseudo.teacher());
                option("--confidence", Values.number(pseudo.threshold()));
                option("--pseudo-temperature", Values.number(pseudo.temperature()));
                if (!pseudo.hard()) {
                    words.add("--soft-pseudo");
                }
            }
        }
        switch (target.smoothing()) {
            case Smoothing.Uniform uniform -> {
                if (uniform.epsilon() != 0) {
                    option("--epsilon", Values.number(uniform.epsilon()));
                }
            }
            case Smoothing.Boundary boundary -> {
                option("--smoothing", "boundary");
                option("--epsilon", Values.number(boundary.epsilon()));
                option("--k", String.valueOf(boundary.k()));
            }
            case Smoothing.Gaussian gaussian -> {
                option("--smoothing", "gaussian");
                option("--sigma", Values.number(gaussian.sigma()));
            }
        }
        target.teacher().ifPresent(this::teacher);
    }

    private void teacher(TeacherMix teacher) {
        option("--teacher", teacher.name());
        option("--teacher-temperature", Values.number(teacher.temperature()));
        option("--teacher-weight", Values.number(teacher.weight()));
    }

    private void measuring(Measuring measuring) {
        measuring.reference().ifPresent(name -> option("--reference", name));
        parameters(measuring, Measuring.STANDARD).forEach(each -> {
            String[] pair = each.split("=", 2);
            option("--" + pair[0], pair[1]);
        });
    }

    /** One word for a POSIX shell. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
