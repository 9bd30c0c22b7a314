package org.jaccardlab.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.sample.Batch;

/** Runs a plan on the images of a batch. The same plan on the same machine gives the same numbers, bit by bit. */
public final class Experiment {

    /** Hidden units of what is compared, and of the teacher. */
    static final int WIDTH = 12;
    static final int WIDTH_OF_TEACHER = 64;

    private final Plan plan;
    private final Training training;
    private final Progress progress;
    private final double stepsAhead;
    private int stepsDone;

    private Experiment(Plan plan, Training training, Progress progress) {
        this.plan = plan;
        this.training = training;
        this.progress = progress;
        this.stepsAhead = (double) plan.seeds() * plan.trainingsOfASeed() * training.steps();
    }

    /**
     * Trains and tests everything.
     *
     * @param batch what is cut into blocks; read at the beginning alone
     * @param truth the name of the ground truth that labels are taken from
     * @param finished told of every run when it is there, from the computing thread
     * @throws IllegalArgumentException if the images do not do for this plan, in a sentence for the person who chose it
     * @throws CancellationException if progress said stop
     */
    public static Outcome run(Plan plan, Batch batch, String truth, Engine engine, Progress progress,
            Consumer<Run> finished) {
        try (Material material = new Material(batch, truth, plan.block())) {
            Training training = new Training(material, engine, plan.epochs());
            return new Experiment(plan, training, progress).run(Setting.of(material, batch, truth), finished);
        }
    }

    private Outcome run(Setting setting, Consumer<Run> finished) {
        List<Run> runs = new ArrayList<>();
        List<Scores> teachers = new ArrayList<>();
        for (int seed = 1; seed <= plan.seeds(); seed++) {
            if (plan.needsTeacher()) {
                teachers.add(teacher(seed));
            }
            for (Labels labels : plan.labels()) {
                for (TrainingLoss loss : plan.losses()) {
                    Run run = new Run(loss, labels, seed, student(loss, labels, seed));
                    runs.add(run);
                    finished.accept(run);
                }
            }
        }
        progress.reached(1);
        return new Outcome(plan, setting, runs, teachers);
    }

    /** Wider than its students, and trained as well as they could be: on hard labels with CE + JML1. */
    private Scores teacher(int seed) {
        TrainingLoss loss = new TrainingLoss(Optional.of(new Jml1()));
        try (Network network = training.train(Labels.HARD.objective(Training.hardLabel(), loss), WIDTH_OF_TEACHER,
                seed, this::step)) {
            training.teach(network);
            return training.test(network);
        }
    }

    private Scores student(TrainingLoss loss, Labels labels, int seed) {
        try (Network network = training.train(labels.objective(Training.hardLabel(), loss), WIDTH, seed,
                this::step)) {
            return training.test(network);
        }
    }

    private void step() {
        if (progress.reached(stepsDone++ / stepsAhead)) {
            throw new CancellationException("stopped at step " + stepsDone);
        }
    }
}
