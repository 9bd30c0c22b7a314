package org.jaccardlab.evaluation;

/** How a computation reports back, and is told to stop. Asked at every tile, from the computing thread. */
public interface Progress {

    /** Nobody watches and nobody stops it. */
    Progress UNWATCHED = fraction -> false;

    /**
     * @param fraction how much is done, 0..1
     * @return true to stop: the computation ends with a {@link java.util.concurrent.CancellationException}
     */
    boolean reached(double fraction);
}
