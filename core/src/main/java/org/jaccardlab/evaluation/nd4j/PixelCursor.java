package org.jaccardlab.evaluation.nd4j;

import java.util.function.Consumer;
import org.jaccardlab.evaluation.TermPixel;

/** The pixels of a tile one after the other, for arithmetic that sees one pixel at a time. */
final class PixelCursor {

    private final TermTile term;
    private final double[] xs;
    private final double[] ys;
    private final double[] logXs;
    private final double[] logRests;

    PixelCursor(TermTile term) {
        this.term = term;
        xs = Scratch.values(term.probability());
        ys = Scratch.values(term.target());
        logXs = term.logX();
        logRests = term.logRests();
    }

    /** The pixel handed over is good for the one call only. */
    void forEachKept(Consumer<Place> consumer) {
        Place cursor = new Place();
        for (cursor.place = 0; cursor.place < term.tile().pixels(); cursor.place++) {
            if (term.keeps(cursor.place)) {
                consumer.accept(cursor);
            }
        }
    }

    /** A pixel by its place in the tile. */
    final class Place implements TermPixel {

        private int place;

        int place() {
            return place;
        }

        @Override
        public int number() {
            return term.tile().from() + place;
        }

        @Override
        public double x(int cls) {
            return xs[at(cls)];
        }

        @Override
        public double y(int cls) {
            return ys[at(cls)];
        }

        @Override
        public double logX(int cls) {
            return logXs[at(cls)];
        }

        @Override
        public double logRest(int cls) {
            return logRests.length == 0 ? 0 : logRests[at(cls)];
        }

        private int at(int cls) {
            return cls * term.tile().pixels() + place;
        }
    }
}
