package org.jaccardlab.coding;

import org.jaccardlab.io.ClassTableCatalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LabelTableTest {

    @ParameterizedTest
    @CsvSource({"#804080, road", "#80403F, road", "#A04080, road", "#81417F, road", "#464647, building",
            "#00008D, car", "#966465, bridge"})
    void theNearestColourIsTheOneThatAPersonMeant(String colour, String name) {
        assertThat(ClassTableCatalogue.named("cityscapes").nearest(Integer.decode(colour)).orElseThrow().name())
                .isEqualTo(name);
    }
}
