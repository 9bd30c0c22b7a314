package org.jaccardlab.app.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.metric.ClassCounts;
import org.jaccardlab.raster.Field;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.survey.Agreement;
import org.jaccardlab.survey.Summary;

/** What lies in the region of interest, worked out while somebody looks. */
public final class RegionReport {

    private static final FieldKey SHARE = FieldKey.total(Quantity.SHARE);

    /** A field that is on screen, in the unit that is shown. */
    public record FieldLine(String title, Summary summary) {
    }

    /** A class that occurs in the region. */
    public record ClassLine(String name, ClassCounts counts) {
    }

    /**
     * @param share sum of the shares of its pixels: what it adds to the loss
     * @param part of the loss, 0..1; NaN of a loss of 0
     * @param iou mean over the classes that occur in it
     */
    public record Report(String name, int pixels, int ignored, double share, double part, List<FieldLine> fields,
            List<ClassLine> classes, OptionalDouble iou, OptionalDouble dice) {

        /** "4,812 pixels, 12 ignored; shares 0.0310, 20.4 % of the loss; IoU 0.912, Dice 0.953". */
        public String words() {
            return Figures.count(pixels, "pixel")
                    + (ignored == 0 ? "" : String.format(Locale.ROOT, ", %,d ignored", ignored)) + "; shares "
                    + Figures.of(share)
                    + (Double.isNaN(part) ? "" : String.format(Locale.ROOT, ", %.1f %% of the loss", 100 * part))
                    + "; IoU " + Figures.ofPart(iou) + ", Dice " + Figures.ofPart(dice);
        }
    }

    private record Question(Sketch.Roi region, List<ShownField> fields, Field share, double loss, KeepMask kept,
            LabelMap target, LabelMap predicted, ClassTable classes) {
    }

    private final WorkbenchModel model;
    private final Sketch sketch;
    private final Aside<Question, Report> report;
    private Optional<Question> asked = Optional.empty();

    public RegionReport(WorkbenchModel model, Sketch sketch, Executor worker, Executor home) {
        this.model = model;
        this.sketch = sketch;
        this.report = new Aside<>(this::question, RegionReport::work, worker, home);
        List.of(model.evaluation(), model.snapshot(), sketch.region())
                .forEach(property -> property.subscribe(report::refresh));
    }

    /** Empty without a region. */
    public ReadOnlyObjectProperty<Optional<Report>> report() {
        return report.answer();
    }

    public void watch(boolean looking) {
        model.alsoWant(this, looking ? Set.of(SHARE) : Set.of());
        report.watch(looking);
    }

    private Optional<Question> question() {
        Optional<Sketch.Roi> region = sketch.region().get();
        Optional<Evaluation> shown = model.evaluation().get();
        if (region.isEmpty() || shown.isEmpty()) {
            asked = Optional.empty();
            return asked;
        }
        Evaluation evaluation = shown.get();
        // While a hand moves only rows on screen are known: the report waits for the rest.
        evaluation.field(SHARE).filter(field -> field.rows().isAll())
                .filter(field -> field.size().equals(region.get().pixels().size()))
                .ifPresent(share -> ShownField.whole(model).ifPresent(
                        fields -> asked = Optional.of(new Question(region.get(), fields, share, evaluation.loss(),
                                evaluation.kept(), evaluation.targetClasses(), evaluation.predictedClasses(),
                                evaluation.request().batch().classes()))));
        return asked;
    }

    private static Report work(Question asked) {
        Summary share = Summary.of(asked.share, asked.kept, asked.region.pixels(), 1);
        // A single channel has two labels: the class and its absence.
        Agreement agreement = Agreement.of(asked.target, asked.predicted, asked.kept, asked.region.pixels(),
                Math.max(2, asked.classes.count()));
        List<FieldLine> fields = new ArrayList<>();
        for (ShownField each : asked.fields) {
            fields.add(new FieldLine(each.title(),
                    Summary.of(each.field(), asked.kept, asked.region.pixels(), each.factor())));
        }
        List<ClassLine> classes = IntStream.range(0, agreement.labels().size())
                .filter(label -> agreement.labels().get(label).iou().isPresent())
                .mapToObj(label -> new ClassLine(Captions.label(asked.classes, label), agreement.labels().get(label)))
                .toList();
        int pixels = asked.region.pixels().count();
        int kept = (int) (share.counted() + share.notFinite());
        return new Report(asked.region.name(), pixels, pixels - kept, share.sum(),
                asked.loss == 0 ? Double.NaN : share.sum() / asked.loss, fields, classes,
                agreement.mean(ClassCounts::iou), agreement.mean(ClassCounts::dice));
    }
}
