package org.jaccardlab.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.objective.ActiveClasses;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.ClassLoss;
import org.jaccardlab.overlap.Polynomial;

/**
 * One term of the objective, worked out from its sums: scalar arithmetic, the same for every engine.
 *
 * @param value the term's loss, before its weight
 * @param pixelFactor what a pixel-wise loss's term at a pixel is multiplied by: weight over kept pixels; 0 for overlap
 *        losses
 * @param sums over the batch, from which everything here follows
 */
public record TermValue(Term term, double value, double pixelFactor, List<ClassValue> classes,
        TermSums sums) {

    public TermValue {
        classes = List.copyOf(classes);
    }

    /** Works a term out from the sums over the batch. */
    public static TermValue of(Term term, TermSums sums) {
        return switch (term.loss()) {
            case OverlapLoss loss -> overlap(term, loss, sums);
            case PixelLoss loss -> pixelwise(term, sums);
        };
    }

    /** What another overlap loss says of the same prediction and target, from the same sums. */
    public double valueWith(OverlapLoss other) {
        return overlap(term, other, sums).value;
    }

    /** The part of the objective that lies in some of the pixels, given their sums. */
    public double shareOf(TermSums part) {
        double share = 0;
        for (int c = 0; c < classes.size(); c++) {
            share += classes.get(c).share().over(part.of(c)) + pixelFactor * part.pixelTerms(c);
        }
        return share;
    }

    /** The mean over active classes; 0 if none is active. */
    private static TermValue overlap(Term term, OverlapLoss loss, TermSums sums) {
        int activeClasses = 0;
        for (int c = 0; c < sums.classes(); c++) {
            activeClasses += isActive(term, sums, c) ? 1 : 0;
        }
        double value = 0;
        List<ClassValue> classes = new ArrayList<>();
        for (int c = 0; c < sums.classes(); c++) {
            ClassLoss own = loss.of(sums.of(c));
            double coefficient = isActive(term, sums, c) ? 1.0 / activeClasses : 0;
            double inObjective = term.weight() * coefficient;
            classes.add(new ClassValue(coefficient > 0, sums.of(c), own.value(), inObjective * own.value(),
                    own.share().times(inObjective), own.slope().times(inObjective)));
            value += coefficient * own.value();
        }
        return new TermValue(term, value, 0, classes, sums);
    }

    private static TermValue pixelwise(Term term, TermSums sums) {
        double pixels = sums.of(0).n();
        double perPixel = pixels == 0 ? 0 : 1 / pixels;
        double value = 0;
        List<ClassValue> classes = new ArrayList<>();
        for (int c = 0; c < sums.classes(); c++) {
            double own = sums.pixelTerms(c) * perPixel;
            classes.add(new ClassValue(true, sums.of(c), own, term.weight() * own, Polynomial.ZERO, Polynomial.ZERO));
            value += own;
        }
        return new TermValue(term, value, term.weight() * perPixel, classes, sums);
    }

    private static boolean isActive(Term term, TermSums sums, int cls) {
        return term.active() == ActiveClasses.ALL || sums.isPresent(cls);
    }
}
