package org.jaccardlab.app.command;

import java.nio.file.Path;
import java.util.List;
import org.jaccardlab.app.lesson.Lesson;
import org.jaccardlab.app.lesson.Lessons;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Lessons without a window. */
class PlayLessonsTest {

    @Test
    void everyLessonIsListedWithItsSummary() {
        Told told = Told.by("lessons");
        assertThat(told.code()).isZero();
        assertThat(told.out().lines()).hasSize(Lessons.all().size());
        assertThat(told.out()).startsWith(Lessons.all().getFirst().name() + ": ");
    }

    @Test
    void aLessonIsWalkedThroughAndDrawn(@TempDir Path folder) {
        Told told = Told.by("lessons", "triangle", "--out", folder.toString());
        assertThat(told.code()).isZero();
        assertThat(told.out())
                .isEqualTo("1 lesson, 2 steps, 5 numbers stated, 0 of them wrong" + System.lineSeparator());
        assertThat(folder.resolve("triangle-1.png")).exists();
        assertThat(folder.resolve("triangle-2.png")).exists();
    }

    @Test
    void aWrongNameIsAnsweredWithThoseThereAre() {
        assertThat(Told.by("lessons", "square").err()).startsWith("There is no lesson \"square\": choose one of ")
                .hasLineCount(1);
        Told window = Told.by("--lesson", "square");
        assertThat(window.code()).isEqualTo(2);
        assertThat(window.err()).contains("there is no lesson \"square\": choose one of ", "triangle").hasLineCount(1);
    }

    @Test
    void theWindowIsAskedForALessonByTwoWords() {
        assertThat(CommandLineTool.lesson(List.of("--lesson", "Triangle")).map(Lesson::name)).contains("triangle");
        assertThat(CommandLineTool.lesson(List.of("--lesson"))).isEmpty();
        assertThat(CommandLineTool.lesson(List.of("evaluate", "samples/earth"))).isEmpty();
    }
}
