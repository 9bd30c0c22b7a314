package org.jaccardlab.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little Markdown of lessons: {@code **strong**}, {@code `code`} and stated numbers, {@code [0.8](loss)}. */
public final class Prose {

    private static final Pattern MARKED = Pattern
            .compile("\\*\\*(?<strong>[^*]+)\\*\\*|`(?<code>[^`]+)`|\\[(?<number>[^\\]]+)\\]\\((?<what>[^)]+)\\)");

    /** How a piece of text looks. */
    public enum Look {
        PLAIN, STRONG, CODE, NUMBER
    }

    /** A piece of text of one look. */
    public record Span(String text, Look look, Optional<Statement> statement) {
    }

    private Prose() {
    }

    /** @throws IllegalArgumentException if a stated number cannot be understood */
    public static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher marked = MARKED.matcher(text);
        int done = 0;
        while (marked.find()) {
            addPlain(text.substring(done, marked.start()), spans);
            spans.add(span(marked));
            done = marked.end();
        }
        addPlain(text.substring(done), spans);
        return List.copyOf(spans);
    }

    /** As it is read, without marks. */
    public static String plain(String text) {
        return String.join("", spans(text).stream().map(Span::text).toList());
    }

    private static void addPlain(String text, List<Span> spans) {
        if (!text.isEmpty()) {
            spans.add(new Span(text, Look.PLAIN, Optional.empty()));
        }
    }

    private static Span span(Matcher marked) {
        if (marked.group("strong") != null) {
            return new Span(marked.group("strong"), Look.STRONG, Optional.empty());
        }
        return marked.group("code") != null
                ? new Span(marked.group("code"), Look.CODE, Optional.empty())
                : new Span(marked.group("number"), Look.NUMBER,
                        Optional.of(Statement.of(marked.group("number"), marked.group("what"))));
    }
}
