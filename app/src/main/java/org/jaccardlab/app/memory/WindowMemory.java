package org.jaccardlab.app.memory;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jaccardlab.app.recompute.Soon;
import org.jaccardlab.document.Codec;
import org.jaccardlab.io.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the window was. A file that cannot be read is as good as none. */
public final class WindowMemory {

    static final String FILE = "window.json";

    private static final Logger LOG = LoggerFactory.getLogger(WindowMemory.class);
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * A window on the screen, in its units.
     *
     * @param maximized whether it fills the screen; the rest is then where it goes back to
     */
    public record Place(double x, double y, double width, double height, boolean maximized) {
    }

    private final Optional<Place> last;
    private final Soon<Place> writing;

    /**
     * What a folder holds.
     *
     * @param clock on which it is written
     */
    public WindowMemory(Path folder, ScheduledExecutorService clock) {
        this.last = read(folder.resolve(FILE));
        this.writing = new Soon<>(place -> write(folder, place), clock);
    }

    /** Where it was when the program ended. */
    public Optional<Place> last() {
        return last;
    }

    public void remember(Place place) {
        writing.offer(place);
    }

    private static Optional<Place> read(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Codec.STANDARD.read(JSON.readTree(file.toFile()), Place.class))
                    : Optional.empty();
        } catch (IOException | RuntimeException damaged) {
            LOG.info("{} is not read", file, damaged);
            return Optional.empty();
        }
    }

    private static void write(Path folder, Place place) {
        try {
            Files.createDirectories(folder);
            byte[] bytes = JSON.writeValueAsBytes(Codec.STANDARD.write(place));
            AtomicFile.write(folder.resolve(FILE), out -> out.write(bytes));
        } catch (IOException full) {
            LOG.info("{} is not written", folder, full);
        }
    }
}
