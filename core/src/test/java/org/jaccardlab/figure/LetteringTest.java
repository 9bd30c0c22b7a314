package org.jaccardlab.figure;

import java.util.List;
import org.jaccardlab.raster.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LetteringTest {

    private final Lettering lettering = Lettering.besides(new Size(400, 600), Paper.LIGHT);

    @Test
    void noLineIsWiderThanAllowed() {
        String text = "the quick brown fox jumps over the lazy dog and Donaudampfschifffahrtsgesellschaft ".repeat(3);

        assertThat(lettering.wrapped(text, 90)).allSatisfy(line -> assertThat(lettering.width(line)).isLessThan(91));
    }

    @Test
    void wrappingLosesNoWord() {
        String text = "the quick brown fox jumps over the lazy dog";

        assertThat(String.join(" ", lettering.wrapped(text, 100))).isEqualTo(text);
    }

    @Test
    void aWordThatIsTooLongIsBroken() {
        List<String> lines = lettering.wrapped("Donaudampfschifffahrtsgesellschaft", 80);

        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(String.join("", lines)).isEqualTo("Donaudampfschifffahrtsgesellschaft");
    }

    @Test
    void lineBreaksAreKept() {
        assertThat(lettering.wrapped("one\n\ntwo", 500)).containsExactly("one", "", "two");
    }

    @Test
    void noTextIsNoLine() {
        assertThat(lettering.wrapped("  ", 500)).isEmpty();
    }

    @Test
    void typeGrowsWithThePictureWithinLimits() {
        assertThat(Lettering.besides(new Size(3, 3), Paper.LIGHT).ems(1)).isEqualTo(13);
        assertThat(Lettering.besides(new Size(1024, 2048), Paper.LIGHT).ems(1)).isEqualTo(40);
        assertThat(Lettering.besides(new Size(9000, 9000), Paper.LIGHT).ems(1)).isEqualTo(48);
    }
}
