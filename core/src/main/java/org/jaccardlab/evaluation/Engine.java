package org.jaccardlab.evaluation;

/** Answers requests. A pure function of the request; safe to call from any thread. */
public interface Engine {

    /**
     * @throws java.util.concurrent.CancellationException if {@code progress} said stop
     * @throws IllegalStateException if a sample of the batch has been closed
     */
    Evaluation evaluate(Request request, Progress progress);

    default Evaluation evaluate(Request request) {
        return evaluate(request, Progress.UNWATCHED);
    }

    /**
     * An engine for other settings of the same samples, asked in turn with this one: what this one remembers stays
     * remembered.
     */
    default Engine beside() {
        return this;
    }
}
