package org.jaccardlab.app.rendering;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.PaneSide;
import org.jaccardlab.app.workbench.Side;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.io.NpyWriter;
import org.jaccardlab.io.PngWriter;
import org.jaccardlab.io.UnreadableFileException;
import org.jaccardlab.picture.Content;
import org.jaccardlab.picture.Figure;
import org.jaccardlab.picture.Paper;
import org.jaccardlab.picture.Rendering;
import org.jaccardlab.picture.Words;

/** Writes what a pane shows: as a picture at data resolution, or the numbers behind it, raw. */
public final class Exporter {

    private Exporter() {
    }

    /**
     * What goes round the picture.
     *
     * @param bar a colour bar with numbers, or a legend of classes; a caption brings one along
     * @param caption loss, settings and value in words
     */
    public record Frame(boolean bar, boolean caption) {

        public static final Frame NONE = new Frame(false, false);
        public static final Frame FULL = new Frame(true, true);
    }

    /**
     * Writes {@code .npy} or {@code .png}, whichever the file's name says, into a temporary file that is then moved into
     * place.
     *
     * @throws IOException with one sentence if the name says neither, the pane has no such form, or writing fails
     */
    public static void write(Path file, Evaluation evaluation, PaneSettings pane, Optional<Limits> limits, Frame frame)
            throws IOException {
        write(file, Answers.of(evaluation), pane, limits, frame);
    }

    /** The same of one side of a comparison, or of both. */
    public static void write(Path file, Answers answers, PaneSettings pane, Optional<Limits> limits, Frame frame)
            throws IOException {
        if (pane.side() == PaneSide.SWIPE && !pane.quantity().comparesTwo()) {
            throw new UnreadableFileException(file, "would be two pictures, A and B",
                    "choose A or B in the header of the pane and export it again");
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            writeNumbers(file, answers, pane);
        } else if (name.endsWith(".png")) {
            Rendering drawing = draw(answers, pane, limits, frame);
            PngWriter.write(file, drawing.size(), drawing.argb());
        } else {
            throw new UnreadableFileException(file, "has an ending that cannot be written",
                    "call it .png for a picture or .npy for the numbers");
        }
    }

    private static void writeNumbers(Path file, Answers answers, PaneSettings pane) throws IOException {
        if (!pane.quantity().isScalar()) {
            throw new UnreadableFileException(file,
                    "would hold " + pane.quantity().title() + ", which is no field of numbers",
                    "export it as .png");
        }
        NpyWriter.write(file, answers.numbers(pane).orElseThrow(
                () -> new IllegalArgumentException("the evaluation does not hold " + pane.quantity().title())));
    }

    /** The picture itself, drawn by what draws the screen. */
    static Rendering draw(Answers answers, PaneSettings pane, Optional<Limits> limits, Frame frame) {
        Evaluation evaluation = answers.evaluation(pane.side() == PaneSide.B ? Side.B : Side.A);
        Content content = PaneContent.of(answers, pane, limits).orElseThrow(
                () -> new IllegalArgumentException("the evaluation does not hold " + pane.quantity().title()));
        String title = Captions.pane(pane, answers);
        Figure figure = new Figure(content, evaluation.request().sample().image(), pane.opacity(), 1, Paper.LIGHT);
        if (!frame.bar() && !frame.caption()) {
            return figure.bare();
        }
        String note = pane.quantity().isShownPerPixel()
                ? String.format(Locale.ROOT, "× %,d kept pixels", evaluation.keptPixels())
                : "";
        return figure.with(new Words(title, note, frame.caption() ? Captions.figure(pane, answers) : ""));
    }
}
