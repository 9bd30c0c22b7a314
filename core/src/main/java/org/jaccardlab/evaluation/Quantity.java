package org.jaccardlab.evaluation;

import java.util.Arrays;
import java.util.List;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.sample.Sample;

/** What can be looked at, pixel by pixel. */
public enum Quantity {
    IMAGE("image", "Image", Kind.PICTURE, Per.NOTHING),
    TARGET_CLASS("target-class", "Target (class)", Kind.CLASSES, Per.NOTHING),
    PREDICTED_CLASS("predicted-class", "Prediction (class)", Kind.CLASSES, Per.NOTHING),
    TARGET("target", "Target y", Kind.UNIT, Per.CLASS),
    PROBABILITY("probability", "Probability x", Kind.UNIT, Per.CLASS),
    TARGET_CHANGE("target-change", "Target change y − ground truth", Kind.SIGNED_UNIT, Per.CLASS),
    ERROR("error", "Error x − y", Kind.SIGNED_UNIT, Per.CLASS),
    /** max(x - y, 0). */
    OVER("over-prediction", "Over-prediction", Kind.UNIT, Per.CLASS_OR_ALL),
    /** max(y - x, 0). */
    UNDER("under-prediction", "Under-prediction", Kind.UNIT, Per.CLASS_OR_ALL),
    /** See {@link Certainty#confidence}. */
    CONFIDENCE("confidence", "Confidence", Kind.UNIT, Per.CLASS_OR_ALL),
    /** See {@link Certainty#entropy}; in nats. */
    ENTROPY("entropy", "Entropy (nats)", Kind.ENTROPY, Per.CLASS_OR_ALL),
    SHARE("share", "Loss share", Kind.OF_THE_LOSS, Per.CLASS_OR_ALL),
    /** The loss now minus the loss with this pixel's prediction set to its target; see {@link Gain}. */
    GAIN("gain", "Gain if mended", Kind.SIGNED_OF_THE_LOSS, Per.CLASS_OR_ALL),
    GRADIENT_LOGIT("gradient-logit", "Gradient w.r.t. logit", Kind.SIGNED_OF_THE_LOSS, Per.CLASS),
    GRADIENT_AUXILIARY("gradient-auxiliary", "Gradient w.r.t. auxiliary logit", Kind.SIGNED_OF_THE_LOSS, Per.CLASS),
    GRADIENT_PROBABILITY("gradient-probability", "Gradient w.r.t. probability", Kind.SIGNED_OF_THE_LOSS, Per.CLASS),
    /** The Euclidean length, over the classes, of the gradient by the logits. */
    NORM_LOGIT("gradient-norm-logit", "Gradient norm w.r.t. logits", Kind.OF_THE_LOSS, Per.ALL),
    /** The same by the probabilities. */
    NORM_PROBABILITY("gradient-norm-probability", "Gradient norm w.r.t. probabilities", Kind.OF_THE_LOSS, Per.ALL),
    /** The cosine of the gradients of two settings by this pixel; not a number where one of them is zero. */
    GRADIENT_COSINE("gradient-cosine", "Cosine of the gradients", Kind.SIGNED_UNIT, Per.ALL),
    /** How strongly two settings push a pixel in opposite directions; zero where they do not. */
    OPPOSED("opposed", "Opposed gradients", Kind.OF_THE_LOSS, Per.ALL);

    /** What its numbers are. */
    private enum Kind {
        PICTURE, CLASSES,
        /** 0..1 a class. */
        UNIT,
        /** -1..1. */
        SIGNED_UNIT,
        /** 0 to the logarithm of how many answers there are. */
        ENTROPY,
        /** In units of the loss, so it grows as pixels become fewer. */
        OF_THE_LOSS, SIGNED_OF_THE_LOSS
    }

    /** What there is a field for. */
    private enum Per {
        NOTHING, CLASS, ALL, CLASS_OR_ALL
    }

    private final String id;
    private final String title;
    private final Kind kind;
    private final Per per;

    Quantity(String id, String title, Kind kind, Per per) {
        this.id = id;
        this.title = title;
        this.kind = kind;
        this.per = per;
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

    /** This quantity, or without logits the one that stands in for it: by probability instead of by logit. */
    public Quantity availableFor(PredictionChoice prediction) {
        if (prediction.hasLogits()) {
            return this;
        }
        return switch (this) {
            case GRADIENT_LOGIT -> GRADIENT_PROBABILITY;
            case NORM_LOGIT -> NORM_PROBABILITY;
            default -> this;
        };
    }

    /** A title that says what the gradient really is taken by, for this sample's prediction. */
    public String title(Settings settings, Sample sample) {
        boolean logOfProbability = settings.predictionFile(sample)
                .map(file -> file.kind() == PredictionKind.PROBABILITIES
                        && !settings.objective().first().isSigmoid(file.classes()))
                .orElse(false);
        return switch (this) {
            case GRADIENT_LOGIT -> logOfProbability ? "Gradient w.r.t. log-probability" : title;
            case NORM_LOGIT -> logOfProbability ? "Gradient norm w.r.t. log-probabilities" : title;
            default -> title;
        };
    }

    /** Whether it is one number per pixel, as opposed to a picture or a map of classes. */
    public boolean isScalar() {
        return per != Per.NOTHING;
    }

    /** Whether it holds two settings against each other, so that no evaluation of one of them has it. */
    public boolean comparesTwo() {
        return this == GRADIENT_COSINE || this == OPPOSED;
    }

    /** Those that an evaluation has, in the order of the choosers. */
    public static List<Quantity> ofOne() {
        return Arrays.stream(values()).filter(quantity -> !quantity.comparesTwo()).toList();
    }

    /** Whether it exists for a single class. */
    public boolean hasClasses() {
        return per == Per.CLASS || per == Per.CLASS_OR_ALL;
    }

    /** Whether it exists for all classes together. */
    public boolean hasTotal() {
        return per == Per.ALL || per == Per.CLASS_OR_ALL;
    }

    /** Whether its sign matters, so that colours are centred on zero. */
    public boolean isSigned() {
        return kind == Kind.SIGNED_UNIT || kind == Kind.SIGNED_OF_THE_LOSS;
    }

    /**
     * Whether it is shown times the number of kept pixels, so that the mean of the map is the loss and pixel-wise and
     * set-level losses stand on one scale. Raw values are what is exported.
     */
    public boolean isShownPerPixel() {
        return kind == Kind.OF_THE_LOSS || kind == Kind.SIGNED_OF_THE_LOSS;
    }

    /**
     * The largest value it is made for: of an entropy that of all answers being equally likely, of the others 1 (beyond
     * which totals over sigmoid channels may reach). Without meaning where {@link #isShownPerPixel}.
     *
     * @param classes how many channels
     * @param sigmoid whether each is a question of its own
     */
    public double largest(int classes, boolean sigmoid) {
        return kind == Kind.ENTROPY ? sigmoid ? classes * Math.log(2) : Math.log(classes) : 1;
    }
}
