package org.jaccardlab.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.ObjectiveValue;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.io.MemoryBudget;
import org.jaccardlab.io.MemoryNeed;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.Term;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.raster.RowSet;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Lease;
import org.jaccardlab.sample.Sample;

/**
 * Gradient descent on the prediction of a batch, that can be played, stopped and wound back. Every step is the same however
 * it is reached: numbers at a step are equal bit by bit whether one has stepped there or come back to it, on one engine.
 *
 * <p>Works on the caller's thread and keeps its own arrays, so the batch's own prediction stays as it is. Keeps states at
 * some of the steps within a limit of memory; other steps are worked out again from the nearest before. One caller at a
 * time: its methods wait for each other.
 */
public final class Descent implements AutoCloseable {

    /** For states that are kept, unless another limit is given, in bytes. */
    public static final long KEPT_BYTES = 512L << 20;

    private static final String NAME = "descent";

    private final Engine engine;
    private final Batch batch;
    private final Settings settings;
    private final Plan plan;
    private final Beginning beginning;
    private final Update.Bounds bounds;
    private final String name;
    private final Lease lease;
    private final State state;
    private final Keyframes keyframes;
    private final List<TracePoint> trace = new ArrayList<>();
    private Batch moving;
    private long keptPixels;
    private int step;
    /** Whether the state is that of the step; not while a step is being taken. */
    private boolean whole;

    /** With the usual memory for kept states. */
    public Descent(Engine engine, Batch batch, Settings settings, Plan plan) {
        this(engine, batch, settings, plan, KEPT_BYTES);
    }

    /**
     * Stands at step 0. Nothing has been evaluated yet.
     *
     * @param settings whose objective is descended; a file or what is made from the target is where it starts
     * @param keptBytes the most that kept states may take; less is used if there is less
     * @throws IllegalArgumentException if it makes no sense or there is too little memory, in a sentence for the person who
     *         asked for it
     * @throws IllegalStateException if the batch has been closed
     */
    public Descent(Engine engine, Batch batch, Settings settings, Plan plan, long keptBytes) {
        this.engine = engine;
        this.batch = batch;
        this.plan = plan;
        this.beginning = new Beginning(settings, plan);
        this.bounds = bounds(batch, settings, plan);
        int memories = plan.optimiser().memories();
        requireRoom(batch, memories);
        this.name = name(batch);
        this.settings = settings.withPrediction(new PredictionChoice.File(name));
        this.lease = batch.lease();
        this.state = new State(batch, memories);
        long room = Math.min(keptBytes, MemoryBudget.now().outside() / 2);
        this.keyframes = new Keyframes((int) Math.min(1 << 16, room / State.bytes(batch, memories)),
                () -> new State(batch, memories));
        this.moving = batch;
        begin();
    }

    private static Update.Bounds bounds(Batch batch, Settings settings, Plan plan) {
        List<Term> terms = settings.objective().terms();
        int classes = batch.classes().count();
        boolean sigmoid = terms.getFirst().isSigmoid(classes);
        if (plan.variable() == Variable.LOGITS) {
            return Update.Bounds.NONE;
        }
        if (terms.stream().anyMatch(term -> term.temperature() != 1)) {
            throw new IllegalArgumentException("probabilities have no temperature: set every temperature to 1,"
                    + " or let the logits descend");
        }
        if (terms.stream().anyMatch(term -> term.isSigmoid(classes) != sigmoid)) {
            throw new IllegalArgumentException("some terms see a softmax and some a sigmoid: let the logits descend,"
                    + " which both are made from");
        }
        return sigmoid ? Update.Bounds.BOX : Update.Bounds.SIMPLEX;
    }

    private static void requireRoom(Batch batch, int memories) {
        MemoryNeed need = new MemoryNeed(State.bytes(batch, memories), 0);
        MemoryBudget budget = MemoryBudget.now();
        if (!budget.holds(need)) {
            throw new IllegalArgumentException("this descent " + budget.lack(need)
                    + ": choose a part of the image, or gradient descent without momentum");
        }
    }

    /** One that no sample has. */
    private static String name(Batch batch) {
        return IntStream.iterate(1, k -> k + 1).mapToObj(k -> k == 1 ? NAME : NAME + " " + k)
                .filter(name -> batch.samples().stream().allMatch(sample -> sample.prediction(name).isEmpty()))
                .findFirst().orElseThrow();
    }

    private void begin() {
        for (int m = 0; m < batch.size(); m++) {
            beginning.write(batch.sample(m), state.position(m));
        }
        state.forget();
        arrived(0);
    }

    /** The state is that of this step. */
    private void arrived(int at) {
        step = at;
        whole = true;
        List<Sample> samples = new ArrayList<>();
        for (int m = 0; m < batch.size(); m++) {
            // Another sample at every step: engines remember what they have found out by the sample.
            samples.add(batch.sample(m).plus(new Prediction(name, plan.variable().kind(), state.position(m))));
        }
        moving = new Batch(batch.title(), samples);
    }

    /** The step it stands at, 0 for the start. */
    public synchronized int step() {
        return step;
    }

