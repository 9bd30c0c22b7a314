package org.jaccardlab.app.memory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jaccardlab.io.AtomicFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been opened lately, and how the files of a folder were read. Belongs to the home thread; it is written by another.
 * A file that cannot be read is as good as none, and one that cannot be written costs nobody anything.
 */
public final class Memory {

    static final String FILE = "memory.json";

    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);
    private static final int FORMAT = 1;
    private static final int MOST_RECENT = 12;
    private static final int MOST_FOLDERS = 200;
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** The file word for word. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Content(int format, @Nullable List<List<String>> recent, @Nullable Map<String, Habit> folders) {
    }

    private final Optional<Path> folder;
    private final Executor writer;
    private final ReadOnlyObjectWrapper<List<List<Path>>> recent = new ReadOnlyObjectWrapper<>(List.of());
    /** The folder that was asked for the longest ago comes first. */
    private final Map<String, Habit> folders = new LinkedHashMap<>(16, 0.75f, true);

    private Memory(Optional<Path> folder, Executor writer) {
        this.folder = folder;
        this.writer = writer;
    }

    /** One that forgets everything when the program ends. */
    public static Memory ofThisRun() {
        return new Memory(Optional.empty(), Runnable::run);
    }

    /**
     * What a folder holds.
     *
     * @param writer runs what writes to it
     */
    public static Memory in(Path folder, Executor writer) {
        Memory memory = new Memory(Optional.of(folder), writer);
        memory.read(folder.resolve(FILE));
        return memory;
    }

    private void read(Path file) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            Content content = JSON.readValue(file.toFile(), Content.class);
            if (content.format() == FORMAT) {
                recent.set(Optional.ofNullable(content.recent()).orElse(List.of()).stream()
                        .map(paths -> paths.stream().map(Path::of).toList()).toList());
                folders.putAll(Optional.ofNullable(content.folders()).orElse(Map.of()));
            }
        } catch (IOException | RuntimeException damaged) {
            LOG.info("{} is not read", file, damaged);
        }
    }

    /** Files and folders that were opened together, the last first. */
    public ReadOnlyObjectProperty<List<List<Path>>> recent() {
        return recent.getReadOnlyProperty();
    }

    /** These have just been opened together. */
    public void opened(List<Path> paths) {
        List<Path> absolute = paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
        List<List<Path>> all = new ArrayList<>(recent.get());
        all.remove(absolute);
        all.addFirst(absolute);
        recent.set(List.copyOf(all.subList(0, Math.min(all.size(), MOST_RECENT))));
        write();
    }

    /** These cannot be opened any more. */
    public void forget(List<Path> paths) {
        recent.set(recent.get().stream().filter(other -> !other.equals(paths)).toList());
        write();
    }

    /** How files of this folder were read the last time. */
    public Habit habit(Path ofFolder) {
        return folders.getOrDefault(key(ofFolder), Habit.NONE);
    }

    public void remember(Path ofFolder, Habit habit) {
        if (habit.equals(Habit.NONE)) {
            folders.remove(key(ofFolder));
        } else {
            folders.put(key(ofFolder), habit);
        }
        while (folders.size() > MOST_FOLDERS) {
            folders.remove(folders.keySet().iterator().next());
        }
        write();
    }

    private static String key(Path ofFolder) {
        return ofFolder.toAbsolutePath().normalize().toString();
    }

    private void write() {
        if (folder.isEmpty()) {
            return;
        }
        Path place = folder.get();
        Content content = new Content(FORMAT, recent.get().stream()
                .map(paths -> paths.stream().map(Path::toString).toList()).toList(), new LinkedHashMap<>(folders));
        writer.execute(() -> {
            try {
                Files.createDirectories(place);
                byte[] bytes = JSON.writeValueAsBytes(content);
                AtomicFile.write(place.resolve(FILE), out -> out.write(bytes));
            } catch (IOException full) {
                LOG.info("{} is not written", place, full);
            }
        });
    }
}
