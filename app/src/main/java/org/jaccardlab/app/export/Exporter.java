package org.jaccardlab.app.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jaccardlab.app.rendering.PaneContent;
import org.jaccardlab.app.report.EvaluationReport;
import org.jaccardlab.app.report.Json;
import org.jaccardlab.app.report.Tables;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.PaneSide;
import org.jaccardlab.app.workbench.Side;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.figure.Figure;
import org.jaccardlab.figure.Panel;
import org.jaccardlab.io.AtomicFile;
import org.jaccardlab.io.CsvWriter;
import org.jaccardlab.io.NpyWriter;
import org.jaccardlab.io.NpzWriter;
import org.jaccardlab.io.PngWriter;
import org.jaccardlab.io.TiffWriter;
import org.jaccardlab.io.UnreadableFileException;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.picture.Content;
import org.jaccardlab.picture.Rendering;
import org.jaccardlab.raster.Field;
import org.jaccardlab.sample.ClassTable;

/** Writes what panes show as a figure, the numbers behind them, raw, or what the batch says in tables. */
public final class Exporter {

    private Exporter() {
    }

    /**
     * Writes into a temporary file that is then moved into place.
     *
     * @param answered holds the request's fields whole
     * @throws IOException with one sentence if a pane has no such form, or writing fails
     */
    public static void write(Path file, Answers answered, ExportRequest request) throws IOException {
        Answers answers = answered.looking(request.appearance());
        switch (request.form()) {
            case PNG -> {
                Rendering drawing = figure(answers, request).rendering();
                PngWriter.write(file, drawing.size(), drawing.argb());
            }
            case SVG -> {
                Figure figure = figure(answers, request);
                AtomicFile.write(file, figure::writeSvg);
            }
            case PDF -> {
                Figure figure = figure(answers, request);
                AtomicFile.write(file, figure::writePdf);
            }
            case NPY -> NpyWriter.write(file, only(file, fields(file, answers, request)));
            case NPZ -> NpzWriter.write(file, fields(file, answers, request));
            case TIFF -> TiffWriter.write(file, fields(file, answers, request));
            case CLASSES, METRICS, JSON -> {
                byte[] text = text(answers.a(), request.form()).getBytes(StandardCharsets.UTF_8);
                AtomicFile.write(file, out -> out.write(text));
            }
        }
    }

    /** What a table's file holds. */
    public static String text(Evaluation evaluation, Form form) {
        EvaluationReport report = EvaluationReport.of(evaluation, List.of());
        return switch (form) {
            case CLASSES -> CsvWriter.text(Tables.classes(report));
            case METRICS -> CsvWriter.text(Tables.metrics(report.metrics()));
            case JSON -> Json.text(report) + "\n";
            default -> throw new IllegalArgumentException(form + " is no text");
        };
    }

    /** The figure of a request, drawn by what draws the screen. */
    public static Figure figure(Answers answered, ExportRequest request) {
        Answers answers = answered.looking(request.appearance());
        ExportRequest fitted = request.fitted(answers);
        Frame frame = request.frame();
        return new Figure(frame.title(), fitted.panes().stream().map(pane -> panel(answers, pane, fitted)).toList(),
                frame.caption() ? Captions.figure(request.panes(), answers) : "", frame.style());
    }

    private static Panel panel(Answers answers, PaneSettings pane, ExportRequest request) {
        Content content = PaneContent.of(answers, pane, request.limits(pane, answers), request.appearance())
                .orElseThrow(() -> missing(pane));
        Evaluation evaluation = answers.evaluation(pane.side() == PaneSide.B ? Side.B : Side.A);
        String note = pane.quantity().isShownPerPixel()
                ? String.format(Locale.ROOT, "× %,d kept pixels", evaluation.keptPixels())
                : "";
        return new Panel(Captions.pane(pane, answers), Captions.quantity(pane.shownQuantity(answers), evaluation), note,
                content, evaluation.request().sample().image(), pane.opacity(), pane.blend());
    }

    private static IllegalArgumentException missing(PaneSettings pane) {
        return new IllegalArgumentException("the evaluation does not hold " + pane.quantity().title());
    }

    private static Field only(Path file, Map<String, Field> fields) throws UnreadableFileException {
        if (fields.size() > 1) {
            throw new UnreadableFileException(file, "would hold " + fields.size() + " fields, but .npy holds one",
                    "export them as .npz");
        }
        return fields.values().iterator().next();
    }

    /** By their names, in the order of the panes. */
    private static Map<String, Field> fields(Path file, Answers answers, ExportRequest request)
            throws UnreadableFileException {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (PaneSettings pane : request.panes()) {
            if (!pane.quantity().isScalar()) {
                throw new UnreadableFileException(file,
                        "would hold " + pane.quantity().title() + ", which is no field of numbers",
                        "export it as .png");
            }
            fields.put(name(pane, answers), answers.numbers(pane).orElseThrow(() -> missing(pane)));
        }
        return fields;
    }

    /** "share", "gradient-logit_lake", in a comparison "share_a-minus-b": what a pane is called in names of arrays. */
    static String name(PaneSettings pane, Answers answers) {
        String name = name(pane, answers.evaluation(pane.side() == PaneSide.B ? Side.B : Side.A).request().settings(),
                answers.a().request().batch().classes());
        if (answers.pair().isEmpty() || pane.quantity().comparesTwo() || pane.quantity() == Quantity.IMAGE) {
            return name;
        }
        return name + switch (pane.side()) {
            case A -> "_a";
            case B -> "_b";
            case DIFFERENCE -> "_a-minus-b";
            case SWIPE -> "";
        };
    }

    /** "share", "gradient-logit_lake": what a pane is called in names of files and arrays. */
    public static String name(PaneSettings pane, Settings settings, ClassTable classes) {
        Quantity shown = pane.quantity().availableFor(settings.prediction());
        return !shown.isScalar() || pane.cls() == FieldKey.TOTAL
                ? shown.id()
                : shown.id() + "_" + FileNames.part(classes.name(pane.cls()));
    }
}
