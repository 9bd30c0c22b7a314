package org.jaccardlab.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jaccardlab.preset.Preset;
import org.jaccardlab.preset.Presets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Other libraries' losses and the reduction by their names. */
class PresetOptionsTest {

    private static JsonNode evaluated(String... more) throws JsonProcessingException {
        String[] args = new String[more.length + 2];
        args[0] = "evaluate";
        args[1] = Told.sample("earth");
        System.arraycopy(more, 0, args, 2, more.length);
        return Told.by(args).json();
    }

    @Test
    void aPresetIsNamedWithItsLibraryAndItsParameters() throws JsonProcessingException {
        JsonNode plain = evaluated("--preset", "monai-dice");
        assertThat(plain.at("/preset/library").asText()).isEqualTo("MONAI");
        assertThat(plain.at("/preset/parameters/smooth_nr").asDouble()).isEqualTo(1e-5);
        JsonNode jaccard = evaluated("--preset", "monai-dice", "--set", "jaccard=yes");
        assertThat(jaccard.get("loss").asDouble()).isGreaterThan(plain.get("loss").asDouble());
        assertThat(jaccard.get("title").asText()).isEqualTo("MONAI DiceLoss (jaccard yes)");
        assertThat(evaluated().has("preset")).isFalse();
    }

    @Test
    void whatIsUnknownIsAnsweredWithWhatThereIs() {
        Told.by("evaluate", Told.sample("earth"), "--preset", "dice").refused("monai-dice");
        Told.by("evaluate", Told.sample("earth"), "--preset", "monai-dice", "--set", "smooth=1").refused("smooth_nr");
        Told.by("evaluate", Told.sample("earth"), "--preset", "monai-dice", "--loss", "jml1").refused("--preset");
        Told.by("evaluate", Told.sample("earth"), "--reduction", "alpha=1").refused("pixel-divisor", "threshold");
        Told.by("evaluate", Told.sample("earth"), "--weights", "1,2,3,4,5,6,7,8,9,1,1,1").refused("class weights");
        Told.by("evaluate", Told.sample("earth"), "--class-list", "77").refused("There is no class 77");
    }

    @Test
    void aPresetThatMakesNoSenseOnTheTargetIsRefusedWithTheReason() {
        Told.by("evaluate", Told.sample("earth"), "--preset", "lovasz-softmax", "--epsilon", "0.1")
                .refused("LovaszSoftmax lovasz_softmax: needs a hard target");
    }

    @Test
    void theReductionIsSaidByName() throws JsonProcessingException {
        double mean = evaluated().get("loss").asDouble();
        assertThat(evaluated("--reduction", "divisor=one").get("loss").asDouble()).isGreaterThan(mean);
        JsonNode first = evaluated("--class-list", "0");
        assertThat(first.at("/terms/0/classes/0/active").asBoolean()).isTrue();
        assertThat(first.at("/terms/0/classes/1/active").asBoolean()).isFalse();
    }

    @Test
    void everyPresetIsListed() {
        Told told = Told.by("presets");
        assertThat(told.code()).isZero();
        for (Preset preset : Presets.all()) {
            assertThat(told.out()).contains(preset.library(), Presets.id(preset) + ": ");
        }
    }
}
