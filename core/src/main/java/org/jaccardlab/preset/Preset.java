package org.jaccardlab.preset;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jaccardlab.objective.Origin;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Parameter;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.sample.Batch;

/**
 * A loss as one library implements it: a record whose components carry the library's names. Those that a person tunes are
 * annotated; the others only say how the library was called, and follow from what is open.
 */
public interface Preset extends Origin {

    /** "JDTLosses", "segmentation_models.pytorch", ... */
    String library();

    /** What the library calls it. */
    default String name() {
        return asRecord().getClass().getSimpleName();
    }

    @Override
    default String title() {
        return library() + " " + name();
    }

    /** What is likely to go wrong with these parameters; empty if nothing. */
    default Optional<String> warning() {
        return Optional.empty();
    }

    /** Why this combination of parameters and data is not offered; empty if it is. */
    default Optional<String> notOffered(Given given) {
        return Optional.empty();
    }

    /** Whether the library was called on probabilities instead of logits, by which it then differentiates. */
    default boolean takesProbabilities() {
        return false;
    }

    /**
     * Whether the library was told to cut the first channel off before anything else, a softmax too; the terms then leave
     * that class out, and its logits must be those of something impossible.
     */
    default boolean cutsFirstChannelOff() {
        return false;
    }

    /**
     * What is left of the loss where the library adds a float's rounding to its divisor, so that it never divides by 0:
     * next to 1 unless hardly a pixel counts, and therefore not among the terms.
     *
     * @param pixels that count, in the whole batch
     */
    default double keptOfDivisor(long pixels, int classes) {
        return 1;
    }

    /** The term that computes it on this data; of several, the first. */
    Term term(Given given);

    /** All its terms, for a loss that is a sum. */
    default List<Term> terms(Given given) {
        return List.of(term(given));
    }

    /** The loss as the record it is, for {@link Parameters}. */
    default Record asRecord() {
        return (Record) this;
    }

    @Override
    default List<Term> terms(Batch batch, TargetRecipe target) {
        int classes = batch.classes().count();
        for (Parameter parameter : Parameters.of(asRecord())) {
            if (!parameter.fits(classes)) {
                throw new IllegalArgumentException(parameter.name() + " " + parameter.text() + " is not for "
                        + (classes == 1 ? "one class" : classes + " classes"));
            }
        }
        return terms(Given.of(batch, target));
    }

    @Override
    default Optional<String> refusal(Batch batch, TargetRecipe target) {
        Given given = Given.of(batch, target);
        return notOffered(given).or(() -> terms(given).stream().anyMatch(term -> term.loss().needsHardTarget())
                ? given.unlessHard()
                : Optional.empty());
    }

    @Override
    default Origin fittedTo(Batch batch) {
        Record fitted = asRecord();
        for (Parameter parameter : Parameters.of(fitted)) {
            if (!parameter.fits(batch.classes().count())) {
                fitted = Parameters.with(fitted, parameter.name(), List.of());
            }
        }
        return (Origin) fitted;
    }

    /** The target as it is handed over. */
    static TargetRecipe plain(Given given) {
        return given.target();
    }

    /** All classes but the first, or all: the switch that several libraries call include_background. */
    static List<Integer> classesFrom(boolean includeBackground, int classes) {
        return includeBackground || classes == 1 ? List.of() : IntStream.range(1, classes).boxed().toList();
    }
}
