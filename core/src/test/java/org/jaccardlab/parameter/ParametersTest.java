package org.jaccardlab.parameter;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import org.jaccardlab.loss.FocalTversky;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.Tversky;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.Smoothing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ParametersTest {

    static Stream<Loss> everyLoss() {
        return Loss.catalogue().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyLoss")
    void everyStandardValueLiesInItsRangeAndSurvivesTheSlider(Loss loss) {
        for (Parameter parameter : Parameters.of(loss.asRecord())) {
            assertThat(parameter.help()).isNotBlank();
            if (parameter instanceof Parameter.Numeric number) {
                assertThat(number.number()).isBetween(number.min(), number.max());
                assertThat(number.at(number.travel(number.number()))).isCloseTo(number.number(), within(1e-9));
            }
        }
    }

    @Test
    void aSliderOfAnOddNumberGivesOddNumbersOnly() {
        Parameter.Numeric k = Parameters.number(new Smoothing.Boundary(), "k");
        for (double travel = 0; travel <= 1; travel += 0.001) {
            assertThat(new Smoothing.Boundary(0.5, (int) k.at(travel)).k()).isEqualTo((int) k.at(travel));
        }
        assertThat(k.at(0)).isEqualTo(1);
        assertThat(k.at(1)).isEqualTo(31);
    }

    @Test
    void aChangedCopyDiffersInThatValueOnly() {
        assertThat(Parameters.with(new Tversky(0.3, 0.7, 0.1), "beta", 0.9)).isEqualTo(new Tversky(0.3, 0.9, 0.1));
    }

    @Test
    void wholeNumbersAndFlagsKeepTheirKind() {
        FocalTversky loss = new FocalTversky(1, 1, 2, 1, false, 0);
        assertThat(Parameters.with(loss, "norm", 2)).isEqualTo(new FocalTversky(1, 1, 2, 2, false, 0));
        assertThat(Parameters.with(loss, "log", true)).isEqualTo(new FocalTversky(1, 1, 2, 1, true, 0));
        assertThatThrownBy(() -> Parameters.with(loss, "norm", 1.5))
                .hasMessage("norm must be a whole number but is 1.5");
    }

    @Test
    void aValueOutOfRangeIsRefusedWithTheRange() {
        assertThatThrownBy(() -> Parameters.with(new Jml1(), "smooth", -1))
                .hasMessage("smooth must lie in 0 to 10 but is -1");
        assertThatThrownBy(() -> Parameters.with(new Jml1(), "smooth", Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Parameters.with(new Tversky(), "gamma", 1))
                .hasMessage("Tversky has no parameter \"gamma\": choose one of alpha, beta, smooth");
    }

    /** One component of every kind. */
    record Sampler(@Nullable @Range(min = 0, max = 1, help = "h") Double alpha,
            @Help(value = "h", options = {
                    "mean", "sum"}) String reduction,
            @Help("h") ActiveClasses active,
            @Help("h") List<Double> weights, @JsonProperty("class_list") @Help("h") List<Integer> classes) {
    }

    private static final Sampler SAMPLER = new Sampler(null, "mean", ActiveClasses.PRESENT, List.of(), List.of());

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', value = {"alpha | 0.5", "alpha | ''", "reduction | sum", "active | all",
            "weights | 1,2,0.5", "class_list | 0,2"})
    void whatIsTypedComesBackAsTyped(String name, String text) {
        assertThat(Parameters.of(Parameters.withText(SAMPLER, name, text), name).text()).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', value = {"alpha | 2 | alpha must lie in 0 to 1 but is 2",
            "alpha | much | alpha is a number such as 0.25, not \"much\"",
            "reduction | none | reduction is one of mean, sum, not \"none\"",
            "active | some | active is one of present, all, not \"some\"",
            "weights | 1,x | weights is a number such as 0.25, not \"x\"",
            "class_list | a | class_list takes numbers of classes such as 0,2, not \"a\""})
    void whatCannotBeUnderstoodIsAnsweredWithWhatCan(String name, String text, String answer) {
        assertThatThrownBy(() -> Parameters.withText(SAMPLER, name, text)).hasMessage(answer);
    }

    @Test
    void aNormAboveOneWithUnequalPricesIsRefusedWithTheReason() {
        assertThatThrownBy(() -> Parameters.with(new FocalTversky(), "norm", 2)).hasMessageContaining("wrong place");
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "1, 1", "0.0000001, 1e-7", "1.3333333333333333, 1.3333334", "-2, -2"})
    void numbersAreWrittenAsPeopleWriteThem(double number, String written) {
        assertThat(Parameters.number(number)).isEqualTo(written);
    }
}
