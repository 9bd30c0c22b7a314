package org.jaccardlab.survey;

import org.jaccardlab.label.LabelMap;
import org.jaccardlab.raster.PixelSet;
import org.jaccardlab.raster.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComponentsTest {

    private static final int I = LabelMap.IGNORED;

    /** Two regions of class 1 that meet at a corner only, a ring of class 0, an ignored pixel. */
    static final LabelMap LABELS = labels(new int[][]{{0, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 1}, {2, 0, 0, I}});

    static LabelMap labels(int[][] rows) {
        Size size = new Size(rows.length, rows[0].length);
        byte[] labels = new byte[size.pixels()];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length; x++) {
                labels[size.pixel(x, y)] = (byte) rows[y][x];
            }
        }
        return new LabelMap(size, labels);
    }

    @Test
    void pixelsOfOneClassThatShareASideHangTogether() {
        Components components = Components.of(LABELS);
        assertThat(components.count()).isEqualTo(4);
        assertThat(components.at(0)).isEqualTo(components.at(13));
        assertThat(components.at(10)).isEqualTo(components.at(11)).isNotEqualTo(components.at(5));
        assertThat(components.at(15)).isEqualTo(Components.NONE);
    }

    @Test
    void oneComponentIsFoundFromAnyOfItsPixels() {
        PixelSet region = Components.at(LABELS, 11);
        assertThat(region).isEqualTo(PixelSet.where(LABELS.size(), pixel -> pixel == 10 || pixel == 11));
        assertThat(Components.at(LABELS, 15).isEmpty()).isTrue();
    }

    @Test
    void aMapOfOneClassIsOneComponent() {
        LabelMap plain = labels(new int[300][400]);
        assertThat(Components.of(plain).count()).isEqualTo(1);
        assertThat(Components.at(plain, 777).count()).isEqualTo(300 * 400);
    }
}
