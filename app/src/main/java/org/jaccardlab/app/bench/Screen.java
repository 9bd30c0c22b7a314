package org.jaccardlab.app.bench;

import com.sun.javafx.perf.PerformanceTracker;
import com.sun.javafx.tk.TKPulseListener;
import com.sun.javafx.tk.Toolkit;
import com.sun.prism.GraphicsPipeline;
import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.app.window.Shown;
import org.jaccardlab.app.window.WorkbenchWindow;
import org.jspecify.annotations.Nullable;

/**
 * When which picture was rendered. The toolkit says so only through classes of its own; nothing but this measurement
 * leans on them.
 */
final class Screen {

    /** A rendered frame of new pictures. */
    record Frame(long nanos, Shown shown) {
    }

    private final List<Frame> frames = new ArrayList<>();
    private final TKPulseListener afterSync = this::synced;
    private @Nullable Shown painted;
    private @Nullable Shown rendering;

    /** On the JavaFX thread. */
    Screen(WorkbenchWindow window) {
        window.shown().subscribe(shown -> painted = shown.orElse(null));
        Toolkit.getToolkit().addPostSceneTkPulseListener(afterSync);
        PerformanceTracker.getSceneTracker(window.scene()).setOnRenderedFrameTask(this::rendered);
    }

    /** The renderer has what was painted up to now; what it rendered before is done. */
    private synchronized void synced() {
        if (painted != null) {
            rendering = painted;
            painted = null;
        }
    }

    /** On the render thread. */
    private synchronized void rendered() {
        if (rendering != null) {
            frames.add(new Frame(System.nanoTime(), rendering));
            rendering = null;
        }
    }

    synchronized List<Frame> frames() {
        return List.copyOf(frames);
    }

    synchronized void forget() {
        frames.clear();
    }

    /** "software", "OpenGL ES2". */
    static String pipeline() {
        return GraphicsPipeline.getPipeline().getClass().getSimpleName().replace("Pipeline", "");
    }
}
