package org.jaccardlab.app.workbench;

import org.jaccardlab.colour.ColourMap;
import org.jaccardlab.evaluation.Quantity;

/**
 * The colour maps of quantities, by their names.
 *
 * @param sequential of quantities that run from little to much
 * @param diverging of quantities with a sign, its middle at zero
 */
public record Colours(String sequential, String diverging) {

    /** What one starts with. */
    public static final Colours STANDARD = new Colours("viridis", "blue-white-red");

    public Colours {
        require(sequential, false);
        require(diverging, true);
    }

    private static void require(String name, boolean signed) {
        if (!ColourMap.names(signed).contains(name)) {
            throw new IllegalArgumentException("there is no colour map " + name + " here, only "
                    + String.join(", ", ColourMap.names(signed)));
        }
    }

    public Colours withSequential(String other) {
        return new Colours(other, diverging);
    }

    public Colours withDiverging(String other) {
        return new Colours(sequential, other);
    }

    /** The colours of what is left when one number is subtracted from another. */
    public ColourMap differences() {
        return ColourMap.named(diverging);
    }

    /** The colours of a quantity, from little to much or from below zero to above. */
    public ColourMap map(Quantity quantity) {
        return ColourMap.named(quantity.isSigned() ? diverging : sequential);
    }
}
