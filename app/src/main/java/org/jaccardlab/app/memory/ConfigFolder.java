package org.jaccardlab.app.memory;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where programs keep what they remember for a person: a folder of the system's own choice. */
public final class ConfigFolder {

    /** Names another folder; for people who share a home, and for tests. */
    public static final String PROPERTY = "jaccardlab.config";

    private static final String NAME = "jaccardlab";

    private ConfigFolder() {
    }

    /** The folder of this person on this system, which need not exist; empty if there is no home to put it in. */
    public static Optional<Path> find() {
        return find(System.getProperty("os.name", ""), System::getProperty, System.getenv());
    }

    static Optional<Path> find(String system, UnaryOperator<@Nullable String> property,
            Map<String, String> environment) {
        String chosen = property.apply(PROPERTY);
        if (chosen != null && !chosen.isBlank()) {
            return Optional.of(Path.of(chosen));
        }
        String name = system.toLowerCase(Locale.ROOT);
        String roaming = environment.get("APPDATA");
        if (name.contains("windows") && roaming != null) {
            return Optional.of(Path.of(roaming, NAME));
        }
        String ownChoice = environment.get("XDG_CONFIG_HOME");
        if (!name.contains("mac") && ownChoice != null && Path.of(ownChoice).isAbsolute()) {
            return Optional.of(Path.of(ownChoice, NAME));
        }
        String home = property.apply("user.home");
        if (home == null || home.isBlank() || home.equals("?")) {
            return Optional.empty();
        }
        return Optional.of(name.contains("mac")
                ? Path.of(home, "Library", "Application Support", NAME)
                : Path.of(home, ".config", NAME));
    }
}
