package org.jaccardlab.calibration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class DirichletKernelsTest {

    private static final double[][] KEYS = {{0.8, 0.2}, {0.2, 0.8}};
    private static final int[] CLASSES = {0, 1};

    /** From the code of the JDT losses, run on the same keys. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.9, 0.999998", "0.1, 0.6, 0.919294", "0.1, 0.3, 0.006158", "0.5, 0.9, 0.933185",
            "0.5, 0.6, 0.619295", "0.5, 0.3, 0.265659", "1, 0.9, 0.788905", "1, 0.6, 0.560521", "1, 0.3, 0.375574"})
    void answersOfTheReferenceCode(double bandwidth, double p, double expected) {
        double[] x = {p, 1 - p};
        new DirichletKernels(KEYS, CLASSES, bandwidth).recalibrate(x);
        assertThat(x[0]).isCloseTo(expected, within(1e-6));
        assertThat(x[0] + x[1]).isCloseTo(1, within(1e-12));
    }

    @Test
    void kernelsThatUnderflowStillAnswer() {
        double[] x = {0, 1};
        new DirichletKernels(KEYS, CLASSES, 1e-3).recalibrate(x);
        assertThat(x).containsExactly(0, 1);
    }

    @Test
    void theLogarithmOfGammaHoldsToThirteenDigits() {
        assertThat(DirichletKernels.logGamma(1)).isCloseTo(0, within(1e-13));
        assertThat(DirichletKernels.logGamma(1.5)).isCloseTo(Math.log(Math.sqrt(Math.PI) / 2), within(1e-13));
        assertThat(DirichletKernels.logGamma(5)).isCloseTo(Math.log(24), within(1e-13));
        assertThat(DirichletKernels.logGamma(21)).isCloseTo(Math.log(2432902008176640000.0), within(1e-12));
    }

    @Test
    void aBandwidthIsAboveZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DirichletKernels(KEYS, CLASSES, 0))
                .withMessage("the bandwidth must be above 0 but is 0.0");
    }
}
