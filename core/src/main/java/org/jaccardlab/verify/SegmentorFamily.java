package org.jaccardlab.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.preset.JdtSegmentorLoss;

/** Whole training objectives, whose parameters come in groups: those of the labels and those of the losses. */
final class SegmentorFamily implements Family {

    /** Says again what the batch says, or which kind it is. */
    private static final Set<String> SAID_ELSEWHERE = Set.of("num_classes", "ignore_label", "label_config",
            "loss_config");

    private final PresetFamily family = new PresetFamily(JdtSegmentorLoss.class);

    private static final List<String> LOSSES = List.of("main_weight", "aux_weight", "ce_weight", "jdt_weight", "mIoUD",
            "mIoUI", "mIoUC", "alpha", "beta", "gamma", "smooth", "threshold", "log_loss", "class_weights",
            "active_classes_mode_hard", "active_classes_mode_soft");

    /** What each kind must say of its labels. */
    private static final Map<String, List<String>> LABELS = Map.of("HARD", List.of(), "LS", List.of("epsilon", "k"),
            "MR", List.of(), "KD", List.of("T", "label_weight", "teacher_weight"));

    @Override
    public Answer answer(GoldenCase golden, Path folder, Engine engine) throws IOException, SkippedException {
        CaseParameters.require(golden.params(), List.of("kind", "aux", "num_classes", "ignore_label"));
        CaseParameters.require(golden.params().path("loss_config"), LOSSES);
        CaseParameters.require(golden.params().path("label_config"),
                LABELS.getOrDefault(golden.params().path("kind").asText(), List.of()));
        // What does not matter for this kind is left as it comes.
        ObjectNode flat = new ObjectMapper().valueToTree(new JdtSegmentorLoss());
        golden.params().properties().stream().filter(entry -> !SAID_ELSEWHERE.contains(entry.getKey()))
                .forEach(entry -> flat.set(entry.getKey(), entry.getValue()));
        Set<String> kinds = Set.copyOf(Arrays.stream(JdtSegmentorLoss.Kind.values()).map(Enum::name).toList());
        golden.params().path("label_config").properties().stream().filter(entry -> !kinds.contains(entry.getKey()))
                .forEach(entry -> flat.set(entry.getKey(), entry.getValue()));
        golden.params().path("loss_config").properties()
                .forEach(entry -> flat.set(entry.getKey(), entry.getValue()));
        for (String role : List.of(CaseBatch.AUXILIARY, CaseBatch.TEACHER, CaseBatch.AUXILIARY_TEACHER)) {
            if (golden.has(role)) {
                flat.put(role, role);
            }
        }
        CaseResult result = family.result(golden, flat, folder, engine);
        return new Answer(Map.of("loss", result.loss(), "loss_ce", part(result, SegmentorFamily::isPixelwise),
                "loss_jdt", part(result, term -> !isPixelwise(term))), result.gradients());
    }

    private static boolean isPixelwise(TermValue term) {
        return term.term().loss() instanceof PixelLoss;
    }

    private static double part(CaseResult result, Predicate<TermValue> which) {
        return result.terms().stream().filter(which).mapToDouble(term -> term.term().weight() * term.value()).sum();
    }
}
