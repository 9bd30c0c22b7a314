package org.jaccardlab.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jaccardlab.bench.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BenchTest {

    private static Told timed(String... more) {
        return Told.by(Stream.concat(Stream.of("bench", "--runs", "2", "--warm-up", "0"), Stream.of(more))
                .toArray(String[]::new));
    }

    private static List<String> texts(JsonNode rows, String key) {
        List<String> texts = new ArrayList<>();
        rows.forEach(row -> texts.add(row.get(key).asText()));
        return texts;
    }

    @Test
    void everyRowSaysWhatWasTimedAndWhatItTook() throws IOException {
        JsonNode report = timed("--shapes", "3x8x9,2x20x21", "--json").json();
        JsonNode rows = report.get("rows");
        int works = Work.values().length;
        assertThat(rows).hasSize(2 * 2 * works);
        assertThat(new TreeSet<>(texts(rows, "work"))).hasSize(works);
        for (JsonNode row : rows) {
            Set<String> keys = new TreeSet<>();
            row.fieldNames().forEachRemaining(keys::add);
            assertThat(keys).containsExactlyInAnyOrder("engine", "loss", "work", "target", "changed", "shape",
                    "precision", "threads", "runs", "median_ms", "min_ms", "max_ms", "floor_ms", "times_floor",
                    "allocated_bytes", "memory_bytes");
            assertThat(row.get("runs").asInt()).isEqualTo(2);
            assertThat(row.get("min_ms").asDouble()).isPositive()
                    .isLessThanOrEqualTo(row.get("median_ms").asDouble());
            assertThat(row.get("median_ms").asDouble()).isLessThanOrEqualTo(row.get("max_ms").asDouble());
            assertThat(row.get("allocated_bytes").asLong()).isPositive();
        }
        assertThat(texts(rows, "engine")).contains("fused", "nd4j");
        assertThat(rows.get(0).get("shape").toString()).isEqualTo("[3,8,9]");
        assertThat(report.at("/machine/vector_bits").asInt()).isGreaterThanOrEqualTo(128);
    }

    @Test
    void theFusedEngineIsTimedWithEveryNumberOfThreadsAndEveryPrecision() throws IOException {
        JsonNode rows = timed("--shapes", "3x8x9", "--works", "jaccard-hard", "--engines", "fused", "--threads",
                "1,3", "--precisions", "float32,float16", "--json").json().get("rows");
        assertThat(texts(rows, "threads")).containsExactly("1", "3", "1", "3");
        assertThat(texts(rows, "precision")).containsExactly("float32", "float32", "float16", "float16");
    }

    @Test
    void forPeopleThereIsATable() {
        Told told = timed("--shapes", "3x8x9", "--works", "lovasz-hard,cross-entropy-soft");
        assertThat(told.err()).isEmpty();
        assertThat(told.code()).isZero();
        List<String> table = told.out().lines().dropWhile(line -> !line.isEmpty()).skip(1).toList();
        assertThat(table.getFirst()).startsWith("engine").endsWith("memory");
        assertThat(table).hasSize(5).allMatch(line -> line.length() == table.getFirst().length());
        assertThat(table.get(2)).startsWith("fused   cross-entropy-soft").endsWith("MB");
    }

    @Test
    void oneChannelIsTimedToo() throws IOException {
        assertThat(timed("--shapes", "1x8x9", "--engines", "fused", "--json").json().get("rows"))
                .hasSize(Work.values().length);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --shapes     | 0x1x1             | A shape has 1 to 255 classes, not 0
            --shapes     | 256x1x1           | A shape has 1 to 255 classes, not 256
            --shapes     | 3x0x5             | A picture has at least one pixel, but this is 5 x 0.
            --shapes     | 3x99999x99999     | is too large
            --shapes     | 200x30000x60000   | The shape 200x30000x60000 needs 2995.2 GB of memory but
            --shapes     | big               | "big" is not a shape: write classes x height x width, such as 19x1024x2048.
            --shapes     | ,3x4x5            | "" is not a shape
            --works      | dice              | jaccard-soft
            --engines    | torch             | expected one of [FUSED, ND4J]
            --threads    | 0                 | Threads must lie in 1 to 256 but is 0.
            --threads    | two               | is not an int
            --precisions | float8            | FLOAT32, FLOAT16
            --runs       | 0                 | Runs must lie in 1 to 10000 but is 0.
            --warm-up    | -1                | Warming up must take 0 to 600 seconds but would take -1.0.
            """)
    void nonsenseIsRefused(String option, String value, String words) {
        Told.by("bench", option, value).refused(words);
    }
}
