package org.jaccardlab.app.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jaccardlab.app.command.OptionWords;
import org.jaccardlab.app.workbench.Appearance;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What lessons say is so. */
class LessonsTest {

    private static final Path FOLDER = Path.of(System.getProperty("jaccardlab.samples")).resolveSibling("assets")
            .resolve("lessons");
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");
    private static final OptionWords WORDS = new OptionWords();
    private final LessonCheck check = new LessonCheck(EngineKind.standard().start(), WORDS);

    static Stream<String> names() {
        return Lessons.all().stream().map(Lesson::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNumberThatALessonStatesIsMeasured(String name) throws IOException {
        Lesson lesson = Lessons.named(name);
        SoftAssertions so = new SoftAssertions();
        String open = "";
        Batch batch = null;
        try {
            for (Step step : lesson.steps()) {
                if (batch == null || !step.stage().sample().equals(open)) {
                    if (batch != null) {
                        batch.close();
                    }
                    open = step.stage().sample();
                    batch = LessonSamples.shipped().open(lesson, open).batch();
                }
                for (LessonCheck.Checked checked : check.check(step, batch)) {
                    so.assertThat(checked.holds()).as("%s, line %d: %s is %s", name, step.line(), checked.statement(),
                            checked.measured()).isTrue();
                }
                so.assertThat(step.stage().snapshot(batch, WORDS, Appearance.STANDARD).visiblePanes()).isPositive();
            }
        } finally {
            if (batch != null) {
                batch.close();
            }
        }
        so.assertThat(lesson.steps().stream().mapToLong(step -> step.statements().size()).sum())
                .as("numbers stated by %s", name).isPositive();
        so.assertAll();
    }

    /** Numbers that are no results are those that the lesson sets. */
    @ParameterizedTest
    @MethodSource("names")
    void aNumberThatIsNotMeasuredIsOneThatTheLessonSets(String name) throws IOException {
        String set = Files.readString(FOLDER.resolve(name + ".md")).lines().filter(line -> line.startsWith("    "))
                .collect(Collectors.joining("\n"));
        for (Step step : Lessons.named(name).steps()) {
            Stream.concat(step.paragraphs().stream(), step.question().stream().flatMap(
                    question -> Stream.of(question.text(), question.why())))
                    .flatMap(text -> Prose.spans(text).stream()).filter(span -> span.statement().isEmpty())
                    .flatMap(span -> DECIMAL.matcher(span.text()).results()).map(MatchResult::group)
                    .forEach(number -> assertThat(set).as("%s, line %d", name, step.line()).contains(number));
        }
    }

    @Test
    void everyFileIsOffered() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> written = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(".md") && !file.equals("README.md"))
                    .map(file -> file.substring(0, file.length() - 3)).toList();
            assertThat(names().toList()).containsExactlyInAnyOrderElementsOf(written);
        }
    }

    @Test
    void aMistakeIsNamedWithItsLine() {
        assertThatThrownBy(() -> LessonFile.parse("wrong", "# T\n\nS.\n\n## One\n\nText.\n\n    colour: red\n"))
                .hasMessageStartingWith("lesson wrong.md, line 9: there is no \"colour\": choose one of sample");
        assertThatThrownBy(() -> LessonFile.parse("wrong", "# T\n\nS.\n\n## One\n\nIt is [much](loss).\n"))
                .hasMessage("lesson wrong.md, line 7: \"much\" is stated but no number");
        assertThatThrownBy(() -> LessonFile.parse("wrong", "# T\n\nS.\n\n## One\n\n? Why?\n\n- [x] So\n"))
                .hasMessageStartingWith("lesson wrong.md, line 5: a question needs two choices");
        assertThatThrownBy(() -> LessonFile.parse("wrong", "# T\n\nS.\n\n    scene: a\n    classes: c\n"
                + "    image: i 2x1\n    soft: y = 0.5\n")).hasMessageContaining("line 8: here are 1 values");
        assertThatThrownBy(() -> Lessons.named("nothing")).hasMessageContaining("one-soft-pixel, two-channels");
    }

    @Test
    void aNumberHoldsToItsLastDigit() {
        Statement third = Statement.of("\u22120.333", "b loss; --loss jml1");
        assertThat(third.holds(-1.0 / 3)).isTrue();
        assertThat(third.holds(-0.334)).isFalse();
        assertThat(third.ofB()).isTrue();
        assertThat(third.options()).contains("--loss jml1");
    }
}
