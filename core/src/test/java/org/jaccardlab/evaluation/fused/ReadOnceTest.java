package org.jaccardlab.evaluation.fused;

import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReadOnceTest {

    @ParameterizedTest
    @CsvSource({"1,1,FLOAT32", "6,1001,FLOAT32", "5,300,FLOAT16", "4,257,FLOAT16"})
    void everyByteIsReadOnce(int classes, int pixels, Precision precision) {
        Random random = new Random(5);
        byte[] labels = new byte[pixels];
        random.nextBytes(labels);
        try (Volume volume = Volume.allocate(classes, new Size(1, pixels), precision);
                Volume other = Volume.allocate(2, new Size(1, pixels), precision)) {
            int expected = 0;
            for (byte label : labels) {
                expected += label;
            }
            for (Volume each : List.of(volume, other)) {
                for (long k = 0; k < each.memory().byteSize(); k++) {
                    byte number = (byte) random.nextInt();
                    each.memory().set(ValueLayout.JAVA_BYTE, k, number);
                    expected += number;
                }
            }
            for (int tile : new int[]{64, 100, 4096}) {
                assertThat(new ReadOnce(2).read(List.of(volume, other), labels, tile)).isEqualTo(expected & 0xff);
            }
        }
    }
}
