package org.jaccardlab.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is minimised: the weighted sum of its terms. One loss is a list of one. */
public record Objective(List<Term> terms) {

    public Objective {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("an objective needs at least one term");
        }
    }

    /** The term whose target is the one on screen. */
    public Term first() {
        return terms.getFirst();
    }

    public Objective withFirst(UnaryOperator<Term> change) {
        List<Term> changed = new ArrayList<>(terms);
        changed.set(0, change.apply(first()));
        return new Objective(changed);
    }
}
