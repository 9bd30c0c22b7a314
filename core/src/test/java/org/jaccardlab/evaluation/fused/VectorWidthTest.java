package org.jaccardlab.evaluation.fused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An exported number does not tell how wide the vectors were that it was computed with. */
class VectorWidthTest {

    @Test
    void theWidthOfVectorsChangesNoBit() throws IOException, InterruptedException {
        List<String> narrow = probe(16);
        List<String> wider = probe(32);
        assertThat(narrow.getFirst()).isEqualTo("4");
        assertThat(rest(narrow)).hasSizeGreaterThan(50);
        assertThat(rest(wider)).isEqualTo(rest(narrow));
        assertThat(rest(probe(64))).isEqualTo(rest(narrow));
    }

    private static List<String> rest(List<String> lines) {
        return lines.subList(1, lines.size());
    }

    /** @param bytes the widest vector that the JVM may use, as far as the processor has it */
    private static List<String> probe(int bytes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:MaxVectorSize=" + bytes, "-Xmx512m", "--add-modules", "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
                System.getProperty("java.class.path"), WidthProbe.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = out.readAllLines();
            assertThat(process.waitFor()).isZero();
            return lines;
        }
    }
}
