package org.jaccardlab.app.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Every topic there is, from {@code topics.md} beside this class. */
public final class Topics {

    private static final String FILE = "topics.md";
    private static final String PLACES = "at:";

    private Topics() {
    }

    /** Read when the first is asked for. */
    private static final class Holder {
        private static final List<Topic> ALL = read();
    }

    public static List<Topic> all() {
        return Holder.ALL;
    }

    /** The topic about one of these places, the first that has one. */
    public static Optional<Topic> about(Collection<String> places) {
        return places.stream()
                .flatMap(place -> all().stream().filter(topic -> topic.places().contains(place))).findFirst();
    }

    private static List<Topic> read() {
        try (InputStream in = Topics.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the program");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes before the first title is about the file. */
    static List<Topic> parse(String text) {
        List<Topic> all = new ArrayList<>();
        for (String part : Arrays.stream(text.split("(?m)^## ")).skip(1).toList()) {
            String[] lines = part.strip().split("\\R", 3);
            if (lines.length < 3 || !lines[1].startsWith(PLACES)) {
                throw new IllegalStateException("the topic \"" + lines[0] + "\" lacks its places or its text");
            }
            all.add(new Topic(lines[0].strip(), List.of(lines[1].substring(PLACES.length()).strip().split("\\s+")),
                    lines[2].strip().replaceAll("(?<!\\n)\\n(?!\\n)", " ")));
        }
        return List.copyOf(all);
    }
}
