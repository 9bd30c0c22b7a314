package org.jaccardlab.io;

import java.util.Arrays;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.prediction.Prediction;
import org.jaccardlab.prediction.PredictionKind;
import org.jaccardlab.raster.Size;
import org.jaccardlab.raster.Volume;
import org.jaccardlab.sample.ClassTable;

/**
 * A prediction of which only the winning classes were saved. It becomes probabilities of 1 for the winner and 0 for all
 * others, as soon as it is known how many classes there are.
 */
record HardPrediction(String name, UnmappedLabels labels, Frame frame) {

    /** A network leaves no pixel out. */
    private static final int NOTHING_IGNORED = -1;

    static PredictionFile.Read of(Opening opening, String name, UncodedLabels labels) throws UnreadableFileException {
        boolean mask = Arrays.stream(labels.values()).allMatch(value -> LabelCoding.Plain.MASK.coder(NOTHING_IGNORED)
                .applyAsInt(value) >= 0);
        return switch (labels.coded(opening, name, mask ? LabelCoding.Plain.MASK : labels.predictedCoding(opening))) {
            case TargetFile.Read.Matte matte -> new PredictionFile.Read.Matte(matte);
            case TargetFile.Read.Hard hard ->
                new PredictionFile.Read.Hard(new HardPrediction(name, hard.labels(), labels.frame()));
            case TargetFile.Read.Soft soft -> throw new IllegalStateException("labels became " + soft);
        };
    }

    /** @throws UnreadableFileException if it holds a value that is no class of the table; of one class 0 and 1 are */
    Prediction over(ClassTable table, Opening opening) throws UnreadableFileException {
        Size size = frame.region().size();
        LabelMap map = labels.map(table, NOTHING_IGNORED, opening);
        Volume volume = opening.volume(labels.file(), ElementType.U1, table.count(), size);
        for (int i = 0; i < size.pixels(); i++) {
            int cls = map.at(i);
            if (cls == LabelMap.IGNORED) {
                throw new UnreadableFileException(labels.file(), "marks the pixel at " + frame.place(i)
                        + " as ignored, which no prediction does", "open it as a ground truth");
            }
            if (table.count() > 1) {
                volume.put((long) cls * size.pixels() + i, 1);
            } else {
                volume.put(i, cls);
            }
        }
        opening.warn(labels.file() + " holds class indices, so every pixel counts as certain of its class: save"
                + " logits or probabilities to see more.");
        return new Prediction(name, PredictionKind.PROBABILITIES, volume);
    }

    /** How many classes it needs, at least two. */
    int neededClasses() {
        return labels.neededClasses(NOTHING_IGNORED);
    }
}
