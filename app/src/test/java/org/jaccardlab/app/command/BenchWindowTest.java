package org.jaccardlab.app.command;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before a window opens; the finished package is what opens one. */
class BenchWindowTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --window   | 1280    | is no size of a window
            --window   | 640x480 | at least 900x560
            --panes    | 3       | 1, 2 or 4 panes, not 3
            --seconds  | 0.5     | 1 to 600 seconds
            --shapes   | 19      | is not a shape
            --gestures | wave    | wave
            """)
    void nonsenseIsRefusedInOneSentence(String option, String value, String words) {
        Told.by("bench-window", option, value).refused(words);
    }
}
