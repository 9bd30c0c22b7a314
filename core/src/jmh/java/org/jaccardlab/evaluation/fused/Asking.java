package org.jaccardlab.evaluation.fused;

import org.jaccardlab.bench.Scene;
import org.jaccardlab.bench.Shape;
import org.jaccardlab.bench.Work;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.raster.Precision;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One question after the other, each a little different, answered by this thread alone. */
@State(Scope.Benchmark)
public class Asking {

    @Param("19x256x512")
    String shape = "";

    private final Workers workers = new Workers(1);
    private final Remembered remembered = new Remembered();
    private Scene scene = new Scene(Shape.of("1x1x1"), Precision.FLOAT32);
    private int asked;

    @Setup(Level.Trial)
    public void draw() {
        scene.close();
        scene = new Scene(Shape.of(shape), Precision.FLOAT32);
    }

    @TearDown(Level.Trial)
    public void close() {
        scene.close();
    }

    FusedRun next(Work work) {
        return new FusedRun(work.request(scene, asked++), workers, remembered, Progress.UNWATCHED);
    }
}
