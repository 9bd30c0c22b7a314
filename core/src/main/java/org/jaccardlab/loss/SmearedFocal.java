package org.jaccardlab.loss;

/**
 * The softmax focal loss of a library that smears its labels. Not in the catalogue.
 *
 * @param smear what a label of 0 becomes; 1 stays 1
 */
public record SmearedFocal(double gamma, double smear) implements PixelLoss {

    @Override
    public String id() {
        return "smeared-focal";
    }

    @Override
    public String title() {
        return "Focal, as implemented";
    }

    @Override
    public String formula() {
        return plain().formula();
    }

    @Override
    public String about() {
        return "A library's own form of the focal loss.";
    }

    @Override
    public boolean acceptsSoftTargets() {
        return plain().acceptsSoftTargets();
    }

    @Override
    public double term(double y, double q, double logQ) {
        return plain().term(smeared(y), q, logQ);
    }

    @Override
    public double pull(double y, double q, double logQ) {
        return plain().pull(smeared(y), q, logQ);
    }

    private double smeared(double y) {
        return y + smear * (1 - y);
    }

    private Focal plain() {
        return new Focal(gamma, 1, 1);
    }
}
