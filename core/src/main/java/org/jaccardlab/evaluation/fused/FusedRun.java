package org.jaccardlab.evaluation.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Leak;
import org.jaccardlab.evaluation.NotANumber;
import org.jaccardlab.evaluation.ObjectiveValue;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.TermSums;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.loss.RankLoss;
import org.jaccardlab.metric.ImageTally;
import org.jaccardlab.metric.Levels;
import org.jaccardlab.metric.Metrics;
import org.jaccardlab.metric.WinnerTally;
import org.jaccardlab.objective.Measuring;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Field;
import org.jaccardlab.sample.Sample;
import org.jspecify.annotations.Nullable;

/** One evaluation: what is not remembered of the sums is added up, the loss follows, the fields are written. */
final class FusedRun {

    private final Request request;
    private final Settings settings;
    private final List<Term> terms;
    private final Workers workers;
    private final Remembered remembered;
    private final Progress progress;
    private final int classes;

    FusedRun(Request request, Workers workers, Remembered remembered, Progress progress) {
        this.request = request;
        this.settings = request.settings();
        this.terms = settings.objective().terms();
        this.workers = workers;
        this.remembered = remembered;
        this.progress = progress;
        this.classes = request.batch().classes().count();
        settings.objective().requireFits(request.batch());
    }

    Evaluation evaluate() {
        List<TermValue> values = values();
        double loss = loss(values);
        double memberLoss = 0;
        for (TermValue value : values) {
            memberLoss += value.shareOf(request.member());
        }
        SecondPass second = secondPass(values);
        Map<FieldKey, Field> fields = fields(second, values);
        Winners winners = winners(request.sample());
        return new Evaluation(request, loss, memberLoss, keptPixels(), values, fields, second.gains(),
                source(request.sample(), terms.getFirst()).kept(), winners.target(), winners.predicted(),
                metrics(), Leak.NONE);
    }

    private double loss(List<TermValue> values) {
        double loss = 0;
        for (TermValue value : values) {
            loss += value.term().weight() * value.value();
        }
        NotANumber.requireLoss(loss, request.batch());
        return loss;
    }

    private long keptPixels() {
        long kept = 0;
        for (Sample sample : request.batch().samples()) {
            kept += source(sample, terms.getFirst()).kept().count();
        }
        return kept;
    }

    ObjectiveValue objectiveValue() {
        List<TermValue> values = values();
        return new ObjectiveValue(loss(values), keptPixels(), values, iou());
    }

    private Levels iou() {
        Term first = terms.getFirst();
        List<Sample> samples = request.batch().samples();
        if (!settings.hasLogits(first) || classes > 1 && first.isSigmoid(classes)) {
            return Metrics.of(samples.stream().map(this::tally).toList(), settings.measuring()).iou();
        }
        return WinnerTally.iou(samples.stream().map(sample -> WinnerTally.of(sample, settings,
                predicted(sample, first, settings.measuring().threshold()))).toList(), settings.measuring());
    }

    /** Those that are asked for, and those that cost nothing because all tallies are remembered. */
    private Optional<Metrics> metrics() {
        List<Sample> samples = request.batch().samples();
        boolean known = samples.stream()
                .allMatch(sample -> remembered.find(sample, metricsQuestion(sample), ImageTally.class) != null);
        return request.measured() || known
                ? Optional.of(Metrics.of(samples.stream().map(this::tally).toList(), settings.measuring()))
                : Optional.empty();
    }

    List<TermValue> values() {
        return terms.stream().map(this::value).toList();
    }

    private TermValue value(Term term) {
        if (term.loss() instanceof RankLoss && request.batch().size() == 1) {
            // Sorting is long: another class or field of the same image need not wait for it.
            return remembered.get(request.sample(), new RankQuestion(given(term), term, request.asksFor(Quantity.GAIN)),
                    TermValue.class, 1, () -> workOut(term));
        }
        return workOut(term);
    }

    /** @param gain whether the errors themselves are wanted */
    private record RankQuestion(Given given, Term term, boolean gain) {
    }

    private TermValue workOut(Term term) {
        List<TermSums> members = new ArrayList<>();
        double allPixels = 0;
        for (Sample sample : request.batch().samples()) {
            members.add(sums(sample, term));
            allPixels += sample.size().pixels();
        }
        return TermValue.of(term, members, loss -> ranking(term, loss), allPixels);
    }

