package org.jaccardlab.app.window;

import java.util.List;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Figures;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.evaluation.TermValue;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.OverlapLoss;
import org.jaccardlab.parameter.Parameters;

/**
 * What the plain overlap losses, those with no parameter but smoothing, say of the same prediction and target. It costs
 * nothing, they share the sums; and it shows at a glance which of them reject a soft target.
 */
final class OtherLosses extends VBox {

    private static final List<OverlapLoss> LOSSES = Loss.catalogue().stream().filter(OverlapLoss.class::isInstance)
            .map(OverlapLoss.class::cast)
            .filter(loss -> loss.norm() == 1 && Parameters.of(loss.asRecord()).size() == 1).toList();

    OtherLosses(WorkbenchModel model) {
        NumberTable table = new NumberTable("other-losses");
        getChildren().setAll(Sections.titled("Side by side",
                Sections.muted("Each with its usual parameters, on this prediction and target"), table));
        model.evaluation().subscribe(newest -> table.show(newest.map(shown -> rows(shown.terms().getFirst()))
                .orElse(List.of())));
    }

    private static List<NumberTable.Row> rows(TermValue term) {
        return LOSSES.stream().map(loss -> NumberTable.Row.of(loss.title(), Figures.ofPart(term.valueWith(loss)),
                loss.about())).toList();
    }
}
