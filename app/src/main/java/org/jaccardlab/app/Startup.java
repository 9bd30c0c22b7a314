package org.jaccardlab.app;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jaccardlab.app.recompute.Workers;
import org.jaccardlab.app.workbench.Snapshot;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.sample.Batch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What needs no window and so begins before there is one, beside the start of the toolkit: the samples are listed, and the
 * first is read and evaluated once for nothing. That loads and compiles most of what the first heatmap waits for; the
 * window then asks the same anew and is answered at once.
 */
final class Startup {

    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);
    /** The toolkit makes the application itself, so this cannot be handed to it. */
    private static final Startup ONLY = new Startup();

    private final Workers workers = Workers.start();
    private final Engine engine = EngineKind.standard().start();
    private final CompletableFuture<List<SampleFolder.Summary>> samples = CompletableFuture
            .supplyAsync(Samples::shipped, workers.files());

    private Startup() {
        // On the threads that the window asks, so that it waits for the rehearsal in place of competing with it.
        samples.thenApplyAsync(Startup::readFirst, workers.files())
                .thenAcceptAsync(batch -> batch.ifPresent(this::evaluate), workers.evaluation());
    }

    private static Optional<Batch> readFirst(List<SampleFolder.Summary> listed) {
        try {
            return listed.isEmpty() ? Optional.empty() : Optional.of(SampleFolder.read(listed.getFirst().folder()));
        } catch (IOException | RuntimeException | OutOfMemoryError unreadable) {
            // The window meets the same and tells the person.
            LOG.debug("first sample", unreadable);
            return Optional.empty();
        }
    }

    private void evaluate(Batch batch) {
        try (batch) {
            engine.evaluate(Snapshot.startingWith(batch).request(batch, 0).unmeasured());
            Milestones.reached("rehearsed");
        } catch (RuntimeException | OutOfMemoryError impossible) {
            LOG.debug("first evaluation", impossible);
        }
    }

    /** Begins at the first call. */
    static Startup begun() {
        return ONLY;
    }

    Workers workers() {
        return workers;
    }

    Engine engine() {
        return engine;
    }

    /** The shipped samples in menu order; waits until they are listed. */
    List<SampleFolder.Summary> samples() {
        return samples.join();
    }
}
