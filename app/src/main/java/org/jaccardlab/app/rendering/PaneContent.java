package org.jaccardlab.app.rendering;

import java.util.Optional;
import org.jaccardlab.app.workbench.Appearance;
import org.jaccardlab.app.workbench.FittedLimits;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.picture.Content;
import org.jaccardlab.sample.ClassTable;

/** Turns what a pane asks for into what a painter draws; the same for the screen and for a file. */
public final class PaneContent {

    private PaneContent() {
    }

    /** As {@link #of(Evaluation, PaneSettings, Optional, Appearance)}, with nothing special about how it looks. */
    public static Optional<Content> of(Evaluation evaluation, PaneSettings pane, Optional<Limits> limits) {
        return of(evaluation, pane, limits, Appearance.PLAIN);
    }

    /** Empty if the evaluation does not hold the pane's field, as just after the pane has been changed. */
    public static Optional<Content> of(Evaluation evaluation, PaneSettings pane, Optional<Limits> limits,
            Appearance appearance) {
        ClassTable own = evaluation.request().batch().classes();
        ClassTable classes = appearance.palette().of(own);
        return switch (pane.quantity()) {
            case IMAGE -> Optional.of(new Content.Image());
            case TARGET_CLASS ->
                Optional.of(new Content.Classes(evaluation.targetClasses(), classes, appearance.hiddenLabels(own)));
            case PREDICTED_CLASS ->
                Optional.of(new Content.Classes(evaluation.predictedClasses(), classes, appearance.hiddenLabels(own)));
            default -> evaluation.field(pane.key()).map(field -> {
                Limits ends = limits.orElseGet(() -> FittedLimits.standard(pane.quantity()));
                return new Content.Scalar(field, FittedLimits.factor(pane.quantity(), evaluation),
                        appearance.map(pane.quantity()).between(ends), ends, evaluation.kept());
            });
        };
    }
}
