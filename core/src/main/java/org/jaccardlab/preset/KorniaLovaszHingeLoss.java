package org.jaccardlab.preset;

import org.jaccardlab.objective.Term;

/** kornia's Lovász hinge: image by image, no ignored pixels. */
public record KorniaLovaszHingeLoss() implements Preset {

    @Override
    public String library() {
        return "kornia";
    }

    @Override
    public String departs() {
        return "It knows no ignored pixels.";
    }

    @Override
    public Term term(Given given) {
        return new LovaszHingeLoss(true, null).term(given);
    }
}
