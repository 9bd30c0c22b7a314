package org.jaccardlab.sample;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right to read a sample's arrays. Ends with {@link #close()}, once, however often that is called. */
public final class Lease implements AutoCloseable {

    private final Runnable end;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Lease(Runnable end) {
        this.end = end;
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            end.run();
        }
    }
}
