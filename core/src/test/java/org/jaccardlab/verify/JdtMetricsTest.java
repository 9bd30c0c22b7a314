package org.jaccardlab.verify;

import java.util.List;
import java.util.Map;
import org.jaccardlab.metric.ImageTally;
import org.jaccardlab.metric.Tallies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What the reference repository prints where we say "not defined". */
class JdtMetricsTest {

    private static final List<ImageTally> BINARY = Tallies.ofClasses(2, "0000 0000 1100", "0000 0001 1000");

    @ParameterizedTest
    @CsvSource({"Acc, 50", "mIoUD, 33.333", "mIoUI, 50", "mIoUC, 52.778", "mIoUI50, 0"})
    void binaryRulesLookAtTheSecondClass(String name, double percent) {
        assertThat(JdtMetrics.accuracies(BINARY, true, 50).get(name)).isCloseTo(percent, within(1e-3));
    }

    @Test
    void aClassThatIsOnlyPredictedHasNoAccuracyUnderBinaryRules() {
        assertThat(JdtMetrics.accuracies(BINARY, true, 50).get("mAccI")).isNaN();
        assertThat(JdtMetrics.accuracies(BINARY, true, 50).get("mAccC")).isNaN();
    }

    @Test
    void anAbsentClassIsNaNOrAFiller() {
        Map<String, Double> numbers = JdtMetrics.accuracies(Tallies.ofClasses(3, "001 110", "001 100"), false, 50);
        assertThat(numbers.get("mIoUD")).isNaN();
        assertThat(numbers.get("mIoUC")).isNaN();
        assertThat(numbers.get("mIoUC50")).isGreaterThan(1e7);
        assertThat(numbers.get("mIoUCQ")).isGreaterThan(1e7);
        assertThat(numbers.get("mIoUI")).isBetween(0.0, 100.0);
    }
}
