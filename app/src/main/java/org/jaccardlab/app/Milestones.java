package org.jaccardlab.app;

import java.time.Duration;
import javafx.animation.AnimationTimer;
import org.jaccardlab.app.window.WorkbenchWindow;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long the way to the first heatmap takes: with {@code -Djaccardlab.timing=$(date +%s%3N)} one line on standard error
 * for each milestone, in milliseconds since that moment. Costs nothing without.
 */
final class Milestones {

    private static final long START = Long.getLong("jaccardlab.timing", 0);

    private Milestones() {
    }

    static void reached(String milestone) {
        if (START > 0) {
            Log.write(milestone, System.currentTimeMillis() - START);
        }
    }

    /** Follows the first sample through the window. */
    static void follow(WorkbenchModel model, WorkbenchWindow window) {
        if (START <= 0) {
            return;
        }
        model.batch().subscribe(batch -> batch.ifPresent(opened -> reached("sample read")));
        model.evaluation().subscribe(evaluation -> evaluation.ifPresent(shown -> reached("evaluated")));
        new AnimationTimer() {
            private boolean pulsed;

            @Override
            public void handle(long now) {
                if (!pulsed) {
                    pulsed = true;
                    reached("first pulse");
                }
                if (model.evaluation().get().isPresent() && window.isUpToDate()) {
                    reached("heatmap painted");
                    stop();
                }
            }
        }.start();
    }

    /** Apart, so that no logging is set up unless it is asked for. */
    private static final class Log {

        private static final Logger LOG = LoggerFactory.getLogger(Milestones.class);

        static void write(String milestone, long millis) {
            LOG.warn("{} ms, {} ms of them computed: {}", millis,
                    ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L), milestone);
        }
    }
}
