package org.jaccardlab.preset;

import java.util.List;
import org.jaccardlab.loss.LovaszOfNumbers;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Reduction.ClassDivisor;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Help;
import org.jspecify.annotations.Nullable;

/** kornia's Lovász-Softmax, image by image over all classes. */
public record KorniaLovaszSoftmaxLoss(
        @Help("one weight for every class") @Nullable List<Double> weight) implements Preset {

    /** The library's default. */
    public KorniaLovaszSoftmaxLoss() {
        this(null);
    }

    @Override
    public String library() {
        return "kornia";
    }

    @Override
    public String name() {
        return "LovaszSoftmaxLoss";
    }

    @Override
    public String departs() {
        return "Not the Lovász extension: the number of a pixel's class is counted where membership of 0 or 1 belongs; no ignored pixels.";
    }

    @Override
    public Term term(Given given) {
        return new Term(1, new LovaszOfNumbers(), Preset.plain(given), 1, Activation.SOFTMAX,
                KorniaDiceLoss.perImage(weight, ClassDivisor.ACTIVE_CLASSES));
    }
}