    private FusedRanking ranking(Term term, RankLoss loss) {
        List<RankedImage> images = request.batch().samples().stream().map(sample -> RankedImage
                .of(source(sample, term), loss, grid(sample), classes, workers, progress)).toList();
        return new FusedRanking(images, request.member(), request.asksFor(Quantity.GAIN), workers, progress);
    }

    SecondPass secondPass(List<TermValue> values) {
        Sample shown = request.sample();
        return new SecondPass(request, terms.stream().map(term -> source(shown, term)).toList(), values, grid(shown));
    }

    Map<FieldKey, Field> fields(SecondPass second, List<TermValue> values) {
        if (!onlyCoupledGradients()) {
            return second.run(workers, progress);
        }
        Sample shown = request.sample();
        Term term = terms.getFirst();
        LossPass loss = second.losses().getFirst();
        Coupling.Question question = new Coupling.Question(given(term), term.target(),
                loss.slopes(values.getFirst(), request.member()));
        if (remembered.find(shown, question, Shortcut.class) instanceof Coupling known) {
            return second.runCoupled(known, null, null, workers, progress);
        }
        Sides sides = loss instanceof OverlapPass overlap && overlap.couplesBySides(values.getFirst(), request.member())
                ? sides(shown, term)
                : null;
        // Asked for the second time, of another class as it seems: from now on it is worth its memory.
        boolean whole = request.rows().isAll();
        boolean again = whole && remembered.find(shown, question, Coupling.Question.class) != null;
        Coupling kept = again ? roomForCoupling(shown) : null;
        Map<FieldKey, Field> fields = second.runCoupled(null, sides, kept, workers, progress);
        if (kept != null) {
            remembered.get(shown, question, Shortcut.class, 1, () -> kept);
        }
        if (whole) {
            remembered.get(shown, question, Coupling.Question.class, 1, () -> question);
        }
        return fields;
    }

    /** Whether all that is asked for are logit gradients of a single term, and softmax ties the classes together. */
    private boolean onlyCoupledGradients() {
        return terms.size() == 1 && !request.fields().isEmpty()
                && request.fields().stream().allMatch(key -> key.quantity() == Quantity.GRADIENT_LOGIT)
                && LossPass.of(source(request.sample(), terms.getFirst()), classes).hasCoupling();
    }

    private record SidesQuestion(Given given, TargetRecipe target) {
    }

    private Sides sides(Sample sample, Term term) {
        SidesQuestion question = new SidesQuestion(given(term), term.target());
        if (remembered.find(sample, question, Shortcut.class) instanceof Sides known) {
            return known;
        }
        Sides sides = roomForSides(sample);
        addUp(sample, term, sides);
        remembered.get(sample, question, Shortcut.class, 1, () -> sides);
        return sides;
    }

    private TileGrid grid(Sample sample) {
        return TileGrid.of(sample.size().pixels(), classes);
    }

    /** What a term's probabilities depend on. */
    record Given(PredictionChoice prediction, Optional<String> auxiliary, double floor, double temperature,
            boolean sigmoid) {
    }

    private Given given(Term term) {
        return new Given(settings.prediction(), term.auxiliary(), settings.floor(), term.temperature(),
                term.isSigmoid(classes));
    }

    /** All that the sums of a term depend on: of an overlap loss only its norm. */
    private record SumsQuestion(Given given, TargetRecipe target, List<Object> loss) {
    }

    private TermSums sums(Sample sample, Term term) {
        List<Object> loss = term.loss() instanceof OverlapLoss overlap
                ? List.of(overlap.norm())
                : List.of(term.loss(), term.reduction().classWeights());
        return remembered.get(sample, new SumsQuestion(given(term), term.target(), loss), TermSums.class, 32, () -> {
            Shortcut shortcut = sample == request.sample() && onlyCoupledGradients() ? shortcut(sample, term) : null;
            TermSums sums = addUp(sample, term, shortcut);
            if (shortcut != null) {
                Object question = shortcut instanceof Sides
                        ? new SidesQuestion(given(term), term.target())
                        : new Coupling.Question(given(term), term.target(), term.reduction().classWeights());
                remembered.get(sample, question, Shortcut.class, 1, () -> shortcut);
            }
            return sums;
        });
    }

