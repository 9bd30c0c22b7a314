package org.jaccardlab.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step of a lesson: what it says and what is on screen meanwhile.
 *
 * @param line of the file where it begins, from 1
 * @param paragraphs of its text, as {@link Prose} reads them
 */
public record Step(int line, String title, List<String> paragraphs, Stage stage, Optional<Question> question) {

    public Step {
        paragraphs = List.copyOf(paragraphs);
    }

    /** Every number that the text and the question state, in their order. */
    public List<Statement> statements() {
        List<String> all = new ArrayList<>(paragraphs);
        question.ifPresent(asked -> {
            all.add(asked.text());
            all.addAll(asked.choices());
            all.add(asked.why());
        });
        return all.stream().flatMap(text -> Prose.spans(text).stream()).flatMap(span -> span.statement().stream())
                .toList();
    }
}
