package org.jaccardlab.app.opening;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.Loaded;
import org.jaccardlab.io.MemoryBudget;
import org.jaccardlab.io.OpeningPlan;
import org.jaccardlab.io.Outline;
import org.jaccardlab.io.SampleSource;
import org.jaccardlab.io.UnreadableFileException;
import org.jaccardlab.sample.Batch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that are being read before anybody asks for them. Who asks first gets what was read; if that failed, and for every
 * later question, they are read anew.
 */
public final class ReadAhead implements Opener.Source {

    private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);

    private final Opener.Source source;
    private final CompletableFuture<@Nullable Loaded> reading;
    private final AtomicReference<@Nullable CompletableFuture<@Nullable Loaded>> untaken;

    private ReadAhead(Opener.Source source, Executor files) {
        this.source = source;
        this.reading = CompletableFuture.supplyAsync(() -> read(source), files);
        this.untaken = new AtomicReference<>(reading);
    }

    public static ReadAhead begun(Opener.Source source, Executor files) {
        return new ReadAhead(source, files);
    }

    private static @Nullable Loaded read(Opener.Source source) {
        try {
            return source.plan().read(Intake.WHOLE);
        } catch (IOException | RuntimeException | OutOfMemoryError unreadable) {
            // Whoever asks meets the same and tells the person.
            LOG.debug("read ahead", unreadable);
            return null;
        }
    }

    /** Does this with what has been read, on this thread; nothing if it could not be read. */
    public void thenUse(Consumer<Batch> use, Executor executor) {
        reading.thenAcceptAsync(loaded -> {
            if (loaded != null) {
                use.accept(loaded.batch());
            }
        }, executor);
    }

    @Override
    public OpeningPlan plan() throws IOException {
        OpeningPlan plan = source.plan();
        CompletableFuture<@Nullable Loaded> begun = untaken.getAndSet(null);
        Loaded ready = begun == null ? null : begun.join();
        return ready == null ? plan : new Ready(plan, ready);
    }

    private record Ready(OpeningPlan plan, Loaded loaded) implements OpeningPlan {

        @Override
        public String title() {
            return plan.title();
        }

        @Override
        public SampleSource source() throws UnreadableFileException {
            return plan.source();
        }

        @Override
        public Outline outline() throws IOException {
            return plan.outline();
        }

        @Override
        public Loaded read(Intake intake, MemoryBudget budget) throws IOException {
            if (intake.equals(Intake.WHOLE)) {
                return loaded;
            }
            loaded.batch().close();
            return plan.read(intake, budget);
        }
    }
}
