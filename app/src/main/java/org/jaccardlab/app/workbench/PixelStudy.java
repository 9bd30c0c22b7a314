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
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.PixelMove;
import org.jaccardlab.evaluation.PixelReading;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.landscape.PixelCurve;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.SoftJaccard;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Term;
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
    private static final List<Loss> OTHERS = List.of(new Jml1(), new SoftJaccard(), new CrossEntropy());

    /** @param numbers those of {@link #COLUMNS} in words, raw values; a dash where there is no such number */
    public record Row(String name, List<String> numbers) {
    }

    /**
     * Losses over the class's probability at this pixel, as the change from what they are, times the kept pixels: on the
     * scale of shares and gains.
     *
     * @param name of the class
     * @param trails the objective first, then the other side's and others
     * @param now the probability that is predicted
     * @param target the target's
     * @param minimiser where the objective is least
     */
    public record Curve(String name, List<Trail> trails, double now, double target, double minimiser) {
    }

    /**
     * @param words what the pixel is and where it stands
     * @param curve or {@code why} there is none
     * @param check empty unless asked for
     */
    public record Study(String title, String words, List<Row> rows, int cls, Optional<Curve> curve, String why,
            Optional<String> check) {
    }

    /** @param beside the other side of a comparison */
    private record Question(Evaluation evaluation, Optional<Evaluation> beside, String side, Pixel pixel, int cls,
            boolean checked, boolean others) {
    }

    private final WorkbenchModel model;
    private final Focus focus;
    private final Aside<Question, Study> study;
    private final SimpleIntegerProperty chosen = new SimpleIntegerProperty(FieldKey.TOTAL);
    private final SimpleBooleanProperty checked = new SimpleBooleanProperty(false);
    private final SimpleBooleanProperty others = new SimpleBooleanProperty(false);
    private final Engine engine;
    /** The worker's own: what the others were found beside last. */
    private Optional<Evaluation> lastOf = Optional.empty();
    private List<Evaluation> lastOthers = List.of();

    /** @param engine asked about other losses on {@code worker} */
    public PixelStudy(WorkbenchModel model, Focus focus, Engine engine, Executor worker, Executor home) {
        this.engine = engine;
        this.model = model;
        this.focus = focus;
        this.study = new Aside<>(this::question, this::answer, worker, home);
        List.of(model.evaluation(), model.snapshot(), focus.probe(), chosen, checked, others, model.pair())
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

    /** Whether losses that nobody has chosen are drawn, too. */
    public SimpleBooleanProperty others() {
        return others;
    }

    private int shownClass(Snapshot snapshot) {
        return ProbeText.shownClass(snapshot, model.batch().get().map(batch -> batch.classes().count()).orElse(1));
    }

    private Optional<Question> question() {
        Optional<Evaluation> evaluation = model.evaluation().get();
        return evaluation.flatMap(shown -> focus.probe().get().map(pixel -> {
            int classes = shown.request().batch().classes().count();
            int cls = chosen.get() >= 0 && chosen.get() < classes ? chosen.get() : shownClass(model.snapshot().get());
            Optional<Evaluation> beside = model.pair().get()
                    .map(both -> model.tuned().get() == Side.A ? both.b() : both.a());
            return new Question(shown, beside, model.tuned().get().name(), pixel, cls, checked.get(), others.get());
        }));
    }

    private Study answer(Question question) {
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
                move.map(moving -> curve(name, question)),
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

    private Curve curve(String name, Question question) {
        Evaluation evaluation = question.evaluation();
        List<Evaluation> beside = question.others() ? othersOf(evaluation) : List.of();
        boolean alone = question.beside().isEmpty() && beside.isEmpty();
        String own = alone ? "" : question.beside().isPresent() ? question.side() : "objective";
        List<Trail> trails = new ArrayList<>();
        var whole = whole(question, evaluation, own);
        trails.add(trail(whole, evaluation));
        question.beside().filter(other -> PixelMove
                .at(other, question.pixel().x(), question.pixel().y(), question.cls()).isPresent())
                .ifPresent(other -> trails.add(trail(
                        whole(question, other, Side.valueOf(question.side()).other().name()), other)));
        for (Evaluation other : beside) {
            trails.add(trail(whole(question, other, other.request().settings().objective().first().loss().title()),
                    other));
        }
        return new Curve(name, trails, whole.now(), whole.target().orElseThrow(), whole.minimiser());
    }

    private static org.jaccardlab.landscape.Curve whole(Question question, Evaluation of, String name) {
        return PixelCurve.overProbability(of, name, question.pixel().x(), question.pixel().y(), question.cls(),
                POINTS);
    }

    private static Trail trail(org.jaccardlab.landscape.Curve whole, Evaluation of) {
        return new Trail(whole.name(), whole.at(),
                Arrays.stream(whole.loss()).map(loss -> of.keptPixels() * (loss - of.loss())).toArray());
    }

    /** Of the same prediction and target; one that is refused there is left out. */
    private List<Evaluation> othersOf(Evaluation evaluation) {
        if (lastOf.isEmpty() || lastOf.get() != evaluation) {
            Request asked = evaluation.request();
            List<Evaluation> found = new ArrayList<>();
            for (Loss loss : OTHERS) {
                Term term = asked.settings().objective().first().withLoss(loss);
                try {
                    found.add(PixelCurve.evaluate(engine, asked.batch(), asked.member(),
                            asked.settings().withObjective(any -> new Objective(List.of(term))), Progress.UNWATCHED));
                } catch (IllegalArgumentException | IllegalStateException refused) {
                    // Not for such targets, or the picture has been closed meanwhile.
                }
            }
            lastOf = Optional.of(evaluation);
            lastOthers = List.copyOf(found);
        }
        return lastOthers;
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
