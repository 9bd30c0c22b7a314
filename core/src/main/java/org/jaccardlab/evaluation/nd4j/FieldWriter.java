package org.jaccardlab.evaluation.nd4j;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.raster.Field;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Second pass: writes the requested fields of the shown sample, tile by tile. */
final class FieldWriter {

    private final Request request;
    private final List<TermValue> values;
    private final Set<Quantity> quantities;
    private final Map<FieldKey, float[]> written = new HashMap<>();

    FieldWriter(Request request, List<TermValue> values) {
        this.request = request;
        this.values = values;
        quantities = request.fields().stream().map(FieldKey::quantity).collect(Collectors.toSet());
        for (FieldKey key : request.fields()) {
            written.put(key, new float[request.sample().size().pixels()]);
        }
    }

    void write(Tile tile) {
        try (Scratch scratch = new Scratch()) {
            Map<Quantity, INDArray> arrays = new EnumMap<>(Quantity.class);
            for (TermValue value : values) {
                TermTile term = new TermTile(tile, request.settings(), value.term(), scratch);
                LossTile loss = LossTile.of(term);
                for (Quantity quantity : quantities) {
                    add(arrays, quantity, term, loss, value);
                }
            }
            written.forEach((key, field) -> copy(key, Objects.requireNonNull(arrays.get(key.quantity())), tile,
                    field));
        }
    }

    /** Shares and gradients add up over the terms; target, probability and error are those of the first. */
    private void add(Map<Quantity, INDArray> arrays, Quantity quantity, TermTile term, LossTile loss,
            TermValue value) {
        switch (quantity) {
            case TARGET -> arrays.computeIfAbsent(quantity, q -> term.target());
            case PROBABILITY -> arrays.computeIfAbsent(quantity, q -> term.probability());
            case TARGET_CHANGE -> arrays.computeIfAbsent(quantity, q -> term.targetChange());
            case ERROR -> arrays.computeIfAbsent(quantity, q -> term.error());
            case SHARE -> arrays.merge(quantity, loss.share(value, request.member()), INDArray::addi);
            case GRADIENT_LOGIT, GRADIENT_AUXILIARY, GRADIENT_PROBABILITY ->
                arrays.merge(quantity, gradient(quantity, term, loss, value), INDArray::addi);
            case IMAGE, TARGET_CLASS, PREDICTED_CLASS ->
                throw new IllegalArgumentException(quantity.title() + " is not a field of numbers");
        }
    }

    /** A term moves the prediction that it is given, and no other. */
    private INDArray gradient(Quantity quantity, TermTile term, LossTile loss, TermValue value) {
        if (term.term().auxiliary().isPresent() != (quantity == Quantity.GRADIENT_AUXILIARY)) {
            return term.zeros();
        }
        return quantity == Quantity.GRADIENT_PROBABILITY
                ? loss.gradientByProbability(value, request.member())
                : loss.gradientByLogit(value, request.member());
    }

    private static void copy(FieldKey key, INDArray array, Tile tile, float[] field) {
        INDArray wanted = key.isTotal()
                ? array.sum(0)
                : array.get(NDArrayIndex.point(key.cls()), NDArrayIndex.all()).dup('c');
        double[] row = Scratch.values(wanted);
        wanted.close();
        for (int i = 0; i < row.length; i++) {
            // Adding 0 turns -0 into 0: an ignored pixel is zero without a sign.
            field[tile.from() + i] = (float) row[i] + 0f;
        }
    }

    Map<FieldKey, Field> finished() {
        Map<FieldKey, Field> fields = new HashMap<>();
        written.forEach((key, values) -> fields.put(key, new Field(request.sample().size(), values)));
        return fields;
    }
}
