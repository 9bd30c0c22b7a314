package org.jaccardlab.raster;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RowSetTest {

    private final RowSet some = RowSet.of(10, IntStream.of(7, 2, 3, 2));

    @Test
    void rowsAreFoundInOrder() {
        assertThat(some.next(0)).isEqualTo(2);
        assertThat(some.nextOutside(2)).isEqualTo(4);
        assertThat(some.next(4)).isEqualTo(7);
        assertThat(some.next(8)).as("none").isEqualTo(10);
        assertThat(RowSet.all(10).nextOutside(0)).isEqualTo(10);
    }

    @Test
    void allOfThemContainAnyOfThem() {
        RowSet all = RowSet.all(10);
        assertThat(all.isAll()).isTrue();
        assertThat(all.containsAll(some)).isTrue();
        assertThat(some.containsAll(all)).isFalse();
        assertThat(some.isAll()).isFalse();
        assertThat(RowSet.of(10, IntStream.range(0, 10))).isEqualTo(all);
    }

    @Test
    void aRowBeyondThePictureIsRefused() {
        assertThatThrownBy(() -> RowSet.of(10, IntStream.of(10))).hasMessage("a picture of 10 rows has no row 10");
    }
}
