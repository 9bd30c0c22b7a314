package org.jaccardlab.rank;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The order found by radix is that of a comparing sort. */
class FallingOrderTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3000})
    void itIsTheOrderOfAComparingSort(int n) {
        Random random = new Random(n);
        // Many equals among them.
        double[] errors = random.doubles(n, -3, 3).map(e -> random.nextBoolean() ? Math.rint(e) : e).toArray();
        double[] members = random.ints(n, 0, 3).asDoubleStream().toArray();
        Comparator<Integer> rising = Comparator.<Integer>comparingDouble(i -> errors[i]).thenComparingDouble(
                i -> members[i]);
        int[] expected = IntStream.range(0, n).boxed().sorted(rising.reversed()).mapToInt(i -> i).toArray();
        assertThat(new FallingOrder(n).by(members).by(errors).order()).isEqualTo(expected);
    }

    @Test
    void everyMagnitudeAndSignHasItsPlace() {
        double[] numbers = {0, -1e-300, Double.MIN_VALUE, -0.0, 1e300, -1e300, 1, -1};
        assertThat(new FallingOrder(8).by(numbers).order()).containsExactly(4, 6, 2, 0, 3, 1, 7, 5);
    }
}
