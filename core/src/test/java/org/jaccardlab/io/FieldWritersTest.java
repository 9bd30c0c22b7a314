package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is written is what our own readers read, bit for bit. */
class FieldWritersTest {

    private static final Size SIZE = new Size(37, 53);

    @TempDir
    Path folder;

    private static Field field(int seed) {
        float[] values = new float[SIZE.pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(seed + i * 0.37) * (i % 5 == 0 ? 1e-30f : 3e7f);
        }
        values[7] = Float.NaN;
        values[8] = Float.NEGATIVE_INFINITY;
        values[9] = -0f;
        values[10] = Float.MIN_VALUE;
        return new Field(SIZE, values);
    }

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new LinkedHashMap<>();
        fields.put("share", field(1));
        fields.put("gradient-logit_l\u00e4ke", field(2));
        fields.put("e", field(3));
        return fields;
    }

    private static int[] bits(List<Double> numbers) {
        return numbers.stream().mapToInt(number -> Float.floatToIntBits(number.floatValue())).toArray();
    }

    private static int[] bits(Field field) {
        return IntStream.range(0, field.size().pixels()).map(i -> Float.floatToIntBits(field.at(i))).toArray();
    }

    @Test
    void fieldsKeepTheirNamesAndNumbersInAnNpz() throws IOException {
        Path file = folder.resolve("fields.npz");
        NpzWriter.write(file, fields());
        assertThat(ReadArray.keys(file)).containsExactlyElementsOf(fields().keySet());
        for (Map.Entry<String, Field> field : fields().entrySet()) {
            ReadArray read = ReadArray.of(file, field.getKey());
            assertThat(read.type()).isEqualTo("<f4");
            assertThat(read.shape()).containsExactly(37L, 53L);
            assertThat(bits(read.numbers())).isEqualTo(bits(field.getValue()));
        }
    }

    @Test
    void aFieldIsATiffOfOnePage() throws IOException {
        Path file = folder.resolve("field.tif");
        TiffWriter.write(file, Map.of("share", field(1)));
        ReadArray read = ReadArray.of(file);
        assertThat(read.type()).isEqualTo("<f4");
        assertThat(read.shape()).containsExactly(37L, 53L);
        assertThat(bits(read.numbers())).isEqualTo(bits(field(1)));
    }

    @Test
    void severalFieldsArePagesInOrder() throws IOException {
        Path file = folder.resolve("fields.tif");
        TiffWriter.write(file, fields());
        ReadArray read = ReadArray.of(file);
        assertThat(read.shape()).containsExactly(3L, 37L, 53L);
        assertThat(bits(read.numbers())).isEqualTo(IntStream.rangeClosed(1, 3)
                .flatMap(seed -> IntStream.of(bits(field(seed)))).toArray());
    }

    @Test
    void theSameFieldsAreTheSameFile() throws IOException {
        NpzWriter.write(folder.resolve("a.npz"), fields());
        NpzWriter.write(folder.resolve("b.npz"), fields());
        assertThat(folder.resolve("a.npz")).hasSameBinaryContentAs(folder.resolve("b.npz"));
    }

    @Test
    void cellsAreQuotedWhereTheyNeedItAndOurReaderTakesThemBack() throws IOException {
        Path file = folder.resolve("table.csv");
        CsvWriter.write(file, List.of(List.of("name", "loss"), List.of("land, \"dry\"", "0.1"), List.of(" a", "")));
        assertThat(Files.readString(file))
                .isEqualTo("name,loss\r\n\"land, \"\"dry\"\"\",0.1\r\n\" a\",\r\n");
        assertThat(CsvLine.cells("\"land, \"\"dry\"\"\",0.1", ',')).containsExactly("land, \"dry\"", "0.1");
    }
}
