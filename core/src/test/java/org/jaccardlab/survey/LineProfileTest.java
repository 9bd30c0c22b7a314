package org.jaccardlab.survey;

import org.jaccardlab.label.KeepMask;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LineProfileTest {

    private static final Size SIZE = new Size(3, 5);

    @Test
    void aLinePassesOnePixelAStepOfItsLongerDirection() {
        assertThat(LineProfile.pixels(SIZE, 0, 0, 4, 2)).containsExactly(0, 6, 7, 13, 14);
        assertThat(LineProfile.pixels(SIZE, 2, 2, 2, 0)).containsExactly(12, 7, 2);
        assertThat(LineProfile.pixels(SIZE, 3, 1, 3, 1)).containsExactly(8);
    }

    @Test
    void itCannotLeaveThePicture() {
        assertThatThrownBy(() -> LineProfile.pixels(SIZE, 0, 0, 5, 0)).hasMessageContaining("cannot go");
    }

    @Test
    void ignoredAndNotFinitePixelsLeaveGaps() {
        Field field = new Field(new Size(1, 4), new float[]{1, 2, Float.NEGATIVE_INFINITY, 4});
        KeepMask kept = KeepMask.where(field.size(), pixel -> pixel != 1);
        assertThat(LineProfile.values(field, kept, 3, new int[]{0, 1, 2, 3})).containsExactly(3, Double.NaN, Double.NaN,
                12);
    }
}
