package org.jaccardlab.app.command;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person says of a prediction's axes, and what the command line makes of it. */
class LayoutOptionsTest {

    private static final String EARTH = Told.sample("earth") + "/";

    private static Told evaluated(String prediction, String... more) {
        return Told.by(Stream.concat(Stream.of("evaluate", "--image", EARTH + "image.png", "--target",
                EARTH + "hard.png", "--prediction", EARTH + prediction), Arrays.stream(more)).toArray(String[]::new));
    }

    @Test
    void whatLookingFindsMayBeSaid() throws IOException {
        assertThat(
                evaluated("student.npy", "--layout", "chw", "--index", "0", "--turn", "none", "--fit", "exact").json())
                .isEqualTo(evaluated("student.npy").json());
    }

    @Test
    void aTurnChangesWhatIsEvaluated() throws IOException {
        assertThat(evaluated("student.npy", "--turn", "rotate-180").json())
                .isNotEqualTo(evaluated("student.npy").json());
    }

    @Test
    void aLabelPictureIsAPrediction() throws IOException {
        assertThat(evaluated("hard.png").json().toString()).contains("holds class indices");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --layout | HWC       | the image image.png is 637 x 364: open it with fit bilinear
            --layout | CXW       | A layout is written with the letters N, C, H and W such as NCHW, but this is "CXW".
            --layout | CCHW      | A layout has one H, one W, at most one C and otherwise N, but this is CCHW.
            --turn   | left      | A turn is one of none, rotate-90
            --turn   | rotate-90 | choose the layout
            --index  | 2         | holds 1 picture in the layout CHW but number 2 was asked for: leave out the index.
            --index  | -1        | Pictures are counted from 0, but this is number -1.
            --fit    | cubic     | [EXACT, BILINEAR]
            --key    | a         | leave out the key
            """)
    void mistakesAreRefused(String option, String value, String words) {
        evaluated("student.npy", option, value).refused(words);
    }

    @Test
    void optionsAreGivenOnceForAllOrOnceForEach() {
        evaluated("student.npy", "--layout", "CHW", "--layout", "HWC").refused(
                "There are 1 predictions but --layout is given 2 times: give it once for all, or once for each.");
    }

    @Test
    void aFolderSaysItsLayoutsItself() {
        Told.by("evaluate", Told.sample("earth"), "--layout", "CHW").refused("says them in its sample.json");
    }
}
