package org.jaccardlab.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.VBox;
import org.jaccardlab.app.window.control.Sections;
import org.jaccardlab.app.workbench.Agreed;
import org.jaccardlab.app.workbench.Figures;
import org.jaccardlab.app.workbench.WorkbenchModel;
import org.jaccardlab.comparison.Agreement;
import org.jaccardlab.comparison.Pair;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.sample.ClassTable;

/** What A and B come to, and how far their gradients agree, overall and class by class. Not there without a comparison. */
final class ComparisonReadout extends VBox {

    private final WorkbenchModel model;
    private final NumberTable losses = new NumberTable("compared-losses", List.of("A", "B", "A − B"));
    private final NumberTable gradients = new NumberTable("gradients");
    private final NumberTable classes = new NumberTable("class-cosines", List.of("cosine"));
    private final Staleness gradientsStale = new Staleness(gradients);
    private final Staleness classesStale = new Staleness(classes);

    ComparisonReadout(WorkbenchModel model) {
        this.model = model;
        getChildren().setAll(Sections.titled("A against B", losses, gradients, classes));
        model.pair().subscribe(this::showLosses);
        model.agreed().subscribe(this::showAgreement);
        model.classes().subscribe(() -> showAgreement(model.agreed().get()));
    }

    private void showLosses(Optional<Pair> pair) {
        Sections.show(this, pair.isPresent());
        pair.ifPresent(both -> {
            List<NumberTable.Row> rows = new ArrayList<>();
            rows.add(row("Loss", both.a().loss(), both.b().loss(), "of the whole batch"));
            if (both.a().request().batch().size() > 1) {
                rows.add(row("This image", both.a().memberLoss(), both.b().memberLoss(),
                        "the part of the loss that lies in this image"));
            }
            losses.show(rows);
        });
    }

    private static NumberTable.Row row(String name, double a, double b, String help) {
        return new NumberTable.Row(name, List.of(Figures.of(a), Figures.of(b), Figures.of(a - b)), help);
    }

    private void show(Agreed newest) {
        Agreement agreement = newest.agreement();
        String by = agreement.by() == Quantity.GRADIENT_LOGIT
                ? "of the gradients by all logits of this image"
                : "of the gradients by all probabilities of this image, for one side has no logits";
        gradients.show(List.of(
                NumberTable.Row.of("Cosine of the gradients", Figures.ofCosine(agreement.cosine()),
                        by + ": 1 the same direction, −1 the opposite"),
                NumberTable.Row.of("Opposed pixels", Figures.ofPercent(agreement.opposedPart()),
                        "%,d of %,d pixels with a gradient from both are pushed in opposite directions".formatted(
                                agreement.opposedPixels(), agreement.pushedPixels()))));
        ClassTable table = model.classes().get().orElseThrow();
        List<NumberTable.Row> rows = new ArrayList<>();
        for (int c = 0; c < Math.min(table.count(), agreement.classes().size()); c++) {
            rows.add(NumberTable.Row.of(table.name(c), Figures.ofCosine(agreement.classes().get(c)),
                    "cosine of the gradients by this class alone; a dash where one of them is zero"));
        }
        classes.show(rows);
    }

    private void showAgreement(Optional<Agreed> newest) {
        Sections.show(gradients, newest.isPresent());
        Sections.show(classes, newest.isPresent());
        newest.filter(Agreed::current).ifPresent(this::show);
        boolean current = newest.map(Agreed::current).orElse(true);
        gradientsStale.show(current);
        classesStale.show(current);
    }
}
