package org.jaccardlab.preset;

import java.util.Optional;
import org.jaccardlab.objective.Term;

/** kornia's Lovász hinge: image by image, no ignored pixels. */
public record KorniaLovaszHingeLoss() implements Preset {

    @Override
    public String library() {
        return "kornia";
    }

    @Override
    public String name() {
        return "LovaszHingeLoss";
    }

    @Override
    public String departs() {
        return "It knows no ignored pixels.";
    }

    @Override
    public Optional<String> notOffered(Given given) {
        return new LovaszHingeLoss().notOffered(given);
    }

    @Override
    public Term term(Given given) {
        return new LovaszHingeLoss(true, null).term(given);
    }
}
