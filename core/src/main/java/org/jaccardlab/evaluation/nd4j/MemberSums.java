package org.jaccardlab.evaluation.nd4j;

import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.evaluation.TermSums;

/** The sums of every term over one image, or over several. */
final class MemberSums {

    private final List<TermSums> terms;

    MemberSums(int terms, int classes) {
        this.terms = IntStream.range(0, terms).mapToObj(t -> new TermSums(classes)).toList();
    }

    TermSums term(int t) {
        return terms.get(t);
    }

    void add(MemberSums other) {
        for (int t = 0; t < terms.size(); t++) {
            terms.get(t).add(other.terms.get(t));
        }
    }
}
