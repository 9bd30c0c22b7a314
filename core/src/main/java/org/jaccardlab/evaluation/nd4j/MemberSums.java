package org.jaccardlab.evaluation.nd4j;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jaccardlab.evaluation.RankedErrors;
import org.jaccardlab.evaluation.TermSums;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.loss.RankLoss;
import org.jaccardlab.objective.Term;

/** The sums of every term over one image. */
final class MemberSums {

    private final List<TermSums> terms;
    private final List<RankedErrors> errors;

    MemberSums(List<Term> terms, int classes, int pixels) {
        this.errors = terms.stream().map(term -> term.loss() instanceof RankLoss
                ? new RankedErrors(classes, pixels)
                : new RankedErrors(0, 0)).toList();
        this.terms = terms.stream().map(term -> new TermSums(classes, norms(term))).toList();
    }

    /** Empty unless the term is a rank loss. */
    RankedErrors errors(int t) {
        return errors.get(t);
    }

    TermSums term(int t) {
        return terms.get(t);
    }

    /** Norm 1 serves the plain losses that are shown beside the chosen one. */
    private static Set<Integer> norms(Term term) {
        return term.loss() instanceof OverlapLoss loss
                ? new TreeSet<>(Arrays.asList(1, loss.norm()))
                : new TreeSet<>(List.of(1));
    }
}
