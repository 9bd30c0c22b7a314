package org.jaccardlab.app.workbench;

import java.util.List;
import java.util.Optional;
import org.jaccardlab.comparison.Agreement;
import org.jaccardlab.comparison.Pair;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.metric.Metrics;
import org.jaccardlab.raster.Field;
import org.jaccardlab.sample.ClassTable;

/**
 * All that has been answered: what panes, figures and files are made from.
 *
 * @param pair A and B; empty if nothing is compared
 * @param agreement of their gradients, which may be a little behind the pair; empty as long as it is not known
 */
public record Answers(Evaluation a, Optional<Pair> pair, Optional<Agreement> agreement) {

    /** Of settings that are compared with no others. */
    public static Answers of(Evaluation alone) {
        return new Answers(alone, Optional.empty(), Optional.empty());
    }

    /** The sides there are. */
    public List<Side> sides() {
        return pair.isPresent() ? List.of(Side.A, Side.B) : List.of(Side.A);
    }

    /** What this side says; without a comparison both are A. */
    public Evaluation evaluation(Side side) {
        return side == Side.A ? a : pair.map(Pair::b).orElse(a);
    }

    /** With the metrics of A. */
    public Answers with(Metrics metrics) {
        return new Answers(a.with(metrics), pair, agreement);
    }

    /** With the classes called and coloured as this appearance has them. */
    public Answers looking(Appearance appearance) {
        ClassTable classes = appearance.classes(a.request().batch());
        return new Answers(a.calling(classes), pair.map(both -> both.calling(classes)), agreement);
    }

    /** Whether every field holds all its rows. */
    public boolean isWhole() {
        return a.isWhole() && pair.map(both -> both.b().isWhole()).orElse(true);
    }

    /** The numbers behind a pane in raw units; empty if they are not there, or are those of two pictures. */
    public Optional<Field> numbers(PaneSettings pane) {
        if (pane.quantity().comparesTwo()) {
            return agreement.map(found -> compared(pane.quantity(), found));
        }
        return switch (pane.side()) {
            case A -> a.field(pane.key());
            case B -> evaluation(Side.B).field(pane.key());
            case DIFFERENCE -> pair.map(both -> both.rawDifference(pane.key()));
            case SWIPE -> Optional.empty();
        };
    }

    private static Field compared(Quantity quantity, Agreement agreement) {
        return quantity == Quantity.OPPOSED ? agreement.opposed() : agreement.cosines();
    }
}
