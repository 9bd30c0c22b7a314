package org.jaccardlab.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.ClassLoss;
import org.jaccardlab.overlap.Link;
import org.jaccardlab.overlap.Polynomial;

/**
 * Works an overlap term out: a loss for every class of the batch (D) and of every image (I and C), each with its
 * coefficient in the whole. The coefficients are
 *
 * <pre>
 * D: w_c A_c / |A|     I: w_c A_bc / (|A_b.| #{b: |A_b.| > 0})     C: w_c A_bc / (|A_.c| #{c: |A_.c| > 0})
 * </pre>
 *
 * with A the active classes; D's |A| is what the reduction's divisor says, and I's |A_b.| likewise.
 */
final class OverlapValue {

    private final Term term;
    private final OverlapLoss loss;
    private final Reduction reduction;
    private final List<TermSums> members;
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
        this.reduction = term.reduction();
        this.members = members;
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

    /** The sums of several images added up. */
    static TermSums together(List<TermSums> members) {
        TermSums batch = new TermSums(members.getFirst().classes(), members.getFirst().norms());
        members.forEach(batch::add);
        return batch;
    }

    TermValue value() {
        TermSums batch = together(members);
        addDataset(batch);
        if (reduction.image() != 0 || reduction.cls() != 0) {
            addImages();
        }
        raiseMean();
        List<ClassValue> values = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            values.add(new ClassValue(isActive(batch, c), batch.of(c, loss.norm()), valueOfClass[c],
                    term.weight() * contributionOfClass[c]));
        }
        List<TermValue.MemberParts> parts = new ArrayList<>();
        for (int b = 0; b < members.size(); b++) {
            parts.add(new TermValue.MemberParts(weighted(share[b]), weighted(slope[b])));
        }
        return new TermValue(term, value, term.weight() * constant, 0, values, parts, members);
    }

    private List<Polynomial> weighted(Polynomial[] parts) {
        return Arrays.stream(parts).map(part -> part.times(term.weight())).toList();
    }

    /** The class's own value is always that of the batch, even where D has no weight. */
    private void addDataset(TermSums batch) {
        double divisor = divisor(batch);
        for (int c = 0; c < classes; c++) {
            ClassLoss own = loss.of(batch.of(c, loss.norm()));
            valueOfClass[c] = own.value();
            if (isActive(batch, c) && divisor > 0) {
                double coefficient = reduction.dataset() * reduction.weight(c) / divisor;
                add(c, own, coefficient);
                for (int b = 0; b < members.size(); b++) {
                    addParts(b, c, own, coefficient);
                }
            }
        }
    }

    private void addImages() {
        int imagesWithAny = (int) members.stream().filter(member -> countActive(member) > 0).count();
        int[] imagesOfClass = new int[classes];
        for (TermSums member : members) {
            for (int c = 0; c < classes; c++) {
                imagesOfClass[c] += isActive(member, c) ? 1 : 0;
            }
        }
        long classesWithAny = Arrays.stream(imagesOfClass).filter(n -> n > 0).count();
        for (int b = 0; b < members.size(); b++) {
            TermSums member = members.get(b);
            for (int c = 0; c < classes; c++) {
                if (isActive(member, c)) {
                    ClassLoss own = loss.of(member.of(c, loss.norm()));
                    double coefficient = reduction.weight(c) * (reduction.image() / (divisor(member) * imagesWithAny)
                            + reduction.cls() / ((double) imagesOfClass[c] * classesWithAny));
                    add(c, own, coefficient);
                    addParts(b, c, own, coefficient);
                }
            }
        }
    }

    private void add(int cls, ClassLoss own, double coefficient) {
        value += coefficient * own.value();
        constant += coefficient * own.constant();
        contributionOfClass[cls] += coefficient * own.value();
    }

    private void addParts(int member, int cls, ClassLoss own, double coefficient) {
        share[member][cls] = share[member][cls].plus(own.share().times(coefficient));
        slope[member][cls] = slope[member][cls].plus(own.slope().times(coefficient));
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

    private double divisor(TermSums group) {
        return switch (reduction.divisor()) {
            case ACTIVE_CLASSES -> countActive(group);
            case ALL_CLASSES -> admitted().size();
            case SUM_OF_WEIGHTS -> admitted().stream().mapToDouble(reduction::weight).sum();
            case ONE -> 1;
        };
    }

    private List<Integer> admitted() {
        List<Integer> admitted = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            if (reduction.active().admits(c)) {
                admitted.add(c);
            }
        }
        return admitted;
    }

    private int countActive(TermSums group) {
        int count = 0;
        for (int c = 0; c < classes; c++) {
            count += isActive(group, c) ? 1 : 0;
        }
        return count;
    }

    private boolean isActive(TermSums group, int cls) {
        return reduction.active().isActive(cls, group.largestLabel(cls), group.largestTarget(cls));
    }
}
