package org.jaccardlab.parameter;

import java.util.stream.Stream;
import org.jaccardlab.loss.FocalTversky;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.Tversky;
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
            assertThat(parameter.value()).isBetween(parameter.min(), parameter.max());
            assertThat(parameter.at(parameter.travel(parameter.value()))).isCloseTo(parameter.value(),
                    within(1e-9));
            assertThat(parameter.help()).isNotBlank();
        }
    }

    @Test
    void aChangedCopyDiffersInThatValueOnly() {
        assertThat(Parameters.with(new Tversky(0.3, 0.7, 0.1), "beta", 0.9)).isEqualTo(new Tversky(0.3, 0.9, 0.1));
    }

    @Test
    void wholeNumbersAndFlagsKeepTheirKind() {
        FocalTversky loss = new FocalTversky(1, 1, 2, 1, false, 0);
        assertThat(Parameters.with(loss, "norm", 2)).isEqualTo(new FocalTversky(1, 1, 2, 2, false, 0));
        assertThat(Parameters.with(loss, "log", 1)).isEqualTo(new FocalTversky(1, 1, 2, 1, true, 0));
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
