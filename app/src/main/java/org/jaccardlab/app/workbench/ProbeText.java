package org.jaccardlab.app.workbench;

import java.util.Optional;
import org.jaccardlab.comparison.Agreement;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.PixelReading;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.sample.ClassTable;

/** The pixel at the pointer in one line. */
public final class ProbeText {

    private ProbeText() {
    }

    /**
     * "(120, 88) glacier: z 2.31, p 0.841, y 1, share 3.2e−7, gradient −1.1e−6", raw values, for the class that the
     * panes show.
     */
    public static String of(PixelReading reading, Evaluation evaluation, Snapshot snapshot) {
        ClassTable classes = evaluation.request().batch().classes();
        int cls = shownClass(snapshot, classes.count());
        StringBuilder line = new StringBuilder("(" + reading.x() + ", " + reading.y() + ")  " + classes.name(cls));
        if (!reading.kept()) {
            return line + "   ignored: no share, no gradient";
        }
        if (reading.logits().length > 0) {
            line.append("   z ").append(Figures.of(reading.logits()[cls]));
        }
        Quantity gradient = new FieldKey(Quantity.GRADIENT_LOGIT, cls)
                .availableFor(evaluation.request().settings().prediction()).quantity();
        line.append("   p ").append(Figures.of(reading.probability()[cls]))
                .append("   y ").append(Figures.of(reading.target()[cls]))
                .append("   share ").append(Figures.of(reading.share()[cls]))
                .append(gradient == Quantity.GRADIENT_LOGIT ? "   dL/dz " : "   dL/dp ")
                .append(Figures.of(reading.gradient()[cls]));
        Double gain = reading.gain().get(new FieldKey(Quantity.GAIN, cls));
        if (gain != null) {
            line.append("   gain ").append(Figures.of(gain));
        }
        return line.toString();
    }

    /** The cosine of the gradients of A and B by this pixel: "cosine 0.93"; empty where one of them is zero. */
    public static Optional<String> cosine(Agreement agreement, int x, int y) {
        float cosine = agreement.cosines().at(x, y);
        return Float.isNaN(cosine) ? Optional.empty() : Optional.of("cosine " + Figures.ofCosine(cosine));
    }

    /** The class of the first pane that shows one; the first class if all panes show the sum. */
    static int shownClass(Snapshot snapshot, int classes) {
        return snapshot.onScreen().stream().filter(pane -> pane.quantity().isScalar())
                .mapToInt(PaneSettings::cls).filter(cls -> cls >= 0 && cls < classes).findFirst().orElse(0);
    }
}
