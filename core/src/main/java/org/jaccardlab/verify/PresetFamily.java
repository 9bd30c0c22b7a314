package org.jaccardlab.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.preset.Given;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.verify.CaseBatch.Intake;

/**
 * Cases whose parameters are those of a preset, on logits with labels or soft labels.
 *
 * @param outside what the library does with labels that are no classes
 */
record PresetFamily(Class<? extends Preset> preset, LabelReading.Outside outside) implements Family {

    /** A probability is taken as it is, but for one of 0, which would have no logit. */
    private static final double FLOOR = 1e-300;

    /** Of a library that fails on labels that are no classes. */
    PresetFamily(Class<? extends Preset> preset) {
        this(preset, LabelReading.Outside.REFUSED);
    }

    @Override
    public Answer answer(GoldenCase golden, Path folder, Engine engine) throws IOException, SkippedException {
        // What is ignored may go without saying.
        CaseParameters.require(golden.params(),
                PresetParameters.names(preset).stream().filter(name -> !name.startsWith("ignore")).toList());
        CaseResult result = result(golden, golden.params(), folder, engine);
        return new Answer(Map.of("loss", result.loss()), result.gradients());
    }

    /** @param params those of the preset, however the case arranges them */
    CaseResult result(GoldenCase golden, JsonNode params, Path folder, Engine engine)
            throws IOException, SkippedException {
        Preset chosen = PresetParameters.read(params, preset);
        CaseArrays arrays = CaseArrays.read(golden, folder);
        Intake intake = new Intake(outside,
                chosen.takesProbabilities() ? PredictionKind.PROBABILITIES : PredictionKind.LOGITS,
                chosen.cutsFirstChannelOff(), OptionalInt.empty());
        return arrays.ignoresSingleChannels(golden.ignored())
                ? new ChannelByChannel(golden, arrays, chosen, engine).result(intake)
                : result(CaseBatch.of(golden, arrays, intake), chosen, engine, term -> term);
    }

    /** @param change to every term of the preset */
    static CaseResult result(CaseBatch given, Preset chosen, Engine engine, UnaryOperator<Term> change) {
        try (Batch batch = given.batch()) {
            int classes = batch.classes().count();
            PresetParameters.requireFits(chosen, classes);
            Given on = new Given(TargetRecipe.plain(CaseBatch.TARGET), given.hard(), classes, batch.size());
            chosen.notOffered(on).ifPresent(reason -> {
                throw new IllegalArgumentException(reason);
            });
            double scale = given.scale() * chosen.keptOfDivisor(given.kept(), classes);
            List<Term> terms = chosen.terms(on).stream().map(term -> change.apply(term.times(scale))).toList();
            terms.forEach(term -> requireSeveral(term, classes));
            Settings settings = new Settings(new PredictionChoice.File(CaseBatch.PREDICTION), new Objective(terms),
                    FLOOR);
            return CaseResult.of(batch, settings, engine, chosen.takesProbabilities());
        }
    }

    private static void requireSeveral(Term term, int classes) {
        if (classes == 1 && term.activation() == Activation.SOFTMAX && !term.loss().needsSigmoid()) {
            throw new IllegalArgumentException(
                    "the softmax of a single channel is always 1; here a single channel is a sigmoid");
        }
    }
}
