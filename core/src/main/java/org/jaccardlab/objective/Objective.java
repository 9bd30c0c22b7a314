package org.jaccardlab.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.KullbackLeibler;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.sample.Batch;

/**
 * What is minimised: the weighted sum of its terms. One loss is a list of one.
 *
 * @param derivation how the terms have been derived; empty for terms put together by hand
 */
public record Objective(List<Term> terms, Optional<Derivation> derivation) {

    /**
     * Terms that are not put together by hand.
     *
     * @param target what the origin was handed; it may smooth it further
     */
    public record Derivation(Origin origin, TargetRecipe target) {
    }

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

    /** Terms put together by hand. */
    public Objective(List<Term> terms) {
        this(terms, Optional.empty());
    }

    /** The terms that an origin derives for this target. */
    public static Objective of(Origin origin, Batch batch, TargetRecipe target) {
        return new Objective(origin.terms(batch, target), Optional.of(new Derivation(origin, target)));
    }

    /** What the terms are derived from; empty for terms put together by hand. */
    public Optional<Origin> origin() {
        return derivation.map(Derivation::origin);
    }

    /** The target of a term as a person chose it, before an origin smooths it further. */
    public TargetRecipe target(int index) {
        return derivation.map(Derivation::target).orElse(terms.get(index).target());
    }

    /**
     * The mixture that the papers train with: 0.25 of cross-entropy and 0.75 of a loss of sets.
     *
     * @param like the term whose target, temperature, activation and reduction both take over
     */
    public static Objective withCrossEntropy(Term like, Loss region) {
        return new Objective(List.of(like.withWeight(0.25).withLoss(new CrossEntropy()),
                like.withWeight(0.75).withLoss(region)));
    }

    /**
     * Knowledge distillation by mixing losses: half of the cross-entropy with the label at temperature 1, half of the
     * divergence from a teacher, both softened by the same temperature.
     *
     * @param like the term whose labels, activation and reduction both take over
     * @param teacher the name of a prediction
     */
    public static Objective distillation(Term like, String teacher, double temperature) {
        TargetRecipe label = like.target().unsmoothed();
        return new Objective(List.of(
                like.withWeight(0.5).withLoss(new CrossEntropy()).withTarget(label).withTemperature(1),
                like.withWeight(0.5).withLoss(new KullbackLeibler()).withTemperature(temperature)
                        .withTarget(label.withTeacher(new TeacherMix(teacher, temperature, 1)))));
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
        return withTerm(0, change);
    }

    /** With one term changed by hand, so that nothing is derived any more. */
    public Objective withTerm(int index, UnaryOperator<Term> change) {
        List<Term> changed = new ArrayList<>(terms);
        changed.set(index, change.apply(terms.get(index)));
        return changed.equals(terms) ? this : new Objective(changed);
    }

    public Objective plus(Term term) {
        List<Term> longer = new ArrayList<>(terms);
        longer.add(term);
        return new Objective(longer);
    }

    public Objective without(int index) {
        List<Term> shorter = new ArrayList<>(terms);
        shorter.remove(index);
        return new Objective(shorter);
    }

    /**
     * With another target: terms that are derived are derived anew, and of others those follow that had the same target.
     *
     * @param index the term whose target is changed
     * @param alone whether others keep theirs even if it was the same
     */
    public Objective withTarget(int index, boolean alone, UnaryOperator<TargetRecipe> change, Batch batch) {
        TargetRecipe before = target(index);
        TargetRecipe after = change.apply(before);
        if (derivation.isPresent()) {
            return of(derivation.get().origin(), batch, after);
        }
        return new Objective(IntStream.range(0, terms.size()).mapToObj(i -> {
            Term term = terms.get(i);
            return i == index || !alone && term.target().equals(before) ? term.withTarget(after) : term;
        }).toList());
    }

    /** With the target of every term changed; terms that are derived are derived anew. */
    public Objective withTargets(UnaryOperator<TargetRecipe> change, Batch batch) {
        if (derivation.isPresent()) {
            return of(derivation.get().origin(), batch, change.apply(derivation.get().target()));
        }
        return new Objective(terms.stream().map(term -> term.withTarget(change.apply(term.target()))).toList());
    }

    /** The same on another batch: what does not fit it or is not there is left out, terms are derived anew. */
    public Objective fittedTo(Batch batch, UnaryOperator<TargetRecipe> fit) {
        if (derivation.isPresent()) {
            return of(derivation.get().origin().fittedTo(batch), batch, fit.apply(derivation.get().target()));
        }
        return new Objective(terms.stream()
                .filter(term -> term.auxiliary().isEmpty()
                        || batch.sample(0).prediction(term.auxiliary().get()).isPresent())
                .map(term -> term.withTarget(fit.apply(term.target()))
                        .withReduction(term.reduction().fittedTo(batch.classes().count())))
                .toList());
    }

    /** @throws IllegalArgumentException if it makes no sense on this batch, in a sentence for the person who chose it */
    public void requireFits(Batch batch) {
        terms.forEach(term -> term.reduction().requireFits(batch.classes().count()));
        derivation.ifPresent(from -> from.origin().refusal(batch, from.target()).ifPresent(reason -> {
            throw new IllegalArgumentException(from.origin().title() + ": " + reason);
        }));
    }
}