    public Plan plan() {
        return plan;
    }

    /** What is asked of {@link #frame} and what {@link #evaluate} answers: the prediction is the one that descends. */
    public Settings settings() {
        return settings;
    }

    /**
     * What the descent had come to at every step from 0 on, as far as it has been.
     */
    public synchronized List<TracePoint> trace() {
        return List.copyOf(trace);
    }

    /**
     * What it has come to at this step.
     *
     * @throws CancellationException if progress said stop
     */
    public synchronized TracePoint here(Progress progress) {
        restoreIfBroken();
        if (trace.size() > step) {
            return trace.get(step);
        }
        ObjectiveValue value = value(progress);
        keptPixels = value.keptPixels();
        OptionalDouble ece = plan.measureEvery() > 0 && step % plan.measureEvery() == 0
                ? evaluate(0, Set.of(), true, progress).metrics().calibration().dataset()
                : OptionalDouble.empty();
        trace.add(new TracePoint(step, value.loss(), value.iou(), value.distance(), ece));
        return trace.getLast();
    }

    private ObjectiveValue value(Progress progress) {
        try {
            return engine.value(moving, settings, progress);
        } catch (IllegalArgumentException refused) {
            throw step == 0
                    ? refused
                    : new IllegalArgumentException(
                            "after " + step + " steps the prediction cannot be evaluated any more ("
                                    + refused.getMessage() + "): choose a smaller rate",
                            refused);
        }
    }

    /**
     * Takes one step.
     *
     * @param progress heard between steps; what has been reached stays, and the next call goes on from there
     * @throws CancellationException if progress said stop
     */
    public synchronized TracePoint advance(Progress progress) {
        here(progress);
        take();
        return here(progress);
    }

    private void take() {
        Optimiser.Rule rule = plan.optimiser().rule(step);
        whole = false;
        // A step that is cut off would leave some numbers moved and others not.
        engine.gradient(moving, settings, plan.variable().gradient(),
                () -> new Update(state, rule, keptPixels, bounds), Progress.UNWATCHED);
        arrived(step + 1);
        keyframes.offer(step, state);
    }

    private void restoreIfBroken() {
        if (!whole) {
            int wanted = step;
            restore(keyframes.upTo(wanted));
            replay(wanted, Progress.UNWATCHED);
        }
    }

    private void restore(Optional<Map.Entry<Integer, State>> keyframe) {
        if (keyframe.isPresent()) {
            state.copyFrom(keyframe.get().getValue());
            arrived(keyframe.get().getKey());
        } else {
            begin();
        }
    }

    /**
     * Goes to any step, before or behind this one.
     *
     * @param wanted 0 or more
     * @param progress heard between steps; when stopped it stands at some step on the way
     * @throws CancellationException if progress said stop
     */
    public synchronized TracePoint goTo(int wanted, Progress progress) {
        if (wanted < 0) {
            throw new IllegalArgumentException("a descent starts at step 0, there is no step " + wanted);
        }
        restoreIfBroken();
        Optional<Map.Entry<Integer, State>> keyframe = keyframes.upTo(wanted);
        if (wanted < step || keyframe.filter(entry -> entry.getKey() > step).isPresent()) {
            restore(keyframe);
        }
        replay(wanted, progress);
        return here(progress);
    }

    private void replay(int wanted, Progress progress) {
        int from = step;
        while (step < wanted) {
            double done = (double) (step - from) / (wanted - from);
            if (progress.reached(done)) {
                throw new CancellationException("stopped at step " + step);
            }
            here(part -> progress.reached(done));
            take();
        }
    }

    /**
     * The prediction of this step beside everything else that the batch holds: a copy, which the caller closes. It can be
     * looked at as long as the batch is open, while the descent goes on.
     */
    public synchronized Batch frame() {
        restoreIfBroken();
        List<Sample> samples = new ArrayList<>();
        for (int m = 0; m < batch.size(); m++) {
            samples.add(batch.sample(m)
                    .plus(new Prediction(name, plan.variable().kind(), state.copyOfPosition(m))));
        }
        return new Batch(batch.title(), samples);
    }

    /**
     * Evaluates this step without copying anything. The sample of the answer changes with the next step: pixels are to be
     * read from the fields, or from a {@link #frame}.
     *
     * @throws CancellationException if progress said stop
     */
    public synchronized Evaluation evaluate(int member, Set<FieldKey> fields, boolean measured, Progress progress) {
        restoreIfBroken();
        return engine.evaluate(new Request(moving, member, settings, fields,
                RowSet.all(moving.sample(member).size().height()), measured), progress);
    }

    /** How many states are kept. */
    synchronized int kept() {
        return keyframes.count();
    }

    /** The number of this class and pixel at this step: logit or probability, whichever descends. */
    public synchronized float at(int member, int cls, int pixel) {
        restoreIfBroken();
        return state.position(member).at(cls, pixel);
    }

    /** Gives its memory back; nothing of it is to be used any more but the trace. */
    @Override
    public synchronized void close() {
        keyframes.close();
        state.close();
        lease.close();
    }
}
