package org.jaccardlab.app.export;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.figure.Figure;
import org.jaccardlab.picture.Rendering;
import org.jaccardlab.raster.Size;

/** What an export would look like. */
public sealed interface ExportPreview {

    /**
     * A figure, at data resolution whatever the scale.
     *
     * @param facts how large the file's picture is
     */
    record Drawn(Rendering picture, String facts) implements ExportPreview {
    }

    /**
     * The beginning of a table, or what numbers there are.
     *
     * @param facts how much of it there is
     */
    record Written(String text, String facts) implements ExportPreview {
    }

    /** There is no such export: one sentence. */
    record Refused(String sentence) implements ExportPreview {
    }

    int MOST_LINES = 40;

    static ExportPreview of(Answers answers, ExportRequest request) {
        try {
            return switch (request.form().kind()) {
                case PICTURE -> drawn(answers, request);
                case NUMBERS -> numbers(answers, request);
                case TABLE -> answers.a().measured().isPresent()
                        ? table(Exporter.text(answers.a(), request.form()))
                        : new Refused("The metrics are still being worked out: export this in a moment.");
            };
        } catch (IllegalArgumentException refused) {
            String message = String.valueOf(refused.getMessage());
            return new Refused(Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".");
        } catch (OutOfMemoryError full) {
            return new Refused("There is not enough memory to draw this: choose fewer panes or a smaller scale.");
        }
    }

    private static ExportPreview drawn(Answers answers, ExportRequest request) {
        Size size = Exporter.figure(answers, request).size();
        Frame frame = request.frame();
        Figure small = Exporter.figure(answers,
                request.withFrame(frame.withStyle(frame.style().withUpscale(1))));
        return new Drawn(small.rendering(),
                String.format(Locale.ROOT, "%,d × %,d pixels", size.width(), size.height()));
    }

    private static ExportPreview numbers(Answers answers, ExportRequest request) {
        Size size = answers.a().request().sample().size();
        String arrays = request.panes().stream()
                .map(pane -> Exporter.name(pane, answers) + "\n    " + Captions.pane(pane, answers))
                .distinct().collect(Collectors.joining("\n"));
        return new Written(arrays, String.format(Locale.ROOT, "%,d × %,d numbers each, float32, in raw units",
                size.height(), size.width()));
    }

    private static ExportPreview table(String text) {
        long lines = text.lines().count();
        return new Written(text.lines().limit(MOST_LINES).collect(Collectors.joining("\n")),
                String.format(Locale.ROOT, lines > MOST_LINES ? "The first %d of %,d lines" : "%2$,d lines",
                        MOST_LINES, lines));
    }
}
