package org.jaccardlab.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.ClassSums;
import org.jaccardlab.overlap.GroupLoss;
import org.jaccardlab.overlap.Link;
import org.jaccardlab.overlap.Part;

/**
 * Works an overlap term out: a loss for every class of the batch and of every image, or one for all their active classes
 * together, each with its coefficient.
 */
final class OverlapValue {

    private final Term term;
    private final OverlapLoss loss;
    private final List<TermSums> members;
    private final GroupCoefficients coefficients;
    private final int classes;
    private final double[] valueOfClass;
    private final double[] contributionOfClass;
    private final Part[][] parts;
    private double value;
    private double constant;

    OverlapValue(Term term, OverlapLoss loss, List<TermSums> members) {
        this.term = term;
        this.loss = loss;
        this.members = members;
        this.coefficients = new GroupCoefficients(term.reduction(), members);
        this.classes = members.getFirst().classes();
        this.valueOfClass = new double[classes];
        this.contributionOfClass = new double[classes];
        this.parts = new Part[members.size()][classes];
        for (Part[] row : parts) {
            Arrays.fill(row, Part.NONE);
        }
    }

    TermValue value() {
        addBatch();
        if (coefficients.usesImages()) {
            addImages();
        }
        raiseMean();
        List<ClassValue> values = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            values.add(new ClassValue(coefficients.isActive(c), coefficients.batch().of(c, loss.norm()),
                    valueOfClass[c], term.weight() * contributionOfClass[c]));
        }
        List<TermValue.MemberParts> weighted = new ArrayList<>();
        for (Part[] ofMember : parts) {
            weighted.add(TermValue.MemberParts
                    .ofPolynomials(Arrays.stream(ofMember).map(part -> part.times(term.weight())).toList()));
        }
        return new TermValue(term, value, term.weight() * constant,
                Collections.nCopies(classes, PixelFactor.NONE), values, weighted, members);
    }

    /** The class's own value is always that of the batch, even where D has no weight. */
    private void addBatch() {
        List<Integer> everyone = IntStream.range(0, members.size()).boxed().toList();
        if (loss.isPooled()) {
            List<Integer> active = coefficients.active();
            GroupLoss own = add(everyone, coefficients.batch(), active, coefficients.ofPooledBatch());
            for (int k = 0; k < active.size(); k++) {
                valueOfClass[active.get(k)] = own.parts().get(k).over(sums(coefficients.batch(), active.get(k)));
            }
            return;
        }
        for (int c = 0; c < classes; c++) {
            valueOfClass[c] = add(everyone, coefficients.batch(), List.of(c), coefficients.ofBatch(c)).value();
        }
    }

    private void addImages() {
        for (int b = 0; b < members.size(); b++) {
            if (loss.isPooled()) {
                add(List.of(b), members.get(b), coefficients.active(b), coefficients.ofPooledImage(b));
                continue;
            }
            for (int c = 0; c < classes; c++) {
                add(List.of(b), members.get(b), List.of(c), coefficients.ofImage(b, c));
            }
        }
    }

    /** Adds the loss that these classes make in these images, and returns it. */
    private GroupLoss add(List<Integer> images, TermSums group, List<Integer> pool, double coefficient) {
        List<ClassSums> sums = pool.stream().map(c -> sums(group, c)).toList();
        GroupLoss own = loss.of(sums);
        if (coefficient == 0) {
            return own;
        }
        requireFinite(own.value(), pool);
        value += coefficient * own.value();
        constant += coefficient * own.constant();
        for (int k = 0; k < pool.size(); k++) {
            int c = pool.get(k);
            Part part = own.parts().get(k).times(coefficient);
            // What no pixel owns belongs to the class, if there is only one.
            contributionOfClass[c] += loss.isPooled() ? part.over(sums.get(k)) : coefficient * own.value();
            images.forEach(b -> parts[b][c] = parts[b][c].plus(part));
        }
        return own;
    }

    private ClassSums sums(TermSums group, int cls) {
        return group.ofClass(cls, loss.norm(), term.reduction().weight(cls));
    }

    private void requireFinite(double own, List<Integer> pool) {
        if (Double.isInfinite(own)) {
            throw new IllegalArgumentException(loss.title() + " of class " + pool.getFirst()
                    + " is infinite, the logarithm of a score of 0: give the numerator a smooth above 0, "
                    + "or count only classes that are present");
        }
        if (Double.isNaN(own)) {
            throw new IllegalArgumentException(loss.title() + " of class " + pool.getFirst()
                    + " is below 0 and has no such power: choose gamma 1, or alpha equal to beta");
        }
    }

    /** A power of the mean multiplies parts and slopes of all classes alike. */
    private void raiseMean() {
        if (loss.exponentOfMean() == 1) {
            return;
        }
        double[] power = Link.powerOf(value, loss.exponentOfMean());
        value = power[0];
        constant *= power[1];
        for (int c = 0; c < classes; c++) {
            contributionOfClass[c] *= power[1];
            for (Part[] ofMember : parts) {
                ofMember[c] = ofMember[c].times(power[1], power[2]);
            }
        }
    }
}
