package org.jaccardlab.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jaccardlab.evaluation.Scenes;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.preset.Presets;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whatever can be set can be written down and read again. */
class SettingsDocumentTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Batch batch = Batch.of(Scenes.random(5, 3, new Size(6, 5)));

    @AfterEach
    void close() {
        batch.close();
    }

    static Stream<Loss> losses() {
        return Loss.catalogue().stream();
    }

    static Stream<Preset> presets() {
        return Presets.all().stream();
    }

    @Test
    void randomSettingsComeBackEqual() {
        RandomSettings random = new RandomSettings(1, batch);
        for (int i = 0; i < 1000; i++) {
            Settings settings = random.next();
            assertThat(read(text(settings)).on(batch)).isEqualTo(settings);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void everyLossComesBackEqual(Loss loss) {
        Settings settings = Scenes.settings(loss, Scenes.HARD, 0.1, 2, ActiveClasses.PRESENT);
        assertThat(read(text(settings)).on(batch)).isEqualTo(settings);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("presets")
    void everyPresetComesBackEqualAlsoOnceItsTermsAreChangedByHand(Preset preset) {
        RandomSettings random = new RandomSettings(2, batch);
        for (int i = 0; i < 20; i++) {
            Objective derived = random.derived(preset);
            Settings settings = random.next().withObjective(present -> derived);
            assertThat(read(text(settings)).on(batch)).isEqualTo(settings);
            Settings byHand = settings.withObjective(present -> new Objective(derived.terms()));
            assertThat(read(text(byHand)).on(batch)).isEqualTo(byHand);
        }
    }

    @Test
    void whatALaterVersionHasWrittenIsKept() throws JsonProcessingException {
        ObjectNode later = (ObjectNode) JSON.readTree(text(Scenes.settings(new Jml1(0.5), Scenes.HARD)));
        later.put("mood", "good");
        ((ObjectNode) later.at("/terms/0/loss")).put("softness", 0.3);
        ((ObjectNode) later.at("/measuring")).putObject("regions").put("left", 1);
        SettingsDocument understood = Codec.STANDARD.read(later, SettingsDocument.class);
        Unknown unknown = Unknown.in(later, Codec.STANDARD.write(understood));

        Settings changed = understood.on(batch).withFirstTerm(term -> term.withTemperature(3));
        ObjectNode again = Codec.STANDARD.write(SettingsDocument.of(changed));
        unknown.into(again);

        assertThat(again.at("/mood").textValue()).isEqualTo("good");
        assertThat(again.at("/terms/0/loss/softness").doubleValue()).isEqualTo(0.3);
        assertThat(again.at("/measuring/regions/left").intValue()).isEqualTo(1);
        assertThat(again.at("/terms/0/temperature").doubleValue()).isEqualTo(3);
        assertThat(Unknown.in(JSON.readTree(text(changed)), JSON.readTree(text(changed)))).isEqualTo(Unknown.NOTHING);
    }

    @Test
    void whatAnEarlierVersionHasNotWrittenTakesItsStandard() throws JsonProcessingException {
        ObjectNode earlier = (ObjectNode) JSON.readTree(text(Scenes.settings(new Jml1(0.5), Scenes.HARD)));
        ((ObjectNode) earlier.at("/terms/0/loss")).remove("smooth");
        ((ObjectNode) earlier.at("/terms/0/reduction")).remove("divisor");
        assertThat(Codec.STANDARD.read(earlier, SettingsDocument.class).on(batch))
                .isEqualTo(Scenes.settings(new Jml1(), Scenes.HARD));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /terms/0/loss     | smooth      | -5       | the field "terms[0].loss.smooth" must lie in 0 to 10 but is -5
            /terms/0/loss     | smooth      | "much"   | the field "terms[0].loss.smooth" must be a number but is "much"
            /terms/0/loss     | smooth      | 1e999    | the field "terms[0].loss.smooth" must be a number but is "Infinity"
            /terms/0          | temperature | 0        | the field "terms[0].temperature" must lie in 0.1 to 20 but is 0
            /terms/0          | activation  | "relu"   | the field "terms[0].activation" must be one of softmax, sigmoid but is "relu"
            /terms/0          | target      | null     | the field "terms[0].target" is missing
            /terms/0          | loss        | 3        | the field "terms[0].loss" must be an object but is 3
            ''                | terms       | {}       | the field "terms" must be a list but is {}
            ''                | terms       | []       | the document cannot be used, because there is either a preset with a target, or a list of terms
            /measuring        | bins        | 2.5      | the field "measuring.bins" must be a whole number but is 2.5
            /prediction       | type        | "cloud"  | the field "prediction.type" must be one of file, exactly-the-target, hard-label but is "cloud"
            """)
    void aWrongValueIsRefusedInOneSentenceNamingItsField(String where, String field, String value, String sentence)
            throws JsonProcessingException {
        ObjectNode document = (ObjectNode) JSON.readTree(text(Scenes.settings(new Jml1(), Scenes.HARD)));
        ObjectNode owner = (ObjectNode) document.at(where);
        owner.set(field, value.equals("1e999") ? owner.numberNode(Double.POSITIVE_INFINITY) : JSON.readTree(value));
        assertThatThrownBy(() -> Codec.STANDARD.read(document, SettingsDocument.class))
                .isInstanceOf(WrongFieldException.class).hasMessage(sentence);
    }

    @Test
    void anUnknownLossIsAnsweredWithTheKnownOnes() throws JsonProcessingException {
        ObjectNode document = (ObjectNode) JSON.readTree(text(Scenes.settings(new Jml1(), Scenes.HARD)));
        ((ObjectNode) document.at("/terms/0/loss")).put("type", "jml9");
        assertThatThrownBy(() -> Codec.STANDARD.read(document, SettingsDocument.class))
                .hasMessageContaining("\"terms[0].loss.type\" must be one of ")
                .hasMessageContainingAll(List.of("jml1", "lovasz-softmax").toArray(String[]::new));
    }

    private static String text(Settings settings) {
        return Codec.STANDARD.write(SettingsDocument.of(settings)).toString();
    }

    private static SettingsDocument read(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            return Codec.STANDARD.read(tree, SettingsDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Held(Set<Integer> numbers, Map<PredictionKind, List<Double>> lists) {
    }

    @Test
    void setsAndMapsComeBackAndAreWrittenInOneOrder() {
        Held held = new Held(Set.of(7, 3, 12), Map.of(PredictionKind.LOGITS, List.of(1.5)));
        assertThat(Codec.STANDARD.read(Codec.STANDARD.write(held), Held.class)).isEqualTo(held);
        assertThat(Codec.STANDARD.write(held).toString())
                .isEqualTo(Codec.STANDARD.write(new Held(Set.of(12, 3, 7), held.lists())).toString());
    }
}
