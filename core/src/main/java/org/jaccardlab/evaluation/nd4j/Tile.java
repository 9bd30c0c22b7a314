package org.jaccardlab.evaluation.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.sample.Sample;

/** A run of pixels of one sample, {@code from} included, {@code to} not, with all their classes. */
record Tile(Sample sample, int from, int to) {

    /** Numbers per array of a tile: small enough for dozens of double temporaries, large enough to hide call costs. */
    private static final int NUMBERS = 1 << 18;

    static List<Tile> of(Sample sample) {
        int length = Math.max(1024, NUMBERS / sample.classes().count());
        List<Tile> tiles = new ArrayList<>();
        for (int from = 0; from < sample.size().pixels(); from += length) {
            tiles.add(new Tile(sample, from, Math.min(from + length, sample.size().pixels())));
        }
        return tiles;
    }

    int pixels() {
        return to - from;
    }

    int classes() {
        return sample.classes().count();
    }
}
