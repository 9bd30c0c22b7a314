package org.jaccardlab.rank;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LovaszMoveTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void movingAnErrorChangesTheExtensionByWhatSortingAnewSays(long seed) {
        Random random = new Random(seed);
        int n = 1 + random.nextInt(12);
        double[] errors = random.doubles(n).map(each -> Math.rint(each * 8) / 8).toArray();
        double[] members = random.ints(n, 0, 2).asDoubleStream().toArray();
        for (int pixel = 0; pixel < n; pixel++) {
            LovaszMove move = new LovaszMove(errors, members, pixel);
            for (double to : new double[]{0, 0.125, 0.3, errors[pixel], 0.99, 1, 2.5}) {
                double[] moved = errors.clone();
                moved[pixel] = to;
                assertThat(move.gain(to)).as("pixel %d to %s", pixel, to)
                        .isCloseTo(extension(errors, members) - extension(moved, members), within(1e-12));
            }
        }
    }

    private static double extension(double[] errors, double[] members) {
        double[] weights = LovaszWeights.of(errors, members);
        double sum = 0;
        for (int i = 0; i < errors.length; i++) {
            sum += weights[i] * errors[i];
        }
        return sum;
    }
}
