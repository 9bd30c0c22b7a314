package org.jaccardlab.descent;

import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.Progress;

/** Several descents with one clock, so that two losses can be watched side by side. Closing it closes them. */
public record Race(List<Descent> runners) implements AutoCloseable {

    public Race {
        runners = List.copyOf(runners);
        if (runners.isEmpty()) {
            throw new IllegalArgumentException("a race needs somebody who runs");
        }
    }

    /** The step that all stand at; the least of them if they were stopped in between. */
    public int step() {
        return runners.stream().mapToInt(Descent::step).min().getAsInt();
    }

    /** Takes one step each. */
    public List<TracePoint> advance(Progress progress) {
        return goTo(step() + 1, progress);
    }

    /**
     * All go to this step.
     *
     * @throws java.util.concurrent.CancellationException if progress said stop; the next call brings them together again
     */
    public List<TracePoint> goTo(int step, Progress progress) {
        double each = 1.0 / runners.size();
        return IntStream.range(0, runners.size())
                .mapToObj(k -> runners.get(k).goTo(step, part -> progress.reached(each * (k + part)))).toList();
    }

    @Override
    public void close() {
        runners.forEach(Descent::close);
    }
}
