package org.jaccardlab.app.workbench;

import java.util.List;
import java.util.Optional;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.raster.Field;

/**
 * A field that a pane shows.
 *
 * @param factor what a raw value is multiplied by before it is shown
 */
record ShownField(String title, Quantity quantity, Field field, double factor) {

    /** Those of the panes on screen, each once. Empty while one of them is not there, or not in all its rows. */
    static Optional<List<ShownField>> whole(WorkbenchModel model) {
        return model.evaluation().get().flatMap(evaluation -> {
            List<PaneSettings> panes = model.snapshot().get().onScreen().stream()
                    .filter(pane -> pane.quantity().isScalar()).toList();
            List<ShownField> shown = panes.stream().map(pane -> of(pane, evaluation)).flatMap(Optional::stream)
                    .filter(each -> each.field.rows().isAll()).toList();
            return shown.size() == panes.size() ? Optional.of(shown.stream().distinct().toList()) : Optional.empty();
        });
    }

    private static Optional<ShownField> of(PaneSettings pane, Evaluation evaluation) {
        Quantity quantity = pane.shownQuantity(evaluation);
        return evaluation.field(pane.key()).map(field -> new ShownField(
                Captions.quantity(pane.quantity(), pane.cls(), evaluation), quantity, field,
                FittedLimits.factor(quantity, evaluation)));
    }

    /** The colour limits of the first pane that shows it, be they its own or shared. */
    Limits limits(WorkbenchModel model) {
        return model.snapshot().get().onScreen().stream()
                .filter(pane -> pane.quantity().isScalar() && pane.side() != PaneSide.DIFFERENCE)
                .filter(pane -> model.evaluation().get().flatMap(evaluation -> of(pane, evaluation))
                        .filter(this::equals).isPresent())
                .findFirst().flatMap(PaneSettings::ownLimits).flatMap(OwnLimits::found)
                .or(() -> Optional.ofNullable(model.limits().get().get(quantity)))
                .orElseGet(() -> FittedLimits.standard(quantity));
    }
}
