package org.jaccardlab.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.RowSet;
import org.jaccardlab.raster.Size;

/** One comparison of gradients, strip by strip. Sums are in double. */
final class Comparing {

    /** Numbers that one side's gradients of a strip may have: 32 megabytes. */
    private static final int MOST_NUMBERS = 1 << 23;

    private final Engine engineA;
    private final Engine engineB;
    private final Request a;
    private final Request b;
    private final Progress progress;
    private final Size size;
    private final List<FieldKey> keys;
    private final Product whole = new Product();
    private final List<Product> byClass = new ArrayList<>();
    private final float[] cosines;
    private final float[] opposed;
    private int opposedPixels;
    private int pushedPixels;

    Comparing(Engine engineA, Request a, Engine engineB, Request b, Progress progress) {
        this.engineA = engineA;
        this.engineB = engineB;
        this.a = a;
        this.b = b;
        this.progress = progress;
        this.size = a.sample().size();
        int classes = a.batch().classes().count();
        this.keys = IntStream.range(0, classes)
                .mapToObj(c -> Pair.inBoth(new FieldKey(Quantity.GRADIENT_LOGIT, c), a.settings(), b.settings()))
                .toList();
        keys.forEach(key -> byClass.add(new Product()));
        this.cosines = new float[size.pixels()];
        this.opposed = new float[size.pixels()];
    }

    Agreement agreement() {
        int height = Math.clamp(MOST_NUMBERS / ((long) keys.size() * size.width()), 1, size.height());
        Optional<KeepMask> kept = Optional.empty();
        long keptPixels = 0;
        for (int from = 0; from < size.height(); from += height) {
            int to = Math.min(from + height, size.height());
            Evaluation ofA = gradients(engineA, a, from, to, 0);
            Evaluation ofB = gradients(engineB, b, from, to, 0.5);
            KeepMask both = ofA.kept().and(ofB.kept());
            add(fields(ofA), fields(ofB), both, from, to);
            kept = Optional.of(both);
            keptPixels = ofA.keptPixels();
        }
        return new Agreement(keys.getFirst().quantity(), whole.cosine(),
                byClass.stream().map(Product::cosine).toList(), new Field(size, cosines), new Field(size, opposed),
                kept.orElseThrow(), opposedPixels, pushedPixels, keptPixels);
    }

    private Evaluation gradients(Engine engine, Request request, int from, int to, double done) {
        RowSet rows = RowSet.of(size.height(), IntStream.range(from, to));
        double strip = (double) (to - from) / size.height();
        double before = (double) from / size.height();
        return engine.evaluate(new Request(request.batch(), request.member(), request.settings(), asked(), rows, false),
                fraction -> progress.reached(before + strip * (done + fraction / 2)));
    }

    private Set<FieldKey> asked() {
        return keys.stream().collect(Collectors.toSet());
    }

    private List<Field> fields(Evaluation evaluation) {
        return keys.stream().map(key -> evaluation.field(key).orElseThrow()).toList();
    }

    private void add(List<Field> ofA, List<Field> ofB, KeepMask both, int from, int to) {
        Product pixel = new Product();
        for (int y = from; y < to; y++) {
            // A strip takes long enough to be waited for.
            if (progress.reached((double) to / size.height())) {
                throw new CancellationException("stopped at row " + y + " of " + size.height());
            }
            for (int x = 0; x < size.width(); x++) {
                int i = size.pixel(x, y);
                pixel.clear();
                if (both.keeps(i)) {
                    for (int c = 0; c < keys.size(); c++) {
                        double p = ofA.get(c).at(x, y);
                        double q = ofB.get(c).at(x, y);
                        pixel.add(p, q);
                        byClass.get(c).add(p, q);
                    }
                    whole.add(pixel);
                }
                note(i, pixel);
            }
        }
    }

    private void note(int i, Product pixel) {
        cosines[i] = (float) pixel.cosine();
        if (pixel.hasDirections()) {
            pushedPixels++;
        }
        if (pixel.dot < 0) {
            opposedPixels++;
            opposed[i] = (float) Math.sqrt(-pixel.dot);
        }
    }

    /** Two vectors' scalar products: with each other, and each with itself. */
    private static final class Product {

        private double dot;
        private double squareA;
        private double squareB;

        void clear() {
            dot = 0;
            squareA = 0;
            squareB = 0;
        }

        void add(double p, double q) {
            dot += p * q;
            squareA += p * p;
            squareB += q * q;
        }

        void add(Product other) {
            dot += other.dot;
            squareA += other.squareA;
            squareB += other.squareB;
        }

        boolean hasDirections() {
            return squareA > 0 && squareB > 0;
        }

        /** One root of the product, so that of a vector with itself it is 1 to the last bit. */
        double cosine() {
            return hasDirections() ? Math.clamp(dot / Math.sqrt(squareA * squareB), -1, 1) : Double.NaN;
        }
    }
}
