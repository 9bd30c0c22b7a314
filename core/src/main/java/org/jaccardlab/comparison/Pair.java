package org.jaccardlab.comparison;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.raster.Field;
import org.jaccardlab.raster.RowSet;
import org.jaccardlab.sample.ClassTable;

/**
 * What two settings say of the same image.
 *
 * @param kept the pixels that count in both
 * @param differences A minus B, field by field, in the unit that is shown; zero where a pixel does not count in both
 */
public record Pair(Evaluation a, Evaluation b, KeepMask kept, Map<FieldKey, Field> differences) {

    public Pair {
        differences = Map.copyOf(differences);
    }

    /**
     * @param subtracted fields that both hold
     * @throws IllegalArgumentException if they are of different images, or one lacks a field
     */
    public static Pair of(Evaluation a, Evaluation b, Collection<FieldKey> subtracted) {
        requireSameImage(a.request(), b.request());
        KeepMask kept = a.kept().and(b.kept());
        return new Pair(a, b, kept, subtracted.stream().distinct().collect(Collectors.toMap(Function.identity(),
                key -> difference(key, a, b, kept, shown(key, a), shown(key, b)))));
    }

    /** The same pair, with the classes called and coloured in another way. */
    public Pair calling(ClassTable classes) {
        return new Pair(a.calling(classes), b.calling(classes), kept, differences);
    }

    static void requireSameImage(Request a, Request b) {
        if (!a.sample().equals(b.sample())) {
            throw new IllegalArgumentException("two evaluations of one image can be compared, not of "
                    + a.sample().name() + " and " + b.sample().name());
        }
    }

    /** This field, or where one of the predictions has no logits the nearest that both have: by probability. */
    public static FieldKey inBoth(FieldKey key, Settings a, Settings b) {
        return key.availableFor(a.prediction()).availableFor(b.prediction());
    }

    /** This difference, or that of what stands in for it; empty if it was not asked for. */
    public Optional<Field> difference(FieldKey key) {
        return Optional.ofNullable(differences.get(inBoth(key, a.request().settings(), b.request().settings())));
    }

    /** A minus B in raw units, for a file. */
    public Field rawDifference(FieldKey key) {
        return difference(inBoth(key, a.request().settings(), b.request().settings()), a, b, kept, 1, 1);
    }

    private static double shown(FieldKey key, Evaluation evaluation) {
        return key.quantity().isShownPerPixel() ? evaluation.keptPixels() : 1;
    }

    /** Of the rows that both hold. */
    private static Field difference(FieldKey key, Evaluation a, Evaluation b, KeepMask kept, double factorA,
            double factorB) {
        Field of = held(key, a);
        Field from = held(key, b);
        RowSet rows = of.rows().and(from.rows());
        int width = of.size().width();
        float[] values = new float[rows.count() * width];
        int at = 0;
        for (int y = rows.next(0); y < rows.height(); y = rows.next(y + 1)) {
            for (int pixel = y * width; pixel < (y + 1) * width; pixel++) {
                values[at++] = kept.keeps(pixel)
                        ? (float) (factorA * of.at(pixel) - factorB * from.at(pixel))
                        : 0;
            }
        }
        return new Field(of.size(), values, rows);
    }

    private static Field held(FieldKey key, Evaluation evaluation) {
        return evaluation.field(key).orElseThrow(() -> new IllegalArgumentException(
                "the evaluation does not hold " + key.quantity().title() + ", so that there is nothing to subtract"));
    }
}
