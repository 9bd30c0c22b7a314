package org.jaccardlab.app.workbench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.picture.Pixel;
import org.jaccardlab.raster.Size;
import org.jaccardlab.survey.LineProfile;

/** The fields on screen along the line that a hand has drawn. */
public final class ProfilePlot {

    /**
     * @param values in the unit that is shown; NaN where there is none
     * @param limits the colour limits of the field
     */
    public record Curve(String title, double[] values, Limits limits) {
    }

    /** @param pixels along the line, one for each value */
    public record Plot(List<Pixel> pixels, List<Curve> curves) {
    }

    private record Question(Sketch.Line line, List<ShownField> fields, List<Limits> limits, KeepMask kept) {
    }

    private final WorkbenchModel model;
    private final Sketch sketch;
    private final Aside<Question, Plot> plot;
    private Optional<Question> asked = Optional.empty();

    public ProfilePlot(WorkbenchModel model, Sketch sketch, Executor worker, Executor home) {
        this.model = model;
        this.sketch = sketch;
        this.plot = new Aside<>(this::question, ProfilePlot::work, worker, home);
        List.of(model.evaluation(), model.snapshot(), model.limits(), sketch.line())
                .forEach(property -> property.subscribe(plot::refresh));
    }

    /** Empty without a line. */
    public ReadOnlyObjectProperty<Optional<Plot>> plot() {
        return plot.answer();
    }

    public void watch(boolean looking) {
        plot.watch(looking);
    }

    private Optional<Question> question() {
        Optional<Sketch.Line> line = sketch.line().get();
        if (line.isEmpty() || model.evaluation().get().isEmpty()) {
            asked = Optional.empty();
            return asked;
        }
        ShownField.whole(model).ifPresent(fields -> asked = Optional.of(new Question(line.get(), fields,
                fields.stream().map(each -> each.limits(model)).toList(),
                model.evaluation().get().orElseThrow().kept())));
        return asked;
    }

    private static Plot work(Question asked) {
        Size size = asked.kept.size();
        int[] pixels = LineProfile.pixels(size, asked.line.from().x(), asked.line.from().y(), asked.line.to().x(),
                asked.line.to().y());
        List<Curve> curves = IntStream.range(0, asked.fields.size()).mapToObj(i -> {
            ShownField each = asked.fields.get(i);
            return new Curve(each.title(), LineProfile.values(each.field(), asked.kept, each.factor(), pixels),
                    asked.limits.get(i));
        }).toList();
        return new Plot(Arrays.stream(pixels).mapToObj(i -> new Pixel(i % size.width(), i / size.width())).toList(),
                curves);
    }
}