    /** Room for what the first pass can do for the second. */
    private @Nullable Shortcut shortcut(Sample sample, Term term) {
        return switch (term.loss()) {
            case OverlapLoss loss when loss.norm() == 1 -> roomForSides(sample);
            case OverlapLoss loss -> null;
            case PixelLoss loss -> roomForCoupling(sample);
            case RankLoss loss -> null;
        };
    }

    private Sides roomForSides(Sample sample) {
        return remembered.take(sample, Shortcut.class) instanceof Sides last && last.fit(grid(sample), classes)
                ? last
                : Sides.room(grid(sample), classes);
    }

    private Coupling roomForCoupling(Sample sample) {
        int pixels = sample.size().pixels();
        return remembered.take(sample, Shortcut.class) instanceof Coupling last ? last : Coupling.room(pixels);
    }

    private TermSums addUp(Sample sample, Term term, @Nullable Shortcut shortcut) {
        TermSource source = source(sample, term);
        return FirstPass.sums(sample, source, targetSums(sample, source.target()),
                targetSums(sample, source.unsmoothed()), shortcut, grid(sample), workers, progress);
    }

    private record TargetQuestion(TargetRecipe recipe, boolean sigmoid) {
    }

    private TargetSums targetSums(Sample sample, TargetSource target) {
        return remembered.get(sample.workings(), new TargetQuestion(target.recipe(), target.sigmoid()),
                TargetSums.class, 8,
                () -> TargetSums.of(target, grid(sample), workers, progress));
    }

    private TermSource source(Sample sample, Term term) {
        // Of every file, for on the way it is seen to hold numbers.
        Optional<float[]> largest = settings.predictionFile(sample, term)
                .map(file -> maxima(sample, file).largest());
        return new TermSource(sample, settings, term, largest.orElse(new float[0]));
    }

    private Maxima maxima(Sample sample, Prediction file) {
        return remembered.get(sample, file.name(), Maxima.class, 2,
                () -> Maxima.of(sample, file.values(), grid(sample), workers, progress));
    }

    /** @param target what the probabilities are made from, if they are made from the target */
    private record MetricsQuestion(Given given, Optional<TargetRecipe> target, Measuring measuring, String reference) {
    }

    private MetricsQuestion metricsQuestion(Sample sample) {
        Term first = terms.getFirst();
        return new MetricsQuestion(given(first),
                settings.hasLogits(first) ? Optional.empty() : Optional.of(first.target()), settings.measuring(),
                settings.reference(sample).name());
    }

    private ImageTally tally(Sample sample) {
        return remembered.get(sample, metricsQuestion(sample), ImageTally.class, 4, () -> MetricsPass.tally(sample,
                settings, source(sample, terms.getFirst()), grid(sample), workers, progress));
    }

    /** @param temperature of a single channel only: no temperature changes which of several classes wins */
    private record WinnersQuestion(PredictionChoice prediction, Optional<String> auxiliary, double floor,
            double temperature, TargetRecipe target, double threshold) {
    }

    private Winners winners(Sample sample) {
        Term first = terms.getFirst();
        double threshold = settings.measuring().threshold();
        TargetSource labels = source(sample, first).unsmoothed();
        return remembered.get(sample, new WinnersQuestion(settings.prediction(), first.auxiliary(), settings.floor(),
                classes == 1 ? first.temperature() : 1, labels.recipe(), threshold), Winners.class, 4,
                () -> Winners.of(sample.size(), labels, predicted(sample, first, threshold), threshold, grid(sample),
                        workers, progress));
    }

    /** The predicted classes of a file; empty if the prediction is made from the target. */
    private byte[] predicted(Sample sample, Term first, double threshold) {
        Prediction file = settings.predictionFile(sample, first).orElse(null);
        if (file == null || classes > 1) {
            return file == null ? new byte[0] : maxima(sample, file).winner();
        }
        // sigmoid(z / T) > t where z > T ln(t / (1 - t))
        double least = first.temperature() * (Math.log(threshold) - Math.log1p(-threshold));
        double floor = settings.floor();
        byte[] predicted = new byte[sample.size().pixels()];
        for (int i = 0; i < predicted.length; i++) {
            double v = file.values().at(0, i);
            double z = file.kind() == PredictionKind.LOGITS
                    ? v
                    : Math.log(Math.max(v, floor)) - Math.log(Math.max(1 - v, floor));
            predicted[i] = (byte) (z > least ? 1 : 0);
        }
        return predicted;
    }
}
