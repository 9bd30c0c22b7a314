package org.jaccardlab.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Reduction.PixelDivisor;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.preset.Given;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.sample.Batch;

/** Cases whose parameters are those of a preset, on logits with labels or soft labels. */
record PresetFamily(Class<? extends Preset> preset) implements Family {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /** Keys that say how the library was called, not what it computes; presets that need them declare them. */
    private static final Set<String> CALL = Set.of("label", "target", "activation", "ce_target", "entry");

    @Override
    public Answer answer(GoldenCase golden, Path folder, Engine engine) throws IOException, SkippedException {
        CaseResult result = result(golden, golden.params(), folder, engine);
        return new Answer(Map.of("loss", result.loss()), result.gradients());
    }

    /** @param params those of the preset, however the case arranges them */
    CaseResult result(GoldenCase golden, JsonNode params, Path folder, Engine engine)
            throws IOException, SkippedException {
        Preset chosen = preset(params);
        CaseBatch given = CaseBatch.read(golden, folder);
        try (Batch batch = given.batch()) {
            Given on = new Given(TargetRecipe.plain(CaseBatch.TARGET), given.hard(), batch.classes().count(),
                    batch.size());
            Optional<String> reason = chosen.notOffered(on);
            if (reason.isPresent()) {
                throw new SkippedException(reason.get());
            }
            List<Term> terms = new ArrayList<>();
            for (Term term : chosen.terms(on)) {
                Term scaled = term.times(given.scale());
                terms.addAll(given.channelwise() ? channels(scaled, on.classes()) : List.of(scaled));
            }
            Settings settings = new Settings(new PredictionChoice.File(CaseBatch.PREDICTION), new Objective(terms),
                    Settings.DEFAULT_FLOOR);
            return CaseResult.of(batch, settings, engine);
        }
    }

    /** A pixel-wise term, channel by channel: the same sum, but every channel can ignore other pixels. */
    private static List<Term> channels(Term term, int classes) throws SkippedException {
        Reduction reduction = term.reduction();
        boolean fixedDivisor = EnumSet.of(PixelDivisor.ALL_PIXELS, PixelDivisor.PIXELS_TIMES_CLASSES, PixelDivisor.ONE)
                .contains(reduction.pixelDivisor());
        if (!(term.loss() instanceof PixelLoss) || !term.isSigmoid(classes) || !fixedDivisor) {
            throw new SkippedException("ignores single classes of a pixel, which no mask of pixels can say");
        }
        return IntStream.range(0, classes).mapToObj(c -> term
                .withTarget(TargetRecipe.plain(CaseBatch.channel(c)).withSmoothing(term.target().smoothing()))
                .withReduction(reduction.withClassWeights(IntStream.range(0, classes)
                        .mapToObj(each -> each == c ? reduction.weight(c) : 0.0).toList())))
                .toList();
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
}
