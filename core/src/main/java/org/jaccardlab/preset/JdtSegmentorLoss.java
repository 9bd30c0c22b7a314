package org.jaccardlab.preset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.ActiveRule;
import org.jaccardlab.objective.Origin;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.TeacherMix;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.parameter.Range;
import org.jaccardlab.sample.Batch;
import org.jspecify.annotations.Nullable;

/**
 * JDTLosses' whole training objective: cross-entropy (or on soft labels its KL divergence) of the main and the auxiliary
 * head, and the Jaccard-Dice-Tversky loss of the main head; in distillation once with the label and once with the teacher.
 *
 * @param kind where the labels come from
 * @param auxiliary the name of the auxiliary head's prediction; null if there is none
 * @param teacher the name of the teacher's; null for the one that the target's recipe mixes in
 * @param auxiliaryTeacher the name of the teacher's auxiliary head's; null for the teacher's own
 */
public record JdtSegmentorLoss(@Help("where the labels come from") Kind kind,
        @Help("whether an auxiliary head is trained too") boolean aux,
        @Range(min = 0, max = 1, help = "LS: part of a boundary pixel's label spread over all classes") double epsilon,
        @Range(min = 1, max = 31, step = 2, help = "LS: side of the window that finds boundaries, odd") int k,
        @JsonProperty("T") @Range(min = 0.1, max = 20, curve = 3, help = "KD: temperature of the teacher, and of the student in the divergence only") double temperature,
        @JsonProperty("label_weight") @Range(min = 0, max = 1, help = "KD: weight of the terms with the label") double labelWeight,
        @JsonProperty("teacher_weight") @Range(min = 0, max = 1, help = "KD: weight of the terms with the teacher") double teacherWeight,
        @Help("KD: recalibrate the teacher by kernel densities; not offered") boolean kde,
        @JsonProperty("main_weight") @Range(min = 0, max = 1, help = "of the main head, in the cross-entropy only") double mainWeight,
        @JsonProperty("aux_weight") @Range(min = 0, max = 1, help = "of the auxiliary head, which sees the cross-entropy only") double auxWeight,
        @JsonProperty("ce_weight") @Range(min = 0, max = 1, help = "of the cross-entropy") double ceWeight,
        @JsonProperty("jdt_weight") @Range(min = 0, max = 1, help = "of the Jaccard-Dice-Tversky loss") double jdtWeight,
        @Range(min = 0, max = 1, help = JdtSegmentorLoss.MIXTURE) double mIoUD,
        @Range(min = 0, max = 1, help = JdtSegmentorLoss.MIXTURE) double mIoUI,
        @Range(min = 0, max = 1, help = JdtSegmentorLoss.MIXTURE) double mIoUC,
        @Range(min = 0, max = 2, help = "price of a false positive") double alpha,
        @Range(min = 0, max = 2, help = "price of a false negative") double beta,
        @Range(min = 1, max = 4, help = "power of each class's loss") double gamma,
        @Range(min = 0, max = 10, curve = 4, help = "added to the score's numerator and denominator") double smooth,
        @Range(min = 0, max = 1, curve = 3, help = "a class is present if some label gives it more than this") double threshold,
        @JsonProperty("log_loss") @Help("minus the logarithm of the score") boolean logLoss,
        @JsonProperty("class_weights") @Nullable @Help("one factor a class") List<Double> classWeights,
        @JsonProperty("active_classes_mode_hard") @Help(value = "classes in the mean with hard labels", options = {
                "PRESENT",
                "ALL"}) String activeClassesModeHard,
        @JsonProperty("active_classes_mode_soft") @Help(value = "classes in the mean with soft labels", options = {
                "PRESENT",
                "ALL"}) String activeClassesModeSoft,
        @JsonProperty("aux_logits") @Nullable String auxiliary,
        @JsonProperty("teacher_logits") @Nullable String teacher,
        @JsonProperty("teacher_aux_logits") @Nullable String auxiliaryTeacher)
        implements
            Preset {

    static final String MIXTURE = "weights of losses over the batch (D), of every image (I), of every class's images (C)";

    /** Where the labels come from. */
    public enum Kind {
        /** The hard label. */
        HARD,
        /** The hard label smoothed at boundaries. */
        LS,
        /** A soft label, such as the mean of several raters. */
        MR,
        /** The hard label and a teacher, by mixing losses. */
        KD
    }

    /** The library's shipped configuration, but without the auxiliary head, whose prediction has to be named. */
    public JdtSegmentorLoss() {
        this(Kind.HARD, false, 0.5, 3, 1, 0.5, 0.5, false, 0.5, 0.5, 0.25, 0.75, 1, 0, 0, 1, 1, 1, 1,
                ActiveRule.THRESHOLD, false, null, "PRESENT", "ALL", null, null, null);
    }

    @Override
    public String library() {
        return "JDTLosses";
    }

    @Override
    public String departs() {
        return "The head weights multiply the cross-entropy only; above temperature 1 the student's own probability meets a "
                + "softened teacher in the Jaccard-Dice-Tversky loss.";
    }

    @Override
    public String name() {
        return "segmentor (" + kind + ")";
    }

    @Override
    public List<Term> terms(Batch batch, TargetRecipe target) {
        return withTeacherOf(target).terms(Given.of(batch, labels(target)));
    }

    @Override
    public Optional<String> refusal(Batch batch, TargetRecipe target) {
        return withTeacherOf(target).notOffered(Given.of(batch, labels(target)));
    }

    /** It smooths and teaches by itself. */
    private TargetRecipe labels(TargetRecipe target) {
        return kind == Kind.MR ? target.withoutTeacher() : target.unsmoothed();
    }

    private JdtSegmentorLoss withTeacherOf(TargetRecipe target) {
        return teacher == null
                ? withPredictions(auxiliary, target.teacher().map(TeacherMix::name).orElse(null), auxiliaryTeacher)
                : this;
    }

    /** Without the predictions that the batch lacks. */
    @Override
    public Origin fittedTo(Batch batch) {
        String head = there(auxiliary, batch);
        JdtSegmentorLoss fitted = (JdtSegmentorLoss) Preset.super.fittedTo(batch);
        if (aux && head == null) {
            fitted = Parameters.with(fitted, "aux", false);
        }
        return fitted.withPredictions(head, there(teacher, batch), there(auxiliaryTeacher, batch));
    }

    private static @Nullable String there(@Nullable String name, Batch batch) {
        return name == null || batch.sample(0).prediction(name).isEmpty() ? null : name;
    }

    private JdtSegmentorLoss withPredictions(@Nullable String head, @Nullable String teaching,
            @Nullable String teachingHead) {
        return new JdtSegmentorLoss(kind, aux, epsilon, k, temperature, labelWeight, teacherWeight, kde,
                mainWeight, auxWeight, ceWeight, jdtWeight, mIoUD, mIoUI, mIoUC, alpha, beta, gamma, smooth, threshold,
                logLoss, classWeights, activeClassesModeHard, activeClassesModeSoft, head, teaching, teachingHead);
    }

    @Override
    public Optional<String> notOffered(Given given) {
        if (kde) {
            return Optional.of("recalibrates its teacher by kernel densities, which is not offered: set kde to no");
        }
        if (kind != Kind.MR && !given.hard()) {
            return Optional.of("needs a hard ground truth for " + kind);
        }
        if (aux && auxiliary == null) {
            return Optional.of("needs a prediction of its auxiliary head: set aux to no");
        }
        return kind == Kind.KD && teacher == null
                ? Optional.of("needs a teacher for KD: mix one into the target")
                : Optional.empty();
    }

    @Override
    public Term term(Given given) {
        return terms(given).getFirst();
    }

    @Override
    public List<Term> terms(Given given) {
        TargetRecipe label = given.target();
        return switch (kind) {
            case HARD -> hard(given, 1);
            case MR -> soft(given, label, label, 1, 1);
            case LS -> {
                TargetRecipe smoothed = label.withSmoothing(new Smoothing.Boundary(epsilon, k));
                yield soft(given, smoothed, smoothed, 1, 1);
            }
            case KD -> {
                List<Term> terms = new ArrayList<>(hard(given, labelWeight));
                terms.addAll(soft(given, taught(label, teacher),
                        taught(label, auxiliaryTeacher == null ? teacher : auxiliaryTeacher), temperature,
                        teacherWeight));
                yield terms;
            }
        };
    }

    private TargetRecipe taught(TargetRecipe label, @Nullable String name) {
        return name == null ? label : label.withTeacher(new TeacherMix(name, temperature, 1));
    }

    private List<Term> hard(Given given, double weight) {
        Term crossEntropy = new Term(weight * ceWeight, new CrossEntropy(), given.target(), 1, Activation.SOFTMAX,
                Reduction.STANDARD);
        return parts(crossEntropy, crossEntropy.target(), jdt(given, true).times(weight));
    }

    private List<Term> soft(Given given, TargetRecipe main, TargetRecipe head, double studentTemperature,
            double weight) {
        Term divergence = new JdtKlDivLoss(studentTemperature).term(given).times(weight * ceWeight).withTarget(main);
        return parts(divergence, head, jdt(given, false).times(weight).withTarget(main));
    }

    private List<Term> parts(Term pixelwise, TargetRecipe head, Term jdt) {
        List<Term> parts = new ArrayList<>(List.of(pixelwise.times(mainWeight), jdt));
        if (aux && auxiliary != null) {
            parts.add(pixelwise.times(auxWeight).withTarget(head).ofAuxiliary(auxiliary));
        }
        return parts;
    }

    private Term jdt(Given given, boolean hard) {
        Given labels = new Given(given.target(), hard, given.classes(), given.images());
        return new JdtLoss(hard ? "hard" : "soft", mIoUD, mIoUI, mIoUC, alpha, beta, gamma, smooth, threshold, 1,
                logLoss, null, classWeights, activeClassesModeHard, activeClassesModeSoft).term(labels)
                .times(jdtWeight);
    }
}
