package org.jaccardlab.survey;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class WorstTest {

    private final LabelMap labels = ComponentsTest.LABELS;
    private final Field field = new Field(labels.size(),
            new float[]{1, 1, 1, 1, 1, 9, 1, 1, 1, 1, 4, 6, 3, 1, Float.NaN, 100});

    @Test
    void thePixelsComeLargestFirstAndEqualsInTheOrderOfThePicture() {
        assertThat(Worst.pixels(field, labels.kept(), labels, 5)).extracting(Worst.Place::pixel)
                .containsExactly(5, 11, 10, 12, 0);
    }

    @Test
    void theyAreThoseThatSortingWouldFind() {
        Random random = new Random(3);
        Size size = new Size(40, 50);
        float[] values = new float[size.pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(500) - 250;
        }
        LabelMap plain = new LabelMap(size, new byte[size.pixels()]);
        List<Integer> sorted = IntStream.range(0, values.length).boxed()
                .sorted(Comparator.comparing((Integer i) -> -values[i]).thenComparing(i -> i)).limit(100).toList();
        assertThat(Worst.pixels(new Field(size, values), KeepMask.all(size), plain, 100))
                .extracting(Worst.Place::pixel).isEqualTo(sorted);
    }

    @Test
    void regionsAreAddedUpAndSayWhereTheirWorstPixelIs() {
        List<Worst.Place> regions = Worst.regions(field, labels.kept(), labels, 3);
        assertThat(regions).extracting(Worst.Place::label).containsExactly(0, 1, 1);
        assertThat(regions.get(0).sum()).isEqualTo(10);
        assertThat(regions.get(1)).isEqualTo(new Worst.Place(1, 11, 2, 10));
        assertThat(regions.get(2)).isEqualTo(new Worst.Place(1, 5, 1, 9));
    }

    @Test
    void classesAddUpToAllThatIsKept() {
        List<Worst.Place> classes = Worst.classes(field, labels.kept(), labels);
        assertThat(classes).extracting(Worst.Place::label).containsExactly(1, 0, 2);
        assertThat(classes.stream().mapToDouble(Worst.Place::sum).sum()).isCloseTo(19 + 10 + 3, within(1e-9));
    }
}
