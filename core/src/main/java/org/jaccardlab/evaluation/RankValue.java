package org.jaccardlab.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.Part;

/** Works a rank term out: errors are sorted in every group, class by class, and each pixel gets its weight. */
final class RankValue {

    private final Term term;
    private final List<TermSums> members;
    private final Ranking ranking;
    private final GroupCoefficients coefficients;
    private final int classes;
    private final double[] valueOfClass;
    private final double[] contributionOfClass;

    RankValue(Term term, List<TermSums> members, Ranking ranking) {
        this.term = term;
        this.members = members;
        this.ranking = ranking;
        this.coefficients = new GroupCoefficients(term.reduction(), members);
        this.classes = members.getFirst().classes();
        valueOfClass = new double[classes];
        contributionOfClass = new double[classes];
    }

    TermValue value() {
        List<Integer> all = IntStream.range(0, members.size()).boxed().toList();
        ranking.forEachClass(c -> {
            if (all.size() == 1) {
                // The batch is the image: sorted once.
                valueOfClass[c] = add(all, c,
                        coefficients.ofBatch(c) + (coefficients.usesImages() ? coefficients.ofImage(0, c) : 0));
                return;
            }
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
        List<TermValue.MemberParts> parts = all.stream()
                .map(b -> new TermValue.MemberParts(nothing, ranking.parts(b), ranking.errors(b))).toList();
        return new TermValue(term, value, 0, Collections.nCopies(classes, PixelFactor.NONE), values, parts, members);
    }

    /** Sorts one class over a group of images, adds its weights with this coefficient, and returns its own value. */
    private double add(List<Integer> group, int cls, double coefficient) {
        double own = ranking.add(group, cls, term.weight() * coefficient);
        contributionOfClass[cls] += coefficient * own;
        return own;
    }
}
