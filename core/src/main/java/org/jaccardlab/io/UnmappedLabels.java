package org.jaccardlab.io;

import java.util.Optional;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.sample.ClassTable;

/** Hard labels that have been read but not yet held against the classes of a batch. */
sealed interface UnmappedLabels permits RawLabels, NamedLabels, PossibleMask, CroppedLabels {

    String file();

    /** The classes that the file or its coding names, if it does. */
    Optional<ClassTable> classes();

    /** How many classes these labels need if nothing else says so: at least two. */
    int neededClasses(int ignore);

    /** Whether these are class indices of which some are neither 0 nor ignored. */
    default boolean holdsIndices(int ignore) {
        return false;
    }

    /** The same where the same ground truth has class indices in other images, so that it is no mask. */
    default UnmappedLabels besideIndices(Opening opening) throws UnreadableFileException {
        return this;
    }

    /**
     * The labels as class indices of {@code table}, what does not count turned into {@link LabelMap#IGNORED}.
     *
     * @param ignore the value that marks pixels which do not count
     * @throws UnreadableFileException if any other value is not a class; of one class 0 and 1 are labels
     */
    LabelMap map(ClassTable table, int ignore, Opening opening) throws UnreadableFileException;
}
