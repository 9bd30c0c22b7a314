package org.jaccardlab.app.command;

import java.util.List;
import java.util.Optional;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.objective.Merge;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.TeacherMix;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.sample.Batch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the target is made: from which labels, smoothed how, with which teacher. */
final class TargetOptions {

    /** What makes labels soft. */
    enum Kind {
        UNIFORM, BOUNDARY, GAUSSIAN
    }

    @Option(names = "--use-target", paramLabel = "NAME", description = "the sample's ground truth of this name (the first)")
    private @Nullable String target;

    @Option(names = "--annotators", paramLabel = "HOW", description = "merge the ground truths named by --rater: mean, majority, dice-weighted, dice-weighted-zero; "
            + "a rater without overlap with the majority counts 1 as in JDTLosses, or with -zero nothing")
    private @Nullable String annotators;

    @Option(names = "--rater", paramLabel = "NAME", description = "a ground truth that is one annotator's; repeat for each")
    private List<String> raters = List.of();

    @Option(names = "--pseudo", paramLabel = "NAME", description = "pseudo-labels: what this prediction says, where it is confident; the rest is ignored")
    private @Nullable String pseudo;

    @Option(names = "--confidence", paramLabel = "P", description = "how confident it must be, 0 to 1 (0.95)")
    private @Nullable Double confidence;

    @Option(names = "--pseudo-temperature", paramLabel = "T", description = "divides the logits of --pseudo (1)")
    private @Nullable Double pseudoTemperature;

    @Option(names = "--soft-pseudo", description = "its probabilities instead of its winning class")
    private boolean softPseudo;

    @Option(names = "--smoothing", paramLabel = "HOW", description = "what makes labels soft: ${COMPLETION-CANDIDATES} (uniform)")
    private Kind smoothing = Kind.UNIFORM;

    @Option(names = "--epsilon", paramLabel = "E", description = "part of the label spread over all classes by uniform (0) or boundary smoothing (0.5), 0 to 1")
    private @Nullable Double epsilon;

    @Option(names = "--k", paramLabel = "K", description = "odd window in pixels of boundary smoothing (3)")
    private @Nullable Integer window;

    @Option(names = "--sigma", paramLabel = "S", description = "width in pixels of gaussian smoothing (2)")
    private @Nullable Double sigma;

    @Option(names = "--teacher", paramLabel = "NAME", description = "mix this prediction into the label")
    private @Nullable String teacher;

    @Option(names = "--teacher-temperature", paramLabel = "T", description = "divides its logits (1)")
    private @Nullable Double teacherTemperature;

    @Option(names = "--teacher-weight", paramLabel = "W", description = "its part of the target, 0 to 1 (0.5)")
    private @Nullable Double teacherWeight;

    /** @throws IllegalArgumentException in one sentence, if something is not there or does not fit together */
    TargetRecipe on(Batch batch) {
        TargetRecipe recipe = new TargetRecipe(base(batch), smoothing(), Optional.empty());
        if (teacher == null) {
            require(teacherTemperature == null && teacherWeight == null,
                    "--teacher-temperature and --teacher-weight need --teacher NAME");
            return recipe;
        }
        TeacherMix mix = new TeacherMix(Names.prediction(batch, teacher), 1, 0.5);
        return recipe.withTeacher(tuned(tuned(mix, "temperature", teacherTemperature), "weight", teacherWeight));
    }

    private LabelBase base(Batch batch) {
        require(pseudo == null || annotators == null,
                "labels come either from --annotators or from --pseudo: leave one out");
        require(pseudo != null || confidence == null && pseudoTemperature == null && !softPseudo,
                "--confidence, --pseudo-temperature and --soft-pseudo need --pseudo NAME");
        String source = target == null
                ? batch.sample(0).targets().getFirst().name()
                : Names.groundTruth(batch, target);
        if (pseudo != null) {
            LabelBase.PseudoLabels labels = new LabelBase.PseudoLabels(source, Names.prediction(batch, pseudo), 1,
                    LabelBase.PseudoLabels.USUAL_THRESHOLD, !softPseudo);
            return tuned(tuned(labels, "threshold", confidence), "temperature", pseudoTemperature);
        }
        if (annotators != null) {
            require(raters.size() >= 2, "--annotators needs at least two --rater NAME: the ground truths are "
                    + String.join(", ", batch.sample(0).targets().stream().map(LabelSource::name).toList()));
            return Parameters.withText(
                    new LabelBase.Annotators(raters.stream().map(name -> Names.groundTruth(batch, name)).toList(),
                            Merge.MEAN),
                    "merge", annotators);
        }
        require(raters.isEmpty(), "--rater needs --annotators, which says how the raters are merged");
        return new LabelBase.GroundTruth(source);
    }

    private Smoothing smoothing() {
        require(smoothing == Kind.BOUNDARY || window == null, "--k is for --smoothing boundary");
        require(smoothing == Kind.GAUSSIAN || sigma == null, "--sigma is for --smoothing gaussian");
        require(smoothing != Kind.GAUSSIAN || epsilon == null, "--smoothing gaussian takes --sigma, not --epsilon");
        return switch (smoothing) {
            case UNIFORM -> tuned(new Smoothing.Uniform(0), "epsilon", epsilon);
            case BOUNDARY -> tuned(tuned(new Smoothing.Boundary(), "epsilon", epsilon), "k", window);
            case GAUSSIAN -> tuned(new Smoothing.Gaussian(2), "sigma", sigma);
        };
    }

    private static <R extends Record> R tuned(R record, String parameter, @Nullable Number value) {
        return value == null ? record : Parameters.with(record, parameter, value);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
