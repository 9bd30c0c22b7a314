package org.jaccardlab.evaluation.nd4j;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Gain;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.evaluation.TermValue;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The requested fields on one tile, filled term by term: first arrays of all classes, from them one row a field. */
final class TileFields {

    private final Request request;
    private final Tile tile;
    /** What is taken of whole arrays: a norm comes from its gradient, a gain is worked out row by row. */
    private final Set<Quantity> sources;
    private final Map<Quantity, INDArray> arrays = new EnumMap<>(Quantity.class);
    private final Map<FieldKey, double[]> rows = new HashMap<>();

    TileFields(Request request, Tile tile) {
        this.request = request;
        this.tile = tile;
        this.sources = request.fields().stream().map(FieldKey::quantity).filter(quantity -> quantity != Quantity.GAIN)
                .map(TileFields::source).collect(Collectors.toSet());
    }

    private static Quantity source(Quantity quantity) {
        return switch (quantity) {
            case NORM_LOGIT -> Quantity.GRADIENT_LOGIT;
            case NORM_PROBABILITY -> Quantity.GRADIENT_PROBABILITY;
            default -> quantity;
        };
    }

    /** Shares and gradients add up over the terms; what does not depend on a loss is that of the first. */
    void add(TermTile term, TermValue value) {
        LossTile loss = LossTile.of(term);
        for (Quantity quantity : sources) {
            switch (quantity) {
                case SHARE -> arrays.merge(quantity, loss.share(value, request.member()), INDArray::addi);
                case GRADIENT_LOGIT, GRADIENT_AUXILIARY, GRADIENT_PROBABILITY ->
                    arrays.merge(quantity, gradient(quantity, term, loss, value), INDArray::addi);
                default -> arrays.computeIfAbsent(quantity, wanted -> PredictionFields.of(wanted, term));
            }
        }
        if (rows.isEmpty() && request.fields().contains(FieldKey.total(Quantity.CONFIDENCE))) {
            rows.put(FieldKey.total(Quantity.CONFIDENCE), PredictionFields.confidence(term));
        }
    }

    /** A term moves the prediction that it is given, and no other. */
    private INDArray gradient(Quantity quantity, TermTile term, LossTile loss, TermValue value) {
        if (term.term().auxiliary().isPresent() != (quantity == Quantity.GRADIENT_AUXILIARY)) {
            return term.zeros();
        }
        return quantity == Quantity.GRADIENT_PROBABILITY
                ? finite(loss.gradientByProbability(value, request.member()))
                : loss.gradientByLogit(value, request.member());
    }

    /** Where a probability has underflowed to 0 a slope by it is infinite, and two such of opposite sign not a number. */
    private static INDArray finite(INDArray slopes) {
        return Transforms.min(Transforms.max(slopes, -Float.MAX_VALUE, false), Float.MAX_VALUE, false);
    }

    void add(TermTile term, Gain gain) {
        PixelCursor pixels = new PixelCursor(term);
        for (FieldKey key : request.fields()) {
            if (key.quantity() == Quantity.GAIN) {
                double[] row = rows.computeIfAbsent(key, wanted -> new double[tile.pixels()]);
                pixels.forEachKept(pixel -> row[pixel.place()] += key.isTotal()
                        ? gain.ofAll(pixel)
                        : gain.ofClass(key.cls(), pixel));
            }
        }
    }

    /** One number a pixel. */
    double[] row(FieldKey key) {
        double[] known = rows.get(key);
        if (known != null) {
            return known;
        }
        INDArray array = Objects.requireNonNull(arrays.get(source(key.quantity())));
        INDArray row = switch (key.quantity()) {
            case NORM_LOGIT, NORM_PROBABILITY -> array.norm2(0);
            default -> key.isTotal()
                    ? array.sum(0)
                    : array.get(NDArrayIndex.point(key.cls()), NDArrayIndex.all()).dup('c');
        };
        double[] numbers = Scratch.values(row);
        row.close();
        return numbers;
    }
}
