package org.jaccardlab.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jaccardlab.app.export.ExportRequest;
import org.jaccardlab.app.export.Exporter;
import org.jaccardlab.app.export.Form;
import org.jaccardlab.app.export.Frame;
import org.jaccardlab.app.lesson.Lesson;
import org.jaccardlab.app.lesson.LessonCheck;
import org.jaccardlab.app.lesson.LessonSamples;
import org.jaccardlab.app.lesson.Lessons;
import org.jaccardlab.app.lesson.Step;
import org.jaccardlab.app.workbench.Appearance;
import org.jaccardlab.app.workbench.Figures;
import org.jaccardlab.app.workbench.Snapshot;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.figure.Style;
import org.jaccardlab.sample.Batch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists lessons, or walks through them without a window. */
@Command(name = "lessons", mixinStandardHelpOptions = true, description = "List the lessons; with names or --out, walk through every step and measure every number that it states.")
final class PlayLessons implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "lessons (all)")
    private List<String> names = List.of();

    @Option(names = {"-o",
            "--out"}, paramLabel = "FOLDER", description = "write a picture of the panes of every step into it")
    private @Nullable Path out;

    @Mixin
    private EngineOption engine = new EngineOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    private final OptionWords words = new OptionWords();

    @Override
    public Integer call() throws IOException {
        PrintWriter print = spec.commandLine().getOut();
        if (names.isEmpty() && out == null) {
            Lessons.all().forEach(lesson -> print
                    .println(lesson.name() + ": " + lesson.title() + ". " + lesson.summary()));
            return 0;
        }
        List<Lesson> wanted = names.isEmpty() ? Lessons.all() : names.stream().map(Lessons::named).toList();
        Engine answering = engine.start();
        int wrong = 0;
        int steps = 0;
        int stated = 0;
        for (Lesson lesson : wanted) {
            for (int i = 0; i < lesson.steps().size(); i++) {
                Step step = lesson.steps().get(i);
                try (Batch batch = LessonSamples.shipped().open(lesson, step.stage().sample()).batch()) {
                    List<LessonCheck.Checked> all = new LessonCheck(answering, words).check(step, batch);
                    for (LessonCheck.Checked checked : all) {
                        if (!checked.holds()) {
                            wrong++;
                            print.println(String.format(Locale.ROOT, "%s, line %d: states %s, but it is %.9g",
                                    lesson.name(), step.line(), checked.statement().text(), checked.measured()));
                        }
                    }
                    stated += all.size();
                    if (out != null) {
                        draw(lesson, i, batch, answering, out);
                    }
                }
                steps++;
            }
        }
        print.println(Figures.count(wanted.size(), "lesson") + ", " + Figures.count(steps, "step") + ", " + stated
                + " numbers stated, " + wrong
                + " of them wrong");
        return wrong == 0 ? 0 : 1;
    }

    private void draw(Lesson lesson, int index, Batch batch, Engine answering, Path folder) throws IOException {
        Step step = lesson.steps().get(index);
        Snapshot shown = step.stage().snapshot(batch, words, Appearance.STANDARD);
        Frame suiting = Frame.FULL.suiting(shown.visiblePanes());
        Frame frame = new Frame(lesson.title() + ": " + step.title(), true,
                suiting.style().withUpscale(Style.suggestedUpscale(batch.sample(step.stage().member()).size())));
        ExportRequest request = new ExportRequest(shown.onScreen(), Map.of(), Form.PNG, frame);
        Files.createDirectories(folder);
        Exporter.write(folder.resolve(lesson.name() + "-" + (index + 1) + ".png"), request.answeredBy(answering, batch,
                step.stage().member(), shown.settings(), shown.other()), request);
    }
}
