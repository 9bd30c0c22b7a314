package org.jaccardlab.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is minimised: the weighted sum of its terms. One loss is a list of one. */
public record Objective(List<Term> terms) {

    public Objective {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("an objective needs at least one term");
        }
        if (terms.getFirst().auxiliary().isPresent()) {
            throw new IllegalArgumentException("the first term must see the main prediction: put it before the others");
        }
        List<String> others = terms.stream().flatMap(term -> term.auxiliary().stream()).distinct().toList();
        if (others.size() > 1) {
            throw new IllegalArgumentException(
                    "the terms of one objective can share one auxiliary prediction, not "
                            + String.join(" and ", others));
        }
    }

    /** The term whose target is the one on screen. */
    public Term first() {
        return terms.getFirst();
    }

    /** The name of the prediction that some terms see in place of the main one. */
    public Optional<String> auxiliary() {
        return terms.stream().flatMap(term -> term.auxiliary().stream()).findFirst();
    }

    public Objective withFirst(UnaryOperator<Term> change) {
        List<Term> changed = new ArrayList<>(terms);
        changed.set(0, change.apply(first()));
        return new Objective(changed);
    }
}
