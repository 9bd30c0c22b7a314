package org.jaccardlab.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.PixelMove;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.loss.RankLoss;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.raster.RowSet;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Sample;

/**
 * The gradient as the fields have it, held against central differences of the loss at random pixels and classes.
 *
 * @param byLogit or by probability, where there are no logits
 * @param checked places that were compared
 * @param kinks places left out because the loss bends there, so that there is no one slope to agree on
 * @param still places left out because neither moves: both slopes are 0
 * @param largestError the largest |gradient - difference|
 * @param largestRelative the same over the larger of the two, of places whose slope is no tiny part of the largest
 * @param worst the place of the largest relative error; empty if nothing was compared
 */
public record DifferenceCheck(boolean byLogit, int checked, int kinks, int still, double largestError,
        double largestRelative, Optional<Place> worst) {

    /** Slopes below this part of the largest that was met are mostly the rounding of 32 bits. */
    private static final double TINY = 1e-4;
    private static final int MOST = 100_000;
    private static final int TRIES = 100;

    /** @param difference the central difference */
    public record Place(int x, int y, int cls, double gradient, double difference) {

        double error() {
            return Math.abs(gradient - difference);
        }

        double larger() {
            return Math.max(Math.abs(gradient), Math.abs(difference));
        }

        /** Over the larger of the two. */
        public double relativeError() {
            return larger() == 0 ? 0 : error() / larger();
        }
    }

    private record Drawn(int pixel, int cls) {
    }

    /**
     * @param places how many are drawn, of kept pixels; the same for the same seed
     * @throws IllegalArgumentException if no pixel counts
     * @throws CancellationException if progress said stop
     */
    public static DifferenceCheck of(Engine engine, Batch batch, int member, Settings settings, int places, long seed,
            Progress progress) {
        if (places < 1 || places > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " places can be checked, not " + places);
        }
        Sample sample = batch.sample(member);
        List<Drawn> drawn = draw(engine.evaluate(new Request(batch, member, settings, Set.of(), false), progress),
                places, seed);
        Quantity by = Quantity.GRADIENT_LOGIT.availableFor(settings.prediction());
        Set<FieldKey> fields = drawn.stream().map(place -> new FieldKey(by, place.cls()))
                .collect(Collectors.toCollection(HashSet::new));
        if (settings.objective().terms().stream().anyMatch(term -> term.loss() instanceof RankLoss)) {
            // Only with a gain does a rank loss keep its errors, which a moved pixel is ranked among.
            fields.add(FieldKey.total(Quantity.GAIN));
        }
        int width = sample.size().width();
        RowSet rows = RowSet.of(sample.size().height(), drawn.stream().mapToInt(place -> place.pixel() / width));
        Evaluation evaluation = engine.evaluate(new Request(batch, member, settings, fields, rows, false), progress);
        List<Place> compared = new ArrayList<>();
        int kinks = 0;
        int still = 0;
        for (int k = 0; k < drawn.size(); k++) {
            if (progress.reached((double) k / drawn.size())) {
                throw new CancellationException("stopped at place " + k);
            }
            int cls = drawn.get(k).cls();
            int x = drawn.get(k).pixel() % width;
            int y = drawn.get(k).pixel() / width;
            PixelMove.Check check = PixelMove.at(evaluation, x, y, cls).orElseThrow().check();
            double gradient = evaluation.field(new FieldKey(by, cls)).orElseThrow().at(x, y);
            if (check.isKink()) {
                kinks++;
            } else if (gradient == 0 && check.difference() == 0) {
                still++;
            } else {
                compared.add(new Place(x, y, cls, gradient, check.difference()));
            }
        }
        return of(by == Quantity.GRADIENT_LOGIT, compared, kinks, still);
    }

    private static DifferenceCheck of(boolean byLogit, List<Place> compared, int kinks, int still) {
        double steepest = compared.stream().mapToDouble(Place::larger).max().orElse(0);
        Optional<Place> worst = compared.stream().filter(place -> place.larger() > TINY * steepest)
                .reduce((a, b) -> b.relativeError() > a.relativeError() ? b : a);
        return new DifferenceCheck(byLogit, compared.size(), kinks, still,
                compared.stream().mapToDouble(Place::error).max().orElse(0),
                worst.map(Place::relativeError).orElse(0.0), worst);
    }

    private static List<Drawn> draw(Evaluation evaluation, int places, long seed) {
        int pixels = evaluation.kept().size().pixels();
        int classes = evaluation.request().batch().classes().count();
        if (evaluation.kept().count() == 0) {
            throw new IllegalArgumentException(
                    evaluation.request().sample().name() + " has no pixel that counts: there is nothing to check");
        }
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, places).mapToObj(k -> {
            int pixel = random.nextInt(pixels);
            for (int tried = 0; tried < TRIES && !evaluation.kept().keeps(pixel); tried++) {
                pixel = random.nextInt(pixels);
            }
            // Where hardly a pixel counts: the next that does, from the start again if need be.
            int next = evaluation.kept().nextKept(pixel);
            return new Drawn(next < pixels ? next : evaluation.kept().nextKept(0), random.nextInt(classes));
        }).toList();
    }
}
