package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;

/** What the computer can still give without taking from other programs. */
final class FreeMemory {

    private static final Path LINUX = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    private FreeMemory() {
    }

    /** In bytes; 0 if it cannot be told. */
    static long bytes() {
        // Linux says so in a file, for which no native code has to be loaded.
        try {
            Optional<String> line = Files.readAllLines(LINUX).stream().filter(text -> text.startsWith(AVAILABLE))
                    .findFirst();
            if (line.isPresent()) {
                return Long.parseLong(line.get().replaceAll("\\D", "")) << 10;
            }
        } catch (IOException | NumberFormatException otherSystem) {
            // Asked below.
        }
        return Pointer.availablePhysicalBytes();
    }
}
