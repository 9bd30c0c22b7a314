package org.jaccardlab.preset;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;

/** A loss as one library implements it. Components carry the library's names. */
public interface Preset {

    /** "JDTLosses", "segmentation_models.pytorch", ... */
    String library();

    /** One line: where it departs from the plain definition; empty if nowhere. */
    String departs();

    /** Why this combination of parameters and data is not offered; empty if it is. */
    default Optional<String> notOffered(Given given) {
        return Optional.empty();
    }

    /** The term that computes it on this data; of several, the first. */
    Term term(Given given);

    /** All its terms, for a loss that is a sum. */
    default List<Term> terms(Given given) {
        return List.of(term(given));
    }

    /** The ground truth taken as it is. */
    static TargetRecipe plain(Given given) {
        return new TargetRecipe(given.source(), 0);
    }

    /** All classes but the first, or all: the switch that several libraries call include_background. */
    static List<Integer> classesFrom(boolean includeBackground, int classes) {
        return includeBackground || classes == 1 ? List.of() : IntStream.range(1, classes).boxed().toList();
    }
}
