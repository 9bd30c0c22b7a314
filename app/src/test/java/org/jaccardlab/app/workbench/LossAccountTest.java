package org.jaccardlab.app.workbench;

import org.jaccardlab.loss.Loss;
import org.jaccardlab.parameter.Parameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class LossAccountTest {

    @ParameterizedTest
    @MethodSource("org.jaccardlab.loss.Loss#catalogue")
    void everyLossIsExplained(Loss loss) {
        LossAccount account = LossAccount.of(loss);
        assertThat(account.title()).isEqualTo(loss.title());
        assertThat(account.formula()).isNotBlank();
        assertThat(account.about()).endsWith(".");
        assertThat(account.parameters()).hasSameSizeAs(Parameters.of(loss.asRecord()))
                .allSatisfy(line -> assertThat(line.help()).isNotBlank());
    }
}
