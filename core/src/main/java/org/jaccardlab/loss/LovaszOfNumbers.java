package org.jaccardlab.loss;

/**
 * kornia's Lovász-Softmax, in whose running sums the number of a pixel's class stands where 1 for members and 0 for the
 * rest belong. Right for the second of two classes only. Not in the catalogue.
 */
public record LovaszOfNumbers() implements RankLoss {

    @Override
    public String id() {
        return "lovasz-of-numbers";
    }

    @Override
    public String title() {
        return "Lovász-Softmax, as implemented";
    }

    @Override
    public String formula() {
        return plain().formula();
    }

    @Override
    public String about() {
        return "The ranks count class numbers instead of members.";
    }

    @Override
    public double error(double x, double z, boolean foreground) {
        return plain().error(x, z, foreground);
    }

    @Override
    public boolean byLogit() {
        return false;
    }

    @Override
    public boolean countsClassNumbers() {
        return true;
    }

    @Override
    public boolean canShareBelowZero() {
        return true;
    }

    private static LovaszSoftmax plain() {
        return new LovaszSoftmax();
    }
}
