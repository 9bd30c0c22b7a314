package org.jaccardlab.app.rendering;

import java.util.Optional;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.app.workbench.Appearance;
import org.jaccardlab.app.workbench.FittedLimits;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.colour.ColourMap;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.label.KeepMask;
import org.jaccardlab.picture.Content;
import org.jaccardlab.raster.Field;
import org.jaccardlab.sample.ClassTable;

/** Turns what a pane asks for into what a painter draws; the same for the screen and for a file. */
public final class PaneContent {

    private static final Limits EITHER_WAY = new Limits(-1, 1);

    private PaneContent() {
    }

    /**
     * Of one side or of two. Empty if what has been answered does not hold the pane's field, or the pane shows two pictures
     * side by side: those are made one at a time.
     */
    public static Optional<Content> of(Answers answers, PaneSettings pane, Optional<Limits> limits,
            Appearance appearance) {
        if (pane.quantity().comparesTwo()) {
            return answers.agreement().flatMap(agreement -> answers.numbers(pane).map(field -> scalar(field,
                    pane.quantity().isShownPerPixel() ? agreement.keptPixels() : 1, appearance.map(pane.quantity()),
                    limits.orElseGet(() -> FittedLimits.standard(pane.quantity())), agreement.kept())));
        }
        return switch (pane.side()) {
            case A -> of(answers.a(), pane, limits, appearance);
            case B -> answers.pair().flatMap(pair -> of(pair.b(), pane, limits, appearance));
            case DIFFERENCE -> answers.pair().flatMap(pair -> pair.difference(pane.key())
                    .map(field -> scalar(field, 1, appearance.colours().differences(), limits.orElse(EITHER_WAY),
                            pair.kept())));
            case SWIPE -> Optional.empty();
        };
    }

    /** Empty if the evaluation does not hold the pane's field, as just after the pane has been changed. */
    private static Optional<Content> of(Evaluation evaluation, PaneSettings pane, Optional<Limits> limits,
            Appearance appearance) {
        ClassTable classes = evaluation.request().batch().classes();
        return switch (pane.quantity()) {
            case IMAGE -> Optional.of(new Content.Image());
            case TARGET_CLASS ->
                Optional.of(new Content.Classes(evaluation.targetClasses(), classes, appearance.hiddenLabels(classes)));
            case PREDICTED_CLASS ->
                Optional.of(
                        new Content.Classes(evaluation.predictedClasses(), classes, appearance.hiddenLabels(classes)));
            default -> evaluation.field(pane.key())
                    .map(field -> scalar(field, FittedLimits.factor(pane.quantity(), evaluation),
                            appearance.map(pane.quantity()),
                            limits.orElseGet(() -> FittedLimits.standard(pane.quantity())), evaluation.kept()));
        };
    }

    private static Content scalar(Field field, double factor, ColourMap map, Limits limits, KeepMask kept) {
        return new Content.Scalar(field, factor, map.between(limits), limits, kept);
    }
}
