package org.jaccardlab.app.report;

import java.util.List;
import java.util.stream.IntStream;
import org.jaccardlab.app.workbench.Captions;
import org.jaccardlab.comparison.Agreement;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.objective.Settings;

/**
 * Two settings held against each other, as the command line prints it. Names of the JSON are the names here.
 *
 * @param image the one whose gradients are compared
 * @param difference A's loss minus B's, over the batch
 */
public record ComparisonReport(String image, SideReport a, SideReport b, double difference, GradientsReport gradients,
        List<String> warnings) {

    /** @param imageLoss the part of the loss that lies in the image */
    record SideReport(String title, String prediction, String target, double loss, double imageLoss,
            long keptPixels) {

        static SideReport of(Evaluation evaluation) {
            Settings settings = evaluation.request().settings();
            return new SideReport(Captions.objective(settings), settings.prediction().title(),
                    settings.objective().first().target().base().title(), evaluation.loss(), evaluation.memberLoss(),
                    evaluation.keptPixels());
        }
    }

    /**
     * @param by what they are taken by: "logits", or "probabilities" if one of the predictions has no logits
     * @param cosine null if one of the gradients is zero
     * @param pushedPixels with a gradient from both
     * @param opposedPixels pushed in opposite directions
     * @param opposedPart of those with a gradient from both
     */
    record GradientsReport(String by, double cosine, int pushedPixels, int opposedPixels, double opposedPart,
            List<ClassCosine> classes) {
    }

    record ClassCosine(int index, String name, double cosine) {
    }

    public static ComparisonReport of(Evaluation a, Evaluation b, Agreement agreement, List<String> warnings) {
        return new ComparisonReport(a.request().sample().name(), SideReport.of(a), SideReport.of(b),
                a.loss() - b.loss(),
                new GradientsReport(agreement.by() == Quantity.GRADIENT_LOGIT ? "logits" : "probabilities",
                        agreement.cosine(), agreement.pushedPixels(), agreement.opposedPixels(),
                        agreement.opposedPart(),
                        IntStream.range(0, agreement.classes().size()).mapToObj(c -> new ClassCosine(c,
                                a.request().batch().classes().name(c), agreement.classes().get(c))).toList()),
                warnings);
    }
}
