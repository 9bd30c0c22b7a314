package org.jaccardlab.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.preset.Given;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;

/** Cases whose parameters are those of a preset, on logits with labels or soft labels. */
record PresetFamily(Class<? extends Preset> preset) implements Family {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /** Keys that say how the library was called, not what it computes; presets that need them declare them. */
    private static final Set<String> CALL = Set.of("label", "target", "activation", "ce_target", "entry");

    @Override
    public Answer answer(GoldenCase golden, Path folder, Engine engine) throws IOException, SkippedException {
        Preset chosen = preset(golden.params());
        CaseBatch given = CaseBatch.read(golden, folder);
        try (Batch batch = given.batch()) {
            Given on = new Given(TargetRecipe.plain(CaseBatch.TARGET), given.hard(), batch.classes().count(),
                    batch.size());
            Optional<String> reason = chosen.notOffered(on);
            if (reason.isPresent()) {
                throw new SkippedException(reason.get());
            }
            List<Term> terms = chosen.terms(on).stream().map(term -> term.times(given.scale())).toList();
            Settings settings = new Settings(new PredictionChoice.File(CaseBatch.PREDICTION), new Objective(terms),
                    Settings.DEFAULT_FLOOR);
            return evaluate(batch, settings, engine);
        }
    }

    private Preset preset(JsonNode params) {
        ObjectNode known = params.deepCopy();
        Set<String> declared = MAPPER.getDeserializationConfig()
                .introspect(MAPPER.constructType(preset)).findProperties().stream()
                .map(property -> property.getName()).collect(Collectors.toSet());
        CALL.stream().filter(key -> !declared.contains(key)).forEach(known::remove);
        try {
            return MAPPER.treeToValue(known, preset);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("parameters do not fit: " + e.getOriginalMessage(), e);
        }
    }

    private static Answer evaluate(Batch batch, Settings settings, Engine engine) {
        int classes = batch.classes().count();
        int entries = batch.samples().stream().mapToInt(sample -> sample.size().pixels() * classes).sum();
        double[] gradient = new double[entries];
        double loss = 0;
        int filled = 0;
        for (int member = 0; member < batch.size(); member++) {
            Sample sample = batch.sample(member);
            Set<FieldKey> keys = new HashSet<>();
            for (int c = 0; c < classes; c++) {
                keys.add(new FieldKey(Quantity.GRADIENT_LOGIT, c));
            }
            Evaluation evaluation = engine.evaluate(new Request(batch, member, settings, keys));
            loss = evaluation.loss();
            for (int c = 0; c < classes; c++) {
                for (float g : evaluation.field(new FieldKey(Quantity.GRADIENT_LOGIT, c)).orElseThrow().toArray()) {
                    gradient[filled++] = g;
                }
            }
            if (filled != (member + 1) * sample.size().pixels() * classes) {
                throw new IllegalStateException("images of one case have one size");
            }
        }
        return new Answer(Map.of("loss", loss), Map.of("logits", gradient));
    }
}
