package org.jaccardlab.bench;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jaccardlab.evaluation.fused.ReadOnce;

/**
 * The computer that numbers were measured on.
 *
 * @param processor its name where the system tells, else its kind
 * @param processors how many run at once
 * @param vectorBits how wide the vectors are
 * @param memory of the computer, in bytes, as {@code heap} is, the most that the Java heap may grow to
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Machine(String processor, int processors, int vectorBits, long memory, long heap, String system,
        String java) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    public static Machine here() {
        Runtime runtime = Runtime.getRuntime();
        return new Machine(nameOfProcessor(), runtime.availableProcessors(), ReadOnce.vectorBits(),
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize(),
                runtime.maxMemory(), System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version().toString());
    }

    private static String nameOfProcessor() {
        try {
            List<String> lines = Files.isReadable(PROCESSORS) ? Files.readAllLines(PROCESSORS) : List.of();
            return lines.stream().filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
