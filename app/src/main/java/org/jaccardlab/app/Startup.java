package org.jaccardlab.app;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jaccardlab.app.memory.ConfigFolder;
import org.jaccardlab.app.memory.Memory;
import org.jaccardlab.app.memory.Preferences;
import org.jaccardlab.app.memory.PreferencesMemory;
import org.jaccardlab.app.opening.Opener;
import org.jaccardlab.app.opening.ReadAhead;
import org.jaccardlab.app.recompute.Workers;
import org.jaccardlab.app.workbench.ChosenEngine;
import org.jaccardlab.app.workbench.Snapshot;
import org.jaccardlab.io.MemoryBudget;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.sample.Batch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What needs no window and so begins before there is one, beside the start of the toolkit: the samples are listed, the
 * first is read, and evaluated as the window will ask for it, after a rehearsal on a few pixels. The engine remembers what
 * it has added up, so that the window is answered at once.
 */
final class Startup {

    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);
    /** The toolkit makes the application itself, so this cannot be handed to it. */
    private static final Startup ONLY = new Startup();

    private final Workers workers = Workers.start();
    private final PreferencesMemory preferences = ConfigFolder.find()
            .map(folder -> PreferencesMemory.in(folder, workers.files())).orElseGet(PreferencesMemory::ofThisRun);
    private final ChosenEngine engine = new ChosenEngine(preferences.now().get().engineKind(),
            preferences.now().get().threadCount());
    private final Memory memory = ConfigFolder.find().map(folder -> Memory.in(folder, workers.files()))
            .orElseGet(Memory::ofThisRun);
    private final Rehearsal rehearsal = new Rehearsal();
    private final CompletableFuture<List<SampleFolder.Summary>> samples = CompletableFuture
            .supplyAsync(Samples::shipped, workers.files());
    private final CompletableFuture<Optional<ReadAhead>> first = samples.thenApply(
            listed -> listed.stream().findFirst()
                    .map(summary -> ReadAhead.begun(Opener.folder(summary.folder()), workers.files())));

    private Startup() {
        preferences.now().subscribe(this::limitMemory);
        workers.evaluation().execute(() -> {
            rehearsal.firstPicture();
            Milestones.reached("rehearsed");
        });
        first.thenAccept(ahead -> ahead.ifPresent(reading -> reading.thenUse(this::evaluate, workers.evaluation())));
    }

    /** What the program was started with wins. */
    private void limitMemory(Preferences preferred) {
        if (preferences.isMemoryGiven()) {
            return;
        }
        if (preferred.memoryMegabytes().isPresent()) {
            System.setProperty(MemoryBudget.CAP, preferred.memoryMegabytes().getAsInt() + "m");
        } else {
            System.clearProperty(MemoryBudget.CAP);
        }
    }

    private void evaluate(Batch batch) {
        try {
            engine.evaluate(Snapshot.startingWith(batch).request(batch, 0).unmeasured());
            Milestones.reached("first sample evaluated");
        } catch (RuntimeException | OutOfMemoryError impossible) {
            LOG.debug("first evaluation", impossible);
        }
    }

    /** Begins at the first call. */
    static Startup begun() {
        return ONLY;
    }

    /** What is not needed for the first picture, once that is on its way. */
    void rehearseTheRest() {
        Workers.aside("rehearsal", () -> {
            rehearsal.everything();
            Milestones.reached("all losses rehearsed");
        });
    }

    Workers workers() {
        return workers;
    }

    /** What was opened before. */
    Memory memory() {
        return memory;
    }

    ChosenEngine engine() {
        return engine;
    }

    /** How a person likes the program to be. */
    PreferencesMemory preferences() {
        return preferences;
    }

    /** The shipped samples in menu order; waits until they are listed. */
    List<SampleFolder.Summary> samples() {
        return samples.join();
    }

    /** Where the window gets a shipped sample from. */
    Opener.Source sourceOf(SampleFolder.Summary summary) {
        return summary.equals(samples().getFirst()) ? first.join().orElseThrow() : Opener.folder(summary.folder());
    }
}
