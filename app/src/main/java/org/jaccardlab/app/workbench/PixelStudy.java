package org.jaccardlab.app.workbench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.PixelMove;
import org.jaccardlab.evaluation.PixelReading;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.landscape.PixelCurve;
import org.jaccardlab.picture.Pixel;
import org.jaccardlab.raster.Field;

/**
 * The pixel at the probe, class by class, and what the loss would do if the prediction of one class moved there and nowhere
 * else.
 */
public final class PixelStudy {

    /** What a row of the table holds, beside the name of the class. */
    public static final List<String> COLUMNS = List.of("z", "p", "y", "share", "slope");

    private static final int POINTS = 65;

    /** @param numbers those of {@link #COLUMNS} in words, raw values; a dash where there is no such number */
    public record Row(String name, List<String> numbers) {
    }

    /**
     * The loss over the class's probability at this pixel, as the change from what it is, times the kept pixels: on the scale
     * of shares and gains.
     *
     * @param probability rising
     * @param now the probability that is predicted
     * @param target the target's
     */
    public record Curve(String name, double[] probability, double[] change, double now, double target) {
    }

    /**
     * @param words what the pixel is and where it stands
     * @param curve or {@code why} there is none
     * @param check empty unless asked for
     */
    public record Study(String title, String words, List<Row> rows, int cls, Optional<Curve> curve, String why,
            Optional<String> check) {
    }

    private record Question(Evaluation evaluation, Pixel pixel, int cls, boolean checked) {
    }

    private final WorkbenchModel model;
    private final Focus focus;
    private final Aside<Question, Study> study;
    private final SimpleIntegerProperty chosen = new SimpleIntegerProperty(FieldKey.TOTAL);
    private final SimpleBooleanProperty checked = new SimpleBooleanProperty(false);

    public PixelStudy(WorkbenchModel model, Focus focus, Executor worker, Executor home) {
        this.model = model;
        this.focus = focus;
        this.study = new Aside<>(this::question, PixelStudy::answer, worker, home);
        List.of(model.evaluation(), model.snapshot(), focus.probe(), chosen, checked)
                .forEach(property -> property.subscribe(study::refresh));
        model.snapshot().subscribe((before, after) -> {
            // Whoever shows another class in the panes wants to read that one.
            if (shownClass(before) != shownClass(after)) {
                chosen.set(FieldKey.TOTAL);
            }
        });
    }

    /** Empty while the probe is nowhere. */
    public ReadOnlyObjectProperty<Optional<Study>> study() {
        return study.answer();
    }

    public void watch(boolean looking) {
        study.watch(looking);
    }

    /** The class whose curve is drawn; {@link FieldKey#TOTAL}: the one that the panes show. */
    public SimpleIntegerProperty chosen() {
        return chosen;
    }

    /** Whether the gradient is held against finite differences. */
    public SimpleBooleanProperty checked() {
        return checked;
    }

    private int shownClass(Snapshot snapshot) {
        return ProbeText.shownClass(snapshot, model.batch().get().map(batch -> batch.classes().count()).orElse(1));
    }

    private Optional<Question> question() {
        Optional<Evaluation> evaluation = model.evaluation().get();
        return evaluation.flatMap(shown -> focus.probe().get().map(pixel -> {
            int classes = shown.request().batch().classes().count();
            int cls = chosen.get() >= 0 && chosen.get() < classes ? chosen.get() : shownClass(model.snapshot().get());
            return new Question(shown, pixel, cls, checked.get());
        }));
    }

    private static Study answer(Question question) {
        Evaluation evaluation = question.evaluation();
        Pixel pixel = question.pixel();
        String title = "Pixel (" + pixel.x() + ", " + pixel.y() + ")";
        Optional<PixelReading> found = PixelReading.at(evaluation, pixel.x(), pixel.y());
        if (found.isEmpty()) {
            return new Study(title, "Outside the image", List.of(), question.cls(), Optional.empty(), "",
                    Optional.empty());
        }
        PixelReading reading = found.get();
        Optional<PixelMove> move = PixelMove.at(evaluation, pixel.x(), pixel.y(), question.cls());
        String name = evaluation.request().batch().classes().name(question.cls());
        return new Study(title, words(evaluation, reading), rows(evaluation, reading), question.cls(),
                move.map(moving -> curve(name, evaluation, pixel, question.cls())),
                reading.kept()
                        ? "A rank loss keeps what this takes only while a pane shows the gain if mended"
                        : "An ignored pixel moves nothing",
                move.filter(any -> question.checked()).map(moving -> words(moving.check(), moving.byLogit())));
    }

    private static String words(Evaluation evaluation, PixelReading reading) {
        if (!reading.kept()) {
            return "Ignored: no share, no gradient, no metric";
        }
        return evaluation.field(FieldKey.total(Quantity.SHARE)).filter(field -> field.rows().isAll())
                .map(field -> rank(evaluation, field, field.at(reading.x(), reading.y()))).orElse("Kept");
    }

    private static String rank(Evaluation evaluation, Field share, float own) {
        int larger = 0;
        for (int i = 0; i < share.size().pixels(); i++) {
            larger += evaluation.kept().keeps(i) && share.at(i) > own ? 1 : 0;
        }
        return String.format(Locale.ROOT, "%,d pixels have a larger share", larger);
    }

    private static List<Row> rows(Evaluation evaluation, PixelReading reading) {
        List<Row> rows = new ArrayList<>();
        for (int c = 0; c < reading.probability().length; c++) {
            rows.add(new Row(evaluation.request().batch().classes().name(c),
                    List.of(reading.logits().length > 0 ? Figures.of(reading.logits()[c]) : Figures.NOTHING,
                            Figures.of(reading.probability()[c]),
                            reading.kept() ? Figures.of(reading.target()[c]) : Figures.NOTHING,
                            Figures.of(reading.share()[c]), Figures.of(reading.gradient()[c]))));
        }
        return rows;
    }

    private static Curve curve(String name, Evaluation evaluation, Pixel pixel, int cls) {
        var whole = PixelCurve.overProbability(evaluation, name, pixel.x(), pixel.y(), cls, POINTS);
        double[] change = Arrays.stream(whole.loss()).map(loss -> evaluation.keptPixels() * (loss - evaluation.loss()))
                .toArray();
        return new Curve(name, whole.at(), change, whole.now(), whole.target().orElseThrow());
    }

    private static String words(PixelMove.Check check, boolean byLogit) {
        String slope = byLogit ? "dL/dz " : "dL/dp ";
        return check.isKink()
                ? slope + Figures.of(check.analytic()) + "; the loss bends here: " + Figures.of(check.left())
                        + " from below, " + Figures.of(check.right()) + " from above"
                : slope + Figures.of(check.analytic()) + ", by finite differences " + Figures.of(check.difference())
                        + ", relative error " + Figures.of(check.error());
    }
}
