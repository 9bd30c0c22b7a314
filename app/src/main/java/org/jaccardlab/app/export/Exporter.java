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
import org.jaccardlab.app.workbench.Appearance;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.app.workbench.Colours;
import org.jaccardlab.app.workbench.PaneSettings;
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
     * @param evaluation holds the request's fields whole
     * @throws IOException with one sentence if a pane has no such form, or writing fails
     */
    public static void write(Path file, Evaluation evaluation, ExportRequest request) throws IOException {
        switch (request.form()) {
            case PNG -> {
                Rendering drawing = figure(evaluation, request).rendering();
                PngWriter.write(file, drawing.size(), drawing.argb());
            }
            case SVG -> {
                Figure figure = figure(evaluation, request);
                AtomicFile.write(file, figure::writeSvg);
            }
            case PDF -> {
                Figure figure = figure(evaluation, request);
                AtomicFile.write(file, figure::writePdf);
            }
            case NPY -> NpyWriter.write(file, only(file, fields(file, evaluation, request)));
            case NPZ -> NpzWriter.write(file, fields(file, evaluation, request));
            case TIFF -> TiffWriter.write(file, fields(file, evaluation, request));
            case CLASSES, METRICS, JSON -> {
                byte[] text = text(evaluation, request.form()).getBytes(StandardCharsets.UTF_8);
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
    public static Figure figure(Evaluation evaluation, ExportRequest request) {
        ExportRequest fitted = request.fitted(evaluation);
        Frame frame = request.frame();
        return new Figure(frame.title(), request.panes().stream().map(pane -> panel(evaluation, pane, fitted)).toList(),
                frame.caption() ? Captions.figure(evaluation) : "", frame.style());
    }

    private static Panel panel(Evaluation evaluation, PaneSettings pane, ExportRequest request) {
        Content content = PaneContent.of(evaluation, pane, request.limits(pane, evaluation),
                Appearance.PLAIN.withColours(request.colours().orElse(Colours.STANDARD))).orElseThrow(
                        () -> new IllegalArgumentException("the evaluation does not hold " + pane.quantity().title()));
        String note = pane.quantity().isShownPerPixel()
                ? String.format(Locale.ROOT, "× %,d kept pixels", evaluation.keptPixels())
                : "";
        return new Panel(Captions.quantity(pane.quantity(), pane.cls(), evaluation),
                Captions.quantity(pane.quantity(), evaluation), note, content,
                evaluation.request().sample().image(), pane.opacity());
    }

    private static Field only(Path file, Map<String, Field> fields) throws UnreadableFileException {
        if (fields.size() > 1) {
            throw new UnreadableFileException(file, "would hold " + fields.size() + " fields, but .npy holds one",
                    "export them as .npz");
        }
        return fields.values().iterator().next();
    }

    /** By their names, in the order of the panes. */
    private static Map<String, Field> fields(Path file, Evaluation evaluation, ExportRequest request)
            throws UnreadableFileException {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (PaneSettings pane : request.panes()) {
            if (!pane.quantity().isScalar()) {
                throw new UnreadableFileException(file,
                        "would hold " + pane.quantity().title() + ", which is no field of numbers",
                        "export it as .png");
            }
            fields.put(name(pane, evaluation.request().settings(), evaluation.request().batch().classes()),
                    evaluation.field(pane.key()).orElseThrow(
                            () -> new IllegalArgumentException(
                                    "the evaluation does not hold " + pane.quantity().title())));
        }
        return fields;
    }

    /** "share", "gradient-logit_lake": what a pane is called in names of files and arrays. */
    public static String name(PaneSettings pane, Settings settings, ClassTable classes) {
        Quantity shown = pane.quantity().availableFor(settings.prediction());
        return !shown.isScalar() || pane.cls() == FieldKey.TOTAL
                ? shown.id()
                : shown.id() + "_" + FileNames.part(classes.name(pane.cls()));
    }
}
