package org.jaccardlab.evaluation.nd4j;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Gain;
import org.jaccardlab.evaluation.Leak;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.raster.Field;

/** Second pass: writes the requested fields of the shown sample, tile by tile. */
final class FieldWriter {

    private final Request request;
    private final List<TermValue> values;
    private final List<Gain> gains;
    private final Map<FieldKey, float[]> written = new HashMap<>();
    private final int width;
    /** Where each row begins among the numbers of a field; below zero for those that nobody asked for. */
    private final int[] starts;
    private Leak leak = Leak.NONE;

    FieldWriter(Request request, List<TermValue> values) {
        this.request = request;
        this.values = values;
        this.gains = request.asksFor(Quantity.GAIN)
                ? values.stream().map(value -> Gain.of(value, request.member())).toList()
                : List.of();
        this.width = request.sample().size().width();
        this.starts = new int[request.rows().height()];
        int held = 0;
        for (int row = 0; row < starts.length; row++) {
            starts[row] = request.rows().next(row) == row ? held++ * width : -1;
        }
        for (FieldKey key : request.fields()) {
            written.put(key, new float[held * width]);
        }
    }

    /** One per term if a gain was asked for; else empty. */
    List<Gain> gains() {
        return gains;
    }

    void write(Tile tile) {
        try (Scratch scratch = new Scratch()) {
            TileFields fields = new TileFields(request, tile);
            for (int t = 0; t < values.size(); t++) {
                TermTile term = new TermTile(tile, request.settings(), values.get(t).term(), scratch);
                fields.add(term, values.get(t));
                if (term.letsIgnoredPixelsIn()) {
                    leak = leak.plus(leakOf(term, values.get(t)));
                }
                if (!gains.isEmpty()) {
                    fields.add(term, gains.get(t));
                }
            }
            written.forEach((key, field) -> copy(fields.row(key), field, tile));
        }
    }

    private Leak leakOf(TermTile term, TermValue value) {
        LossTile loss = LossTile.of(term);
        double[] shares = Scratch.values(loss.share(value, request.member()));
        double[] gradients = Scratch.values(request.settings().hasLogits(value.term())
                ? loss.gradientByLogit(value, request.member())
                : loss.gradientByProbability(value, request.member()));
        double share = 0;
        double gradient = 0;
        double whole = 0;
        for (int i = 0; i < shares.length; i++) {
            whole += Math.abs(gradients[i]);
            if (!term.keeps(i)) {
                share += shares[i];
                gradient += Math.abs(gradients[i]);
            }
        }
        return new Leak(share, gradient, whole);
    }

    /** What lies on ignored pixels of the tiles written. */
    Leak leak() {
        return leak;
    }

    /** A gradient by a probability that has underflowed can be too steep for a float: then it is the steepest there is. */
    private void copy(double[] row, float[] field, Tile tile) {
        for (int i = 0; i < row.length; i++) {
            int pixel = tile.from() + i;
            int start = starts[pixel / width];
            if (start >= 0) {
                // Adding 0 turns -0 into 0: an ignored pixel is zero without a sign.
                field[start + pixel % width] = (float) Math.clamp(row[i], -Float.MAX_VALUE, Float.MAX_VALUE) + 0f;
            }
        }
    }

    Map<FieldKey, Field> finished() {
        Map<FieldKey, Field> fields = new HashMap<>();
        written.forEach((key, values) -> fields.put(key, new Field(request.sample().size(), values, request.rows())));
        return fields;
    }
}
