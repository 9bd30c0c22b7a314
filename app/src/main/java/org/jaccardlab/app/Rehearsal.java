package org.jaccardlab.app;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jaccardlab.app.workbench.Snapshot;
import org.jaccardlab.bench.Scene;
import org.jaccardlab.bench.Shape;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.sample.Batch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an engine of its own about a few made-up pixels, over and over, until Java has compiled what answers. A vector
 * operation that is not compiled takes a hundred times as long, so that the first answer about a large image would take
 * seconds.
 */
final class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    /** Seven classes: four, and what is left of the next four. */
    private static final Shape SHAPE = Shape.of("7x16x40");
    /** Enough for every kernel to be compiled with all that it may meet. */
    private static final int TIMES = 16;
    private static final double STEP = 1e-3;

    private final Engine engine = EngineKind.standard().start(1);

    /** What the window asks first. */
    void firstPicture() {
        try (Scene scene = new Scene(SHAPE, Precision.FLOAT32)) {
            Batch batch = scene.batch();
            Snapshot snapshot = Snapshot.startingWith(batch);
            Set<FieldKey> fields = snapshot.request(batch, 0).fields();
            for (LabelSource target : batch.sample(0).targets()) {
                ask(batch, snapshot.settings().withFirstTerm(
                        term -> term.withTarget(TargetRecipe.plain(target.name()))), fields);
            }
        }
    }

    /** What a person may ask later: every loss against every kind of target. */
    void everything() {
        try (Scene scene = new Scene(SHAPE, Precision.FLOAT32)) {
            Batch batch = scene.batch();
            Set<FieldKey> one = Set.of(new FieldKey(Quantity.GRADIENT_LOGIT, 0));
            Set<FieldKey> all = Stream.concat(
                    IntStream.range(0, 2).mapToObj(cls -> new FieldKey(Quantity.GRADIENT_LOGIT, cls)),
                    Stream.of(FieldKey.total(Quantity.SHARE), FieldKey.total(Quantity.GAIN)))
                    .collect(Collectors.toSet());
            for (Loss loss : Loss.catalogue()) {
                for (LabelSource target : batch.sample(0).targets()) {
                    Settings settings = Settings.startingWith(batch).withFirstTerm(
                            term -> term.withLoss(loss).withTarget(TargetRecipe.plain(target.name())));
                    List.of(one, all).forEach(fields -> ask(batch, settings, fields));
                }
            }
        }
    }

    private void ask(Batch batch, Settings settings, Set<FieldKey> fields) {
        try {
            for (int k = 0; k < TIMES; k++) {
                double temperature = 1 + STEP * k;
                engine.evaluate(new Request(batch, 0,
                        settings.withFirstTerm(term -> term.withTemperature(temperature)), fields, k == 0));
            }
        } catch (RuntimeException unfit) {
            // Not every loss takes every target.
            LOG.debug("{}", settings, unfit);
        }
    }
}
