package org.jaccardlab.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.GradientLength;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;

/** One number of the settings through a range. */
public record Sweep(Knob knob, Span span) {

    /**
     * Evaluates every value. One that is refused does not stop the others.
     *
     * @param member whose fields are wanted
     * @param fields of every value, for a film strip; may be empty
     * @param each hears of every value that could be evaluated, with the fields, at once
     * @throws CancellationException if progress said stop
     */
    public List<SweepPoint> run(Engine engine, Batch batch, Settings settings, int member, Set<FieldKey> fields,
            BiConsumer<SweepPoint, Evaluation> each, Progress progress) {
        List<SweepPoint> points = new ArrayList<>();
        for (int i = 0; i < span.points(); i++) {
            double done = (double) i / span.points();
            if (progress.reached(done)) {
                throw new CancellationException("stopped at value " + i + " of " + span.points());
            }
            double value = span.at(i);
            try {
                Settings turned = knob.turn().to(settings, batch, value);
                Evaluation evaluation = engine.evaluate(new Request(batch, member, turned, fields),
                        part -> progress.reached(done));
                SweepPoint point = new SweepPoint(value, Optional.of(new SweepPoint.Reading(evaluation.loss(),
                        evaluation.metrics(),
                        GradientLength.of(engine, batch, turned, part -> progress.reached(done)))), "");
                points.add(point);
                each.accept(point, evaluation);
            } catch (IllegalArgumentException refused) {
                points.add(new SweepPoint(value, Optional.empty(), String.valueOf(refused.getMessage())));
            }
        }
        return points;
    }
}
