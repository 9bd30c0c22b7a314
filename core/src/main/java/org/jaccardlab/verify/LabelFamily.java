package org.jaccardlab.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    private final List<String> parameters;

    /** @param parameters all there are, each of which a case must name */
    LabelFamily(List<String> parameters) {
        this.parameters = parameters;
    }

    @Override
    public Answer answer(GoldenCase golden, Path folder, Engine engine) throws IOException {
        CaseParameters params = CaseParameters.of(golden, parameters);
        TargetRecipe recipe = TargetRecipe.plain(CaseBatch.TARGET);
        if (parameters.contains("k")) {
            recipe = recipe.withSmoothing(new Smoothing.Boundary(params.number("epsilon"), params.whole("k")));
        }
        if (parameters.contains("T")) {
            recipe = recipe.withTeacher(
                    new TeacherMix(CaseBatch.TEACHER, params.number("T"), 1 - params.number("label_weight")));
        }
        try (Batch batch = CaseBatch.of(golden, CaseArrays.read(golden, folder), CaseBatch.Intake.PLAIN).batch()) {
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
