package org.jaccardlab.evaluation;

import java.util.Arrays;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.sample.Sample;

/** What can be looked at, pixel by pixel. */
public enum Quantity {
    IMAGE("image", "Image", Kind.PICTURE),
    TARGET_CLASS("target-class", "Target (class)", Kind.CLASSES),
    PREDICTED_CLASS("predicted-class", "Prediction (class)", Kind.CLASSES),
    TARGET("target", "Target y", Kind.PROBABILITY),
    PROBABILITY("probability", "Probability x", Kind.PROBABILITY),
    TARGET_CHANGE("target-change", "Target change y − ground truth", Kind.SIGNED),
    ERROR("error", "Error x − y", Kind.SIGNED),
    SHARE("share", "Loss share", Kind.SHARED_OUT),
    GRADIENT_LOGIT("gradient-logit", "Gradient w.r.t. logit", Kind.GRADIENT),
    GRADIENT_AUXILIARY("gradient-auxiliary", "Gradient w.r.t. auxiliary logit", Kind.GRADIENT),
    GRADIENT_PROBABILITY("gradient-probability", "Gradient w.r.t. probability", Kind.GRADIENT);

    private enum Kind {
        PICTURE, CLASSES, PROBABILITY, SIGNED, SHARED_OUT, GRADIENT
    }

    private final String id;
    private final String title;
    private final Kind kind;

    Quantity(String id, String title, Kind kind) {
        this.id = id;
        this.title = title;
        this.kind = kind;
    }

    /** @throws IllegalArgumentException naming the ids there are */
    public static Quantity withId(String id) {
        return Arrays.stream(values()).filter(quantity -> quantity.id.equalsIgnoreCase(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no field \"" + id + "\": choose one of "
                        + String.join(", ", Arrays.stream(values()).map(Quantity::id).toList())));
    }

    /** Lower case with hyphens, for the command line and files. */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** A title that says what the gradient really is taken by, for this sample's prediction. */
    public String title(Settings settings, Sample sample) {
        boolean logOfProbability = this == GRADIENT_LOGIT && settings.predictionFile(sample)
                .map(file -> file.kind() == PredictionKind.PROBABILITIES
                        && !settings.objective().first().isSigmoid(file.classes()))
                .orElse(false);
        return logOfProbability ? "Gradient w.r.t. log-probability" : title;
    }

    /** Whether it is one number per pixel, as opposed to a picture or a map of classes. */
    public boolean isScalar() {
        return kind != Kind.PICTURE && kind != Kind.CLASSES;
    }

    /** Whether it also exists summed over the classes. */
    public boolean hasTotal() {
        return kind == Kind.SHARED_OUT;
    }

    /** Whether its sign matters, so that colours are centred on zero. */
    public boolean isSigned() {
        return kind == Kind.SIGNED || kind == Kind.GRADIENT;
    }

    /**
     * Whether it is shown times the number of kept pixels, so that the mean of the map is the loss and pixel-wise and
     * set-level losses stand on one scale. Raw values are what is exported.
     */
    public boolean isShownPerPixel() {
        return kind == Kind.SHARED_OUT || kind == Kind.GRADIENT;
    }
}
