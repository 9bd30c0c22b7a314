package org.jaccardlab.preset;

import java.util.Collections;
import java.util.stream.Stream;
import org.jaccardlab.evaluation.Scenes;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every library's loss can be chosen by name and tuned by the library's own names. */
class PresetsTest {

    private static final TargetRecipe HARD = TargetRecipe.plain(Scenes.HARD);

    private final Batch batch = Batch.of(Scenes.random(7, 3, new Size(6, 5)));

    @AfterEach
    void close() {
        batch.close();
    }

    static Stream<Preset> every() {
        return Presets.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("every")
    void aPresetSaysWhoseItIsAndWhatItsParametersDo(Preset preset) {
        assertThat(preset.library()).isNotBlank();
        assertThat(Presets.withId(Presets.id(preset))).isEqualTo(preset);
        for (Parameter parameter : Parameters.of(preset.asRecord())) {
            assertThat(parameter.help()).as(parameter.name()).isNotBlank();
            if (parameter instanceof Parameter.Numeric number && number.value().isPresent()) {
                assertThat(number.number()).as(parameter.name()).isBetween(number.min(), number.max());
            }
            if (parameter instanceof Parameter.Choice choice && !choice.optional()) {
                assertThat(choice.chosen()).as(parameter.name()).isPresent();
            }
        }
    }

    @Test
    void titlesAreUnique() {
        assertThat(Presets.all()).extracting(Preset::title).doesNotHaveDuplicates();
    }

    @Test
    void anUnknownIdIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Presets.withId("dice")).hasMessageContaining("monai-dice").hasMessageContaining("jdt");
    }

    @Test
    void anotherTargetIsDerivedAnewAndAChangeByHandEndsIt() {
        Objective derived = Objective.of(new TorchCrossEntropyLoss(null, null, 0.2, "mean"), batch, HARD);
        assertThat(derived.first().target().epsilon()).isEqualTo(0.2);
        assertThat(derived.target(0)).isEqualTo(HARD);
        Objective moved = derived.withTarget(0, false, recipe -> recipe.withSmoothing(new Smoothing.Uniform(0.1)),
                batch);
        assertThat(moved.origin()).isEqualTo(derived.origin());
        assertThat(moved.target(0).epsilon()).isEqualTo(0.1);
        assertThat(moved.first().target().epsilon()).isEqualTo(0.2);
        assertThat(derived.withFirst(term -> term.withWeight(2)).origin()).isEmpty();
    }

    @Test
    void weightsForOtherClassesAreRefusedInASentenceAndLeftOutOnAnotherBatch() {
        Preset weighted = new TorchCrossEntropyLoss(null, Collections.nCopies(9, 1.0), 0, "mean");
        assertThatThrownBy(() -> Objective.of(weighted, batch, HARD))
                .hasMessage("weight 1,1,1,1,1,1,1,1,1 is not for 3 classes");
        assertThat(weighted.fittedTo(batch)).isEqualTo(new TorchCrossEntropyLoss(null, null, 0, "mean"));
    }

    @Test
    void lovaszIsRefusedOnASoftTargetWithTheReason() {
        assertThat(new LovaszSoftmaxLoss().refusal(batch, new TargetRecipe(Scenes.HARD, 0.1)))
                .hasValue("needs a hard target");
        assertThat(new LovaszSoftmaxLoss().refusal(batch, HARD)).isEmpty();
    }
}
