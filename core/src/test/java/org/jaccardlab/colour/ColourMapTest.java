package org.jaccardlab.colour;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class ColourMapTest {

    /** A channel has 8 bits, which moves the lightness of a colour by so much. */
    private static final double ROUNDING = 0.45;

    private static final int LAST = ColourMap.ENTRIES - 1;

    static Stream<ColourMap> sequential() {
        return ColourMap.names(false).stream().map(ColourMap::named);
    }

    static Stream<ColourMap> signed() {
        return ColourMap.names(true).stream().map(ColourMap::named);
    }

    @Test
    void bothKindsOfMapAreOffered() {
        assertThat(ColourMap.names()).containsExactly("viridis", "cividis", "magma", "grey", "blue-white-red",
                "blue-black-amber");
        assertThat(ColourMap.names(true)).containsExactly("blue-white-red", "blue-black-amber");
    }

    @Test
    void viridisHasTheColoursThatWerePublished() {
        ColourMap viridis = ColourMap.named("viridis");

        assertThat(viridis.argb(0)).isEqualTo(0xff440154);
        assertThat(viridis.argb(LAST)).isEqualTo(0xfffde725);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatIllegalArgumentException().isThrownBy(() -> ColourMap.named("jet"))
                .withMessageContaining("jet")
                .withMessageContaining("viridis");
    }

    @ParameterizedTest
    @MethodSource("sequential")
    void aSequentialMapGrowsLighterAllTheWay(ColourMap map) {
        for (int i = 0; i + 8 < ColourMap.ENTRIES; i++) {
            assertThat(lightness(map, i + 8)).as("entry %d", i).isGreaterThan(lightness(map, i) - ROUNDING);
        }
        assertThat(lightness(map, LAST) - lightness(map, 0)).isGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("sequential")
    void aSequentialMapIsHalfAsLightInTheMiddle(ColourMap map) {
        double mean = (lightness(map, 0) + lightness(map, LAST)) / 2;

        assertThat(lightness(map, ColourMap.ENTRIES / 2)).isCloseTo(mean, within(5.0));
    }

    @ParameterizedTest
    @MethodSource("signed")
    void aSignedMapIsNeutralInTheMiddle(ColourMap map) {
        assertThat(Lab.of(map.at(0.5)).chroma()).isLessThan(1);
        assertThat(Lab.of(map.argb(ColourMap.ENTRIES / 2 - 1)).chroma()).isLessThan(1);
    }

    @ParameterizedTest
    @MethodSource("signed")
    void aSignedMapIsAsLightOnBothSides(ColourMap map) {
        for (int i = 0; i < ColourMap.ENTRIES / 2; i++) {
            assertThat(lightness(map, i)).as("entry %d", i).isCloseTo(lightness(map, LAST - i), within(2 * ROUNDING));
        }
    }

    @ParameterizedTest
    @MethodSource("signed")
    void lightnessRunsEvenlyFromTheMiddleOfASignedMapToItsEnds(ColourMap map) {
        double middle = lightness(map, ColourMap.ENTRIES / 2);
        double end = lightness(map, LAST);

        for (int i = ColourMap.ENTRIES / 2; i < ColourMap.ENTRIES; i++) {
            double part = (i - ColourMap.ENTRIES / 2.0) / (ColourMap.ENTRIES / 2.0);
            assertThat(lightness(map, i)).as("entry %d", i).isCloseTo(middle + part * (end - middle), within(0.6));
        }
    }

    @Test
    void oneSignedMapHasALightMiddleAndTheOtherADarkOne() {
        assertThat(Lab.of(ColourMap.named("blue-white-red").at(0.5)).lightness()).isGreaterThan(95);
        assertThat(Lab.of(ColourMap.named("blue-black-amber").at(0.5)).lightness()).isLessThan(15);
    }

    @Test
    void positionsBeyondTheEndsHaveTheColourOfTheEnd() {
        ColourMap map = ColourMap.named("cividis");

        assertThat(map.at(-3)).isEqualTo(map.argb(0));
        assertThat(map.at(1)).isEqualTo(map.argb(LAST));
        assertThat(map.at(1e300)).isEqualTo(map.argb(LAST));
    }

    @Test
    void aSignedMapKeepsItsMiddleAtZeroBetweenAnyLimits() {
        ColourMap whole = ColourMap.named("blue-white-red");
        ColourMap part = whole.between(new Limits(-1, 4));

        assertThat(part.at(0.2)).as("zero").isEqualTo(whole.at(0.5));
        assertThat(part.at(0.9999)).isEqualTo(whole.at(0.9999));
        assertThat(part.at(0)).as("as far below zero as 1 of 4").isEqualTo(whole.at(0.375));
        assertThat(whole.between(new Limits(-4, 4))).isSameAs(whole);
        assertThat(part).isEqualTo(whole.between(new Limits(-1, 4))).isNotEqualTo(whole);
    }

    @Test
    void otherMapsServeAllLimitsAsTheyAre() {
        ColourMap map = ColourMap.named("viridis");

        assertThat(map.between(new Limits(-1, 4))).isSameAs(map);
    }

    private static double lightness(ColourMap map, int entry) {
        return Lab.of(map.argb(entry)).lightness();
    }
}
