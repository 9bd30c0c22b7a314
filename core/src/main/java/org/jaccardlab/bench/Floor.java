package org.jaccardlab.bench;

import java.util.Comparator;
import java.util.List;
import org.jaccardlab.evaluation.fused.ReadOnce;
import org.jaccardlab.raster.Volume;

/** Times how fast the inputs of a work can be read once, in the tiles that suit this computer best. */
final class Floor {

    private static final List<Integer> TILES = List.of(4096, 8192, 16384);
    private static final byte[] NO_LABELS = {};

    private Floor() {
    }

    /**
     * @param hard whether the target is a byte a pixel, not a number a class and pixel
     * @return of the fastest length of tile
     */
    static Timing of(Scene scene, boolean hard, int threads, Stopwatch stopwatch) {
        List<Volume> volumes = hard ? List.of(scene.logits()) : List.of(scene.logits(), scene.soft());
        byte[] labels = hard ? scene.labels() : NO_LABELS;
        ReadOnce reading = new ReadOnce(threads);
        return TILES.stream().map(tile -> stopwatch.time(() -> () -> reading.read(volumes, labels, tile)))
                .min(Comparator.comparingDouble(Timing::median)).orElseThrow();
    }
}
