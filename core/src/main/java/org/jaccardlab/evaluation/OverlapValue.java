package org.jaccardlab.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.ClassLoss;
import org.jaccardlab.overlap.Link;
import org.jaccardlab.overlap.Polynomial;

/** Works an overlap term out: a loss for every class of the batch and of every image, each with its coefficient. */
final class OverlapValue {

    private final Term term;
    private final OverlapLoss loss;
    private final List<TermSums> members;
    private final GroupCoefficients coefficients;
    private final int classes;
    private final double[] valueOfClass;
    private final double[] contributionOfClass;
    private final Polynomial[][] share;
    private final Polynomial[][] slope;
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
        this.share = zeros();
        this.slope = zeros();
    }

    private Polynomial[][] zeros() {
        Polynomial[][] zeros = new Polynomial[members.size()][classes];
        for (Polynomial[] row : zeros) {
            Arrays.fill(row, Polynomial.ZERO);
        }
        return zeros;
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
        List<TermValue.MemberParts> parts = new ArrayList<>();
        for (int b = 0; b < members.size(); b++) {
            parts.add(TermValue.MemberParts.ofPolynomials(weighted(share[b]), weighted(slope[b])));
        }
        return new TermValue(term, value, term.weight() * constant, 0, values, parts, members);
    }

    private List<Polynomial> weighted(Polynomial[] parts) {
        return Arrays.stream(parts).map(part -> part.times(term.weight())).toList();
    }

    /** The class's own value is always that of the batch, even where D has no weight. */
    private void addBatch() {
        for (int c = 0; c < classes; c++) {
            ClassLoss own = loss.of(coefficients.batch().of(c, loss.norm()));
            valueOfClass[c] = own.value();
            double coefficient = coefficients.ofBatch(c);
            add(c, own, coefficient);
            for (int b = 0; b < members.size(); b++) {
                addParts(b, c, own, coefficient);
            }
        }
    }

    private void addImages() {
        for (int b = 0; b < members.size(); b++) {
            for (int c = 0; c < classes; c++) {
                ClassLoss own = loss.of(members.get(b).of(c, loss.norm()));
                double coefficient = coefficients.ofImage(b, c);
                add(c, own, coefficient);
                addParts(b, c, own, coefficient);
            }
        }
    }

    private void add(int cls, ClassLoss own, double coefficient) {
        if (coefficient != 0) {
            value += coefficient * own.value();
            constant += coefficient * own.constant();
            contributionOfClass[cls] += coefficient * own.value();
        }
    }

    private void addParts(int member, int cls, ClassLoss own, double coefficient) {
        if (coefficient != 0) {
            share[member][cls] = share[member][cls].plus(own.share().times(coefficient));
            slope[member][cls] = slope[member][cls].plus(own.slope().times(coefficient));
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
            for (int b = 0; b < members.size(); b++) {
                share[b][c] = share[b][c].times(power[1]);
                slope[b][c] = slope[b][c].times(power[2]);
            }
        }
    }
}
