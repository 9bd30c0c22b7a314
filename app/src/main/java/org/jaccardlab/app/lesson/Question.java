package org.jaccardlab.app.lesson;

import java.util.List;

/**
 * A question with one right answer.
 *
 * @param right which of the choices, from 0
 * @param why it is right, read after an answer
 */
public record Question(String text, List<String> choices, int right, String why) {

    public Question {
        choices = List.copyOf(choices);
    }
}
