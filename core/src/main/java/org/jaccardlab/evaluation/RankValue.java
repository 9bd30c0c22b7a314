package org.jaccardlab.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.loss.RankLoss;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.Part;
import org.jaccardlab.rank.LovaszWeights;

/** Works a rank term out: errors are sorted in every group, class by class, and each pixel gets its weight. */
final class RankValue {

    private final Term term;
    private final RankLoss loss;
    private final List<TermSums> members;
    private final List<RankedErrors> errors;
    private final GroupCoefficients coefficients;
    private final int classes;
    /** Per image, class and pixel: what the pixel's error is multiplied by in the objective. */
    private final double[][][] weights;
    private final double[] valueOfClass;
    private final double[] contributionOfClass;

    RankValue(Term term, RankLoss loss, List<TermSums> members, List<RankedErrors> errors) {
        this.term = term;
        this.loss = loss;
        this.members = members;
        this.errors = errors;
        this.coefficients = new GroupCoefficients(term.reduction(), members);
        this.classes = members.getFirst().classes();
        this.weights = new double[members.size()][classes][];
        for (int b = 0; b < members.size(); b++) {
            for (int c = 0; c < classes; c++) {
                weights[b][c] = new double[errors.get(b).pixels()];
            }
        }
        valueOfClass = new double[classes];
        contributionOfClass = new double[classes];
    }

    TermValue value() {
        List<Integer> all = new ArrayList<>();
        for (int b = 0; b < members.size(); b++) {
            all.add(b);
        }
        // Sorting is nearly all the work, and classes have nothing to do with each other.
        IntStream.range(0, classes).parallel().forEach(c -> {
            valueOfClass[c] = add(all, c, coefficients.ofBatch(c));
            for (int b = 0; b < members.size() && coefficients.usesImages(); b++) {
                add(List.of(b), c, coefficients.ofImage(b, c));
            }
        });
        double value = 0;
        for (double contribution : contributionOfClass) {
            value += contribution;
        }
        List<ClassValue> values = new ArrayList<>();
        List<Part> nothing = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            values.add(new ClassValue(coefficients.isActive(c), coefficients.batch().of(c, 1), valueOfClass[c],
                    term.weight() * contributionOfClass[c]));
            nothing.add(Part.NONE);
        }
        List<TermValue.MemberParts> parts = new ArrayList<>();
        for (int b = 0; b < members.size(); b++) {
            parts.add(new TermValue.MemberParts(nothing, List.of(weights[b]), errors.get(b)));
        }
        return new TermValue(term, value, 0, Collections.nCopies(classes, PixelFactor.NONE), values, parts, members);
    }

    /** Sorts one class over a group of images, adds its weights with this coefficient, and returns its own value. */
    private double add(List<Integer> group, int cls, double coefficient) {
        RankedGroup sorted = RankedGroup.of(group.stream().map(errors::get).toList(), cls, loss);
        double[] ranks = LovaszWeights.of(sorted.errors(), sorted.members());
        double own = 0;
        for (int i = 0; i < ranks.length; i++) {
            own += ranks[i] * sorted.errors()[i];
        }
        for (int b : group) {
            sorted.addTo(weights[b][cls], errors.get(b), ranks, term.weight() * coefficient);
        }
        contributionOfClass[cls] += coefficient * own;
        return own;
    }
}
