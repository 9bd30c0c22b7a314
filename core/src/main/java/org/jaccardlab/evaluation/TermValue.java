package org.jaccardlab.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.loss.PixelLoss;
import org.jaccardlab.loss.RankLoss;
import org.jaccardlab.objective.Term;
import org.jaccardlab.overlap.Part;

/**
 * One term of the objective, worked out from its sums: scalar arithmetic, the same for every engine.
 *
 * @param value the term's loss, before its weight
 * @param constant the part of the objective that this term brings but no pixel owns
 * @param pixelFactors class by class what a pixel-wise loss's terms are multiplied by; nothing for other losses
 * @param classes what each class has to do with the value
 * @param members who owns the value, image by image
 * @param sums image by image, from which everything here follows
 */
public record TermValue(Term term, double value, double constant, List<PixelFactor> pixelFactors,
        List<ClassValue> classes,
        List<MemberParts> members, List<TermSums> sums) {

    /**
     * The parts of one image, class by class.
     *
     * @param parts of an overlap loss what each class and pixel has of the objective; of another loss nothing
     * @param ranks of a rank loss who owns the value; else nothing
     * @param errors of a rank loss the errors themselves, if gains were asked for; else none
     */
    public record MemberParts(List<Part> parts, RankParts ranks, RankedErrors errors) {

        static MemberParts ofPolynomials(List<Part> parts) {
            return new MemberParts(parts, RankParts.NONE, RankedErrors.NONE);
        }
    }

    public TermValue {
        pixelFactors = List.copyOf(pixelFactors);
        classes = List.copyOf(classes);
        members = List.copyOf(members);
        sums = List.copyOf(sums);
    }

    /**
     * Works a term out from the sums of every image of the batch.
     *
     * @param ranking of a rank loss; asked for no other
     * @param allPixels of the batch, ignored ones too
     */
    public static TermValue of(Term term, List<TermSums> members, Function<RankLoss, Ranking> ranking,
            double allPixels) {
        return switch (term.loss()) {
            case RankLoss loss -> new RankValue(term, members, ranking.apply(loss)).value();
            case OverlapLoss loss -> new OverlapValue(term, loss, members).value();
            case PixelLoss loss -> pixelwise(term, loss, members, allPixels);
        };
    }

    private static TermValue pixelwise(Term term, PixelLoss loss, List<TermSums> members, double allPixels) {
        TermSums batch = new GroupCoefficients(term.reduction(), members).batch();
        double divisor = switch (term.reduction().pixelDivisor()) {
            case KEPT_PIXELS -> batch.pixels();
            case ALL_PIXELS -> allPixels;
            case LABELLED_PIXELS -> batch.labelledPixels();
            case PIXELS_TIMES_CLASSES -> allPixels * batch.classes();
            case SUM_OF_WEIGHTS -> weightOfLabels(term, batch);
            case ONE -> 1;
        };
        double factor = divisor == 0 ? 0 : loss.factor(term.temperature()) / divisor;
        double value = 0;
        int norm = batch.norms().iterator().next();
        List<ClassValue> classes = new ArrayList<>();
        List<Part> nothing = new ArrayList<>();
        List<PixelFactor> factors = new ArrayList<>();
        for (int c = 0; c < batch.classes(); c++) {
            PixelFactor inClass = loss.isNormalised()
                    ? PixelFactor.normalised(factor, batch.pixelTerms(c), batch.pixelWeights(c))
                    : PixelFactor.of(factor);
            factors.add(new PixelFactor(term.weight() * inClass.term(), term.weight() * inClass.weight()));
            double own = batch.pixelTerms(c) * inClass.term();
            classes.add(new ClassValue(true, batch.of(c, norm), own, term.weight() * own));
            nothing.add(Part.NONE);
            value += own;
        }
        return new TermValue(term, value, 0, factors, classes,
                members.stream().map(member -> MemberParts.ofPolynomials(nothing)).toList(), members);
    }

    private static double weightOfLabels(Term term, TermSums batch) {
        double weight = 0;
        for (int c = 0; c < batch.classes(); c++) {
            weight += term.reduction().weight(c) * batch.labelMass(c);
        }
        return weight;
    }

    /** What another overlap loss says of the same prediction and target, if the sums for it are there. */
    public double valueWith(OverlapLoss other) {
        return new OverlapValue(term, other, sums).value().value();
    }

    /** The norm of this term's sums. */
    public int norm() {
        return term.loss() instanceof OverlapLoss loss ? loss.norm() : 1;
    }

    /** The part of the objective that lies in the pixels of one image. */
    public double shareOf(int member) {
        double share = 0;
        for (int c = 0; c < classes.size(); c++) {
            share += members.get(member).parts().get(c).over(sums.get(member).ofClass(c, norm(), 1))
                    + pixelFactors.get(c).term() * sums.get(member).pixelTerms(c)
                    + members.get(member).ranks().share(c);
        }
        return share;
    }
}
