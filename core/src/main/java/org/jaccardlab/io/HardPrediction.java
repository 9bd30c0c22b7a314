package org.jaccardlab.io;

import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;

/**
 * A prediction of which only the winning classes were saved. It becomes probabilities of 1 for the winner and 0 for all
 * others, as soon as it is known how many classes there are.
 */
record HardPrediction(String name, RawLabels labels, Size size) {

    /** A mask's way to say 1. */
    private static final int MASK = 255;

    /**
     * @param classes how many there are; one channel knows 0 and 1
     * @throws UnreadableFileException if it holds a value that is no class
     */
    Prediction over(int classes, Opening opening) throws UnreadableFileException {
        int largest = Math.max(1, classes - 1);
        boolean mask = isMask();
        Volume volume = opening.volume(labels.file(), ElementType.U1, classes, size);
        for (int i = 0; i < size.pixels(); i++) {
            int value = mask && labels.at(i) == MASK ? 1 : labels.at(i);
            if (value < 0 || value > largest) {
                throw new UnreadableFileException(labels.file(), "holds the value " + value + " at " + labels.place(i)
                        + " but there " + (classes == 1 ? "is one class" : "are " + classes + " classes"),
                        "number the classes of a prediction from 0 to " + largest);
            }
            if (classes > 1) {
                volume.put((long) value * size.pixels() + i, 1);
            } else {
                volume.put(i, value);
            }
        }
        opening.warn(labels.file() + " holds class indices, so every pixel counts as certain of its class: save"
                + " logits or probabilities to see more.");
        return new Prediction(name, PredictionKind.PROBABILITIES, volume);
    }

    private boolean isMask() {
        for (int i = 0; i < size.pixels(); i++) {
            if (labels.at(i) != 0 && labels.at(i) != MASK) {
                return false;
            }
        }
        return true;
    }

    /** How many classes it needs, at least two. */
    int neededClasses() {
        return labels.neededClasses(isMask() ? MASK : -1);
    }
}
