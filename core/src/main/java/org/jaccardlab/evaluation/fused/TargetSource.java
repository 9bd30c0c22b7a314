package org.jaccardlab.evaluation.fused;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Objects;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.objective.LabelBase;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.sample.Sample;
import org.jaccardlab.target.PreparedTarget;
import org.jspecify.annotations.Nullable;

/**
 * A target as rows of numbers, tile by tile: the volume's own memory where it can be read as it is, else made in scratch
 * memory. Pixels that do not count are zero in every class.
 *
 * @param prepared makes any target, in double
 * @param plain the ground truth of a target that is no more than that, smoothed evenly or not at all: made by faster means;
 *        null for any other
 */
record TargetSource(TargetRecipe recipe, boolean sigmoid, int classes, PreparedTarget prepared,
        @Nullable LabelSource plain) {

    private static final int NO_CLASS = -2;

    /** The target of a term, but made by this recipe. */
    static TargetSource of(Sample sample, Term term, TargetRecipe recipe) {
        boolean plain = recipe.base() instanceof LabelBase.GroundTruth
                && (recipe.smoothing().isNone() || recipe.smoothing() instanceof Smoothing.Uniform)
                && recipe.teacher().filter(mix -> mix.weight() > 0).isEmpty();
        int classes = sample.classes().count();
        return new TargetSource(recipe, term.isSigmoid(classes), classes,
                PreparedTarget.of(sample, term.withTarget(recipe)), plain ? recipe.groundTruth(sample) : null);
    }

    KeepMask kept() {
        return prepared.kept();
    }

    /** @param valid pixels of the tile; up to the next multiple of 16 the rows are zero */
    Rows rows(Rows room, int from, int valid) {
        return rows(room, from, valid, 0, classes);
    }

    /** The same, of which only the classes from {@code first} to before {@code end} need be good. */
    Rows rows(Rows room, int from, int valid, int first, int end) {
        int n = Lanes.padded(valid);
        switch (plain) {
            case LabelSource.Soft soft when epsilon() == 0 && n == valid
                    && kept().nextIgnored(from) >= from + valid -> {
                return Rows.of(soft.weights(), from, valid, room, first, end);
            }
            case LabelSource.Hard hard -> makeHard(hard.map(), room, from, valid, n, first, end);
            case LabelSource.Soft soft -> makeSoft(soft, room, from, valid, n);
            case null -> {
                double[] numbers = new double[classes * valid];
                prepared.read(from, from + valid, numbers);
                write(numbers, room, valid, n);
            }
        }
        clearIgnored(room, from, valid);
        return room;
    }

    /** Whether it is one label a pixel, at most smoothed evenly: then there is no need for rows. */
    boolean isLabels() {
        return plain instanceof LabelSource.Hard;
    }

    /** The weight of the label's class. */
    float hit() {
        return (float) (1 - epsilon() + epsilon() / Math.max(2, classes));
    }

    /** Loads the class of every label, and what other classes get: {@link Scratch#labels} and {@link Scratch#others}. */
    void loadLabels(Scratch s, int from, int valid) {
        LabelMap map = ((LabelSource.Hard) Objects.requireNonNull(plain)).map();
        // Of a single channel, class 0 is what label 1 says.
        int first = classes == 1 ? 1 : 0;
        for (int i = 0; i < valid; i++) {
            s.labels[i] = map.at(from + i) - first;
        }
        int n = Lanes.padded(valid);
        Arrays.fill(s.labels, valid, n, NO_CLASS);
        Arrays.fill(s.others, 0, valid, spread());
        Arrays.fill(s.others, valid, n, 0);
        for (int i = kept().nextIgnored(from); i < from + valid; i = kept().nextIgnored(i + 1)) {
            s.labels[i - from] = NO_CLASS;
            s.others[i - from] = 0;
        }
    }

    /**
     * Loads the class that every pixel carries into {@link Scratch#labels}, whatever the target is made from.
     *
     * @return false if it is not one class a pixel, wholly
     */
    boolean loadHardLabels(Scratch s, int from, int valid) {
        if (isLabels() && epsilon() == 0) {
            loadLabels(s, from, valid);
            return true;
        }
        Rows y = rows(s.targetRows(), from, valid);
        Arrays.fill(s.labels, 0, Lanes.padded(valid), NO_CLASS);
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < valid; i++) {
                float weight = y.memory().get(ValueLayout.JAVA_FLOAT, y.row(c) + Float.BYTES * (long) i);
                if (weight == 1) {
                    s.labels[i] = c;
                } else if (weight != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What the recipe changed for one class. */
    void readChange(int cls, int from, int valid, float[] row) {
        double[] numbers = new double[classes * valid];
        prepared.readChange(from, from + valid, numbers);
        for (int i = 0; i < valid; i++) {
            row[i] = (float) numbers[cls * valid + i];
        }
    }

    private void write(double[] numbers, Rows room, int valid, int n) {
        for (int c = 0; c < classes; c++) {
            MemorySegment row = room.memory().asSlice(room.row(c), Float.BYTES * (long) n);
            for (int i = 0; i < n; i++) {
                row.setAtIndex(ValueLayout.JAVA_FLOAT, i, i < valid ? (float) numbers[c * valid + i] : 0);
            }
        }
    }

    private double epsilon() {
        return recipe.epsilon();
    }

    /** What every class gets of a smoothed label; a single channel stands for two classes. */
    private float spread() {
        return (float) (epsilon() / Math.max(2, classes));
    }

    private void makeHard(LabelMap map, Rows room, int from, int valid, int n, int first, int end) {
        float hit = hit();
        for (int c = first; c < end; c++) {
            MemorySegment row = room.memory().asSlice(room.row(c), Float.BYTES * (long) n);
            row.fill((byte) 0);
            if (epsilon() != 0) {
                for (int i = 0; i < valid; i++) {
                    row.setAtIndex(ValueLayout.JAVA_FLOAT, i, spread());
                }
            }
        }
        for (int i = 0; i < valid; i++) {
            int label = map.at(from + i);
            int cls = classes == 1 ? label - 1 : label;
            if (label != LabelMap.IGNORED && cls >= first && cls < end) {
                room.memory().set(ValueLayout.JAVA_FLOAT, room.row(cls) + Float.BYTES * (long) i, hit);
            }
        }
    }

    private void makeSoft(LabelSource.Soft soft, Rows room, int from, int valid, int n) {
        float keep = (float) (1 - epsilon());
        for (int c = 0; c < classes; c++) {
            Rows.copy(soft.weights(), c, from, valid, room);
            if (epsilon() != 0) {
                MemorySegment row = room.memory().asSlice(room.row(c), Float.BYTES * (long) n);
                for (int i = 0; i < valid; i++) {
                    row.setAtIndex(ValueLayout.JAVA_FLOAT, i,
                            row.getAtIndex(ValueLayout.JAVA_FLOAT, i) * keep + spread());
                }
            }
        }
    }

    private void clearIgnored(Rows room, int from, int valid) {
        for (int i = kept().nextIgnored(from); i < from + valid; i = kept().nextIgnored(i + 1)) {
            for (int c = 0; c < classes; c++) {
                room.memory().set(ValueLayout.JAVA_FLOAT, room.row(c) + Float.BYTES * (long) (i - from), 0);
            }
        }
    }
}
