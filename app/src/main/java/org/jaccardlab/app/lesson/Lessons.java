package org.jaccardlab.app.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lessons that are shipped, from the files beside this class. */
public final class Lessons {

    private static final String ORDER = "order.txt";

    private Lessons() {
    }

    /** Read when the first is asked for. */
    private static final class Holder {
        private static final List<Lesson> ALL = text(ORDER).lines().map(String::strip)
                .filter(name -> !name.isEmpty()).map(name -> LessonFile.parse(name, text(name + ".md"))).toList();
    }

    /** In the order in which they are offered. */
    public static List<Lesson> all() {
        return Holder.ALL;
    }

    /** @throws IllegalArgumentException naming the lessons there are, if there is none of this name */
    public static Lesson named(String name) {
        return all().stream().filter(lesson -> lesson.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no lesson \"" + name + "\": choose one of "
                        + String.join(", ", all().stream().map(Lesson::name).toList())));
    }

    private static String text(String file) {
        try (InputStream in = Lessons.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the lessons' " + file + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
