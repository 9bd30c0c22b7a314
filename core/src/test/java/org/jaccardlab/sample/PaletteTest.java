package org.jaccardlab.sample;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class PaletteTest {

    private static final ClassTable FOREST = new ClassTable(
            IntStream.range(0, 30).mapToObj(c -> new ClassTable.Entry("tree " + c, 0x00ff00)).toList());

    @Test
    void theDataSetsOwnColoursStayAsTheyAre() {
        assertThat(Palette.OWN.of(FOREST)).isSameAs(FOREST);
    }

    @ParameterizedTest
    @EnumSource(names = {"DISTINCT", "MUTED"})
    void othersGiveEveryClassAColourOfItsOwnAndKeepItsName(Palette palette) {
        List<ClassTable.Entry> entries = palette.of(FOREST).entries();
        assertThat(entries).extracting(ClassTable.Entry::name)
                .isEqualTo(FOREST.entries().stream().map(ClassTable.Entry::name).toList());
        assertThat(entries.subList(0, 14)).extracting(ClassTable.Entry::rgb).doesNotHaveDuplicates();
    }
}
