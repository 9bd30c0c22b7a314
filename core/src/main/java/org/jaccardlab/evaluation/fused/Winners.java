package org.jaccardlab.evaluation.fused;

import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.raster.Size;

/** The winning classes of target and prediction, as maps of one image; pixels that do not count have none. */
record Winners(LabelMap predicted, LabelMap target) {

    /**
     * @param labels the target before smoothing
     * @param predicted class by pixel, or empty if the prediction is made from the target; taken over
     * @param threshold above which a single channel made from the target says yes
     */
    static Winners of(Size size, TargetSource labels, byte[] predicted, double threshold, TileGrid grid,
            Workers workers, Progress progress) {
        byte[] target = new byte[grid.pixels()];
        byte[] chosen = predicted.length == 0 ? new byte[grid.pixels()] : predicted.clone();
        int classes = labels.classes();
        workers.run(grid.count(), progress, () -> {
            Scratch s = Scratch.of(classes, grid.length());
            return tile -> {
                int from = grid.from(tile);
                int valid = grid.pixels(tile);
                MaximumKernel.run(labels.rows(s.targetRows(), from, valid), classes, Lanes.padded(valid), s.largest,
                        0, s.winner);
                for (int i = 0; i < valid; i++) {
                    target[from + i] = (byte) (classes == 1 ? s.largest[i] > 0.5f ? 1 : 0 : s.winner[i]);
                    if (predicted.length == 0) {
                        chosen[from + i] = classes == 1 ? (byte) (s.largest[i] > threshold ? 1 : 0) : target[from + i];
                    }
                }
            };
        });
        for (int i = labels.kept().nextIgnored(0); i < target.length; i = labels.kept().nextIgnored(i + 1)) {
            target[i] = (byte) LabelMap.IGNORED;
            chosen[i] = (byte) LabelMap.IGNORED;
        }
        return new Winners(new LabelMap(size, chosen), new LabelMap(size, target));
    }
}
