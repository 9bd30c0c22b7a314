package org.jaccardlab.app.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jaccardlab.app.report.EvaluationReport;
import org.jaccardlab.app.report.Json;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.Region;
import org.jaccardlab.sample.Batch;

/** Measures what lessons state. */
public final class LessonCheck {

    private final Engine engine;
    private final OptionReader reader;

    /**
     * A statement held against the program.
     *
     * @param measured what the program finds
     */
    public record Checked(Statement statement, double measured) {

        public boolean holds() {
            return statement.holds(measured);
        }
    }

    public LessonCheck(Engine engine, OptionReader reader) {
        this.engine = engine;
        this.reader = reader;
    }

    /**
     * Every number that a step states.
     *
     * @param batch the step's sample
     * @throws IllegalArgumentException in one sentence, if something of the step does not fit the batch
     */
    public List<Checked> check(Step step, Batch batch) {
        return step.statements().stream()
                .map(statement -> new Checked(statement, measured(statement, step.stage(), batch))).toList();
    }

    private double measured(Statement statement, Stage stage, Batch batch) {
        Settings settings = reader.settings(statement.options().orElse(
                statement.ofB()
                        ? stage.against().orElseThrow(() -> new IllegalArgumentException(
                                "\"" + statement.text() + "\" is stated of B, but nothing is compared"))
                        : stage.options()),
                batch);
        return switch (statement.measure()) {
            case Statement.Measure.Reported(String path) -> reported(path, new Request(batch, stage.member(), settings,
                    Set.of()));
            case Statement.Measure.AtPixel(String field, var pixel) ->
                field(field, stage, settings, batch).at(pixel.x(), pixel.y());
            case Statement.Measure.Added(String field, boolean absolute, Optional<Region> region) ->
                sum(field(field, stage, settings, batch), absolute, region);
        };
    }

    private Field field(String name, Stage stage, Settings settings, Batch batch) {
        FieldKey key = reader.panes(name, batch, settings, Optional.empty()).getFirst().key();
        Evaluation evaluation = engine.evaluate(new Request(batch, stage.member(), settings, Set.of(key), false));
        return evaluation.field(key).orElseThrow();
    }

    private static double sum(Field field, boolean absolute, Optional<Region> region) {
        Region added = region.orElseGet(() -> new Region(0, 0, field.size()));
        double sum = 0;
        for (int y = added.y(); y < added.y() + added.size().height(); y++) {
            for (int x = added.x(); x < added.x() + added.size().width(); x++) {
                sum += absolute ? Math.abs(field.at(x, y)) : field.at(x, y);
            }
        }
        return sum;
    }

    private double reported(String path, Request request) {
        JsonNode node = Json.tree(EvaluationReport.of(engine.evaluate(request), List.of()));
        for (String part : path.split("\\.")) {
            node = part.matches("\\d+") ? node.path(Integer.parseInt(part)) : node.path(part);
        }
        if (!node.isNumber()) {
            throw new IllegalArgumentException("the report has no number \"" + path + "\"");
        }
        return node.doubleValue();
    }
}
