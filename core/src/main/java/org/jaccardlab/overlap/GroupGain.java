package org.jaccardlab.overlap;

/** How much the overlap loss of a group falls when the sums of its kept pixels lose a little. */
public interface GroupGain {

    /** @param change what the sums lose, one entry for each class of the group; {@link Sums#NONE} where nothing changes */
    double of(Sums[] change);
}
