package org.jaccardlab.bench;

import java.lang.ref.Reference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jaccardlab.engine.EngineKind;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.io.MemoryBudget;
import org.jaccardlab.io.MemoryNeed;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Size;

/**
 * Engines timed on made-up inputs.
 *
 * @param threads for the engines that let themselves be told; ND4J decides for itself and is timed once
 * @param precisions that the inputs are held in
 */
public record Benchmark(List<Shape> shapes, List<Work> works, List<EngineKind> engines, List<Integer> threads,
        List<Precision> precisions, Stopwatch stopwatch) {

    private static final int MOST_THREADS = 256;

    /** @throws IllegalArgumentException if something cannot be done, in a sentence for the person who asked for it */
    public Benchmark {
        shapes = List.copyOf(shapes);
        works = List.copyOf(works);
        engines = List.copyOf(engines);
        threads = List.copyOf(threads);
        precisions = List.copyOf(precisions);
        for (int count : threads) {
            if (count < 1 || count > MOST_THREADS) {
                throw new IllegalArgumentException("threads must lie in 1 to " + MOST_THREADS + " but is " + count);
            }
        }
        for (Shape shape : shapes) {
            precisions.forEach(precision -> requireRoom(shape, precision));
        }
        if (!EngineKind.FUSED.isAvailable()) {
            throw new IllegalArgumentException(
                    "how fast numbers can be read is measured with Java's vector module: start "
                            + "with --add-modules jdk.incubator.vector");
        }
    }

    private static void requireRoom(Shape shape, Precision precision) {
        MemoryBudget budget = MemoryBudget.now();
        MemoryNeed need = Scene.needed(shape, precision);
        if (!budget.holds(need)) {
            throw new IllegalArgumentException(
                    "the shape " + shape + " " + budget.lack(need) + ": choose a smaller one");
        }
    }

    /** Times everything, one after the other, and hands over each row when it is there. */
    public void run(Consumer<Row> rows) {
        for (Shape shape : shapes) {
            for (Precision precision : precisions) {
                try (Scene scene = new Scene(shape, precision);
                        Scene pixel = new Scene(new Shape(shape.classes(), new Size(1, 1)), precision)) {
                    run(scene, pixel, rows);
                }
            }
        }
    }

    private void run(Scene scene, Scene pixel, Consumer<Row> rows) {
        Map<List<Object>, Timing> floors = new HashMap<>();
        for (EngineKind kind : engines) {
            for (int count : threads(kind)) {
                for (Work work : works) {
                    Timing floor = floors.computeIfAbsent(List.of(count, work.isHard()),
                            key -> Floor.of(scene, work.isHard(), count, stopwatch));
                    rows.accept(row(kind, count, work, scene, pixel, floor));
                }
            }
        }
    }

    private List<Integer> threads(EngineKind kind) {
        return kind == EngineKind.FUSED ? threads : List.of(Runtime.getRuntime().availableProcessors());
    }

    private Row row(EngineKind kind, int count, Work work, Scene scene, Scene pixel, Timing floor) {
        Engine engine = kind.start(count);
        // Asked about a pixel, this thread lets go of the room that it worked in for another engine.
        engine.evaluate(work.request(pixel, 0));
        long before = Memory.held();
        AtomicInteger asked = new AtomicInteger();
        Timing timing = stopwatch.time(() -> {
            Request request = work.request(scene, asked.getAndIncrement());
            return () -> engine.evaluate(request).loss();
        });
        Memory memory = new Memory();
        Evaluation newest = engine.evaluate(work.request(scene, asked.getAndIncrement()), memory);
        memory.look();
        Reference.reachabilityFence(newest);
        Reference.reachabilityFence(engine);
        return new Row(kind, count, work, scene.shape(), scene.precision(), timing, floor.median(),
                memory.most() - before);
    }
}
