package org.jaccardlab.app;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A screen that is not there is noticed at once. */
@Timeout(value = 5, unit = TimeUnit.SECONDS)
class DisplayTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void nothingSetIsNoScreen(String display) {
        assertThat(Display.missing(display)).hasValue("DISPLAY is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"screen", ":", ":one", ":0.", ":-1", ":99999999999999999999"})
    void whatIsNoAddressIsNoScreen(String display) {
        assertThat(Display.missing(display)).hasValue("DISPLAY is " + display + ", which names no screen");
    }

    @ParameterizedTest
    @ValueSource(strings = {":97", ":97.0", "unix:97", "localhost:97", ":70000"})
    void whereNobodyAnswersIsNoScreen(String display) {
        assertThat(Display.missing(display)).hasValue("nothing answers at DISPLAY " + display);
    }

    @Test
    void aLineBreakDoesNotBreakTheLine() {
        assertThat(Display.missing("a\nb").orElseThrow()).doesNotContain("\n");
    }
}
