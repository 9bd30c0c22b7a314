package org.jaccardlab.evaluation.fused;

import java.util.Random;
import org.jaccardlab.rank.LovaszWeights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Errors sorted by radix weigh what the definition says, ties and all. */
class ErrorOrderTest {

    @ParameterizedTest(name = "{0} pixels, {1} levels, one in {2} carries the class")
    @CsvSource({"16, 3, 2", "1600, 10, 3", "1600, 1000000, 5", "4096, 1, 4", "4096, 100, 1000000", "64, 2, 1",
            "20000, 3000, 50"})
    void errorsWeighWhatTheDefinitionSays(int n, int levels, int oneIn) {
        Random random = new Random(n + levels);
        float[] errors = new float[n];
        float[] factors = new float[n];
        int[] labels = new int[n];
        int foreground = 0;
        int counting = 0;
        for (int i = 0; i < n; i++) {
            errors[i] = random.nextInt(9) == 0 ? 0 : (1 + random.nextInt(levels)) / (float) levels;
            factors[i] = random.nextInt(11) == 0 ? 0 : 1;
            labels[i] = factors[i] == 0 ? -1 : random.nextInt(oneIn) == 0 ? 7 : 3;
            foreground += labels[i] == 7 ? 1 : 0;
            counting += factors[i] == 0 ? 0 : 1;
        }
        ErrorOrder order = ErrorOrder.ofThread();
        RankKeysKernel.run(errors, 0, factors, 0, errors, 0, labels, 0, 7, n, order.keys(n), 0);
        float[] weights = new float[n];
        double loss = order.weigh(n, foreground, 2, weights);

        double[] kept = new double[counting];
        double[] members = new double[counting];
        int filled = 0;
        for (int i = 0; i < n; i++) {
            if (factors[i] != 0) {
                kept[filled] = errors[i];
                members[filled++] = labels[i] == 7 ? 1 : 0;
            }
        }
        double[] expected = LovaszWeights.of(kept, members);
        double expectedLoss = 0;
        filled = 0;
        for (int i = 0; i < n; i++) {
            if (factors[i] == 0) {
                assertThat(weights[i]).isZero();
                continue;
            }
            expectedLoss += expected[filled] * kept[filled];
            double weight = errors[i] == 0 ? 0 : 2 * expected[filled];
            assertThat((double) weights[i]).isCloseTo(weight, within(1e-6 * weight));
            filled++;
        }
        assertThat(loss).isCloseTo(expectedLoss, within(1e-9));
    }
}
