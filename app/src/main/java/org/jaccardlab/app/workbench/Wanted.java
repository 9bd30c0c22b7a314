package org.jaccardlab.app.workbench;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jaccardlab.comparison.Agreement;
import org.jaccardlab.comparison.Pair;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.raster.RowSet;
import org.jaccardlab.sample.Batch;

/**
 * What panes need of the engine.
 *
 * @param b empty if nothing is compared
 * @param subtracted fields of both whose difference is on screen
 */
public record Wanted(Request a, Optional<Request> b, Set<FieldKey> subtracted) {

    public Wanted {
        subtracted = Set.copyOf(subtracted);
    }

    /**
     * What these panes show. Either side has what any pane shows, so that sides can be flipped at once.
     *
     * @param b the settings that are compared with {@code a}
     * @param more fields that no pane need show
     */
    public static Wanted of(Batch batch, int member, Settings a, Optional<Settings> b, List<PaneSettings> panes,
            Set<FieldKey> more) {
        Set<FieldKey> subtracted = b.stream().flatMap(other -> panes.stream()
                .filter(pane -> pane.isFieldOfOne() && pane.side() == PaneSide.DIFFERENCE)
                .map(pane -> Pair.inBoth(pane.key(), a, other))).collect(Collectors.toSet());
        Set<FieldKey> fields = Stream.of(subtracted.stream(), more.stream(),
                panes.stream().filter(PaneSettings::isFieldOfOne).map(PaneSettings::key))
                .flatMap(each -> each).collect(Collectors.toSet());
        return new Wanted(new Request(batch, member, a, fields),
                b.map(other -> new Request(batch, member, other, fields)), subtracted);
    }

    /**
     * The answer, all at once.
     *
     * @param agreement whether it takes in how far the gradients of both agree
     * @throws java.util.concurrent.CancellationException if {@code progress} said stop
     */
    public Answers answeredBy(Engine engine, boolean agreement, Progress progress) {
        Evaluation ofA = engine.evaluate(a, progress);
        if (b.isEmpty()) {
            return Answers.of(ofA);
        }
        Engine beside = engine.beside();
        Pair pair = Pair.of(ofA, beside.evaluate(b.get(), progress), subtracted);
        return new Answers(ofA, Optional.of(pair), agreement
                ? Optional.of(Agreement.of(engine, a, beside, b.get(), progress))
                : Optional.empty());
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
