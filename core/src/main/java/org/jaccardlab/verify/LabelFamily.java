package org.jaccardlab.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.TeacherMix;
import org.jaccardlab.objective.Term;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;
import org.jaccardlab.target.PreparedTarget;

/** Labels made from labels: smoothed at boundaries, or mixed with a teacher. */
final class LabelFamily implements Family {

    private static final Set<String> KNOWN = Set.of("num_classes", "ignore_label", "k", "epsilon", "label_weight", "T");

    @Override
    public Answer answer(GoldenCase golden, Path folder, Engine engine) throws IOException, SkippedException {
        JsonNode params = golden.params();
        for (Map.Entry<String, JsonNode> entry : params.properties()) {
            if (!KNOWN.contains(entry.getKey())) {
                throw new IllegalArgumentException("there is no parameter \"" + entry.getKey() + "\" of labels here");
            }
        }
        TargetRecipe recipe = TargetRecipe.plain(CaseBatch.TARGET);
        if (params.has("k")) {
            recipe = recipe.withSmoothing(
                    new Smoothing.Boundary(params.path("epsilon").asDouble(), params.path("k").asInt()));
        }
        if (golden.has(CaseBatch.TEACHER)) {
            recipe = recipe.withTeacher(new TeacherMix(CaseBatch.TEACHER, params.path("T").asDouble(1),
                    1 - params.path("label_weight").asDouble()));
        }
        try (Batch batch = CaseBatch.read(golden, folder).batch()) {
            return answer(batch, new Term(1, new CrossEntropy(), recipe, 1, Activation.SOFTMAX, Reduction.STANDARD));
        }
    }

    private static Answer answer(Batch batch, Term term) {
        int pixels = batch.sample(0).size().pixels();
        int classes = batch.classes().count();
        double[] soft = new double[batch.size() * classes * pixels];
        double[] boundary = new double[batch.size() * pixels];
        for (int b = 0; b < batch.size(); b++) {
            Sample sample = batch.sample(b);
            PreparedTarget target = PreparedTarget.of(sample, term);
            double[] weights = new double[classes * pixels];
            target.read(0, pixels, weights);
            System.arraycopy(weights, 0, soft, b * weights.length, weights.length);
            for (int i = 0; i < pixels; i++) {
                boundary[b * pixels + i] = target.isBoundary(i) ? 1 : 0;
            }
        }
        return new Answer(Map.of(), Map.of(), Map.of("soft_labels", soft, "boundary", boundary));
    }
}
