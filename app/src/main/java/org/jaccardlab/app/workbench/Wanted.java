package org.jaccardlab.app.workbench;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.raster.RowSet;
import org.jaccardlab.sample.Batch;

/**
 * What the screen needs of the engine.
 *
 * @param b empty if nothing is compared
 * @param subtracted fields of both whose difference is on screen
 */
record Wanted(Request a, Optional<Request> b, Set<FieldKey> subtracted) {

    Wanted {
        subtracted = Set.copyOf(subtracted);
    }

    Batch batch() {
        return a.batch();
    }

    int member() {
        return a.member();
    }

    Stream<Request> requests() {
        return Stream.concat(Stream.of(a), b.stream());
    }

    RowSet allRows() {
        return a.rows();
    }

    /** Whether the other one is about the same numbers: image and settings, whatever of them is shown. */
    boolean isAbout(Wanted other) {
        return isAbout(a, other.a) && b.isPresent() == other.b.isPresent()
                && (b.isEmpty() || isAbout(b.get(), other.b.get()));
    }

    static boolean isAbout(Request one, Request other) {
        return one.batch() == other.batch() && one.member() == other.member()
                && one.settings().equals(other.settings());
    }

    /** Whether the answer to the other one would hold all that is wanted. */
    boolean isIn(Wanted other) {
        return isAbout(other) && other.a.fields().containsAll(a.fields())
                && (b.isEmpty() || other.b.orElseThrow().fields().containsAll(b.get().fields()))
                && other.subtracted.containsAll(subtracted);
    }
}
