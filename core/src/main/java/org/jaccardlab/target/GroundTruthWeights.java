package org.jaccardlab.target;

import java.util.Arrays;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;

/** A ground truth as it was given: one-hot, or the soft weights. Ignored pixels are zero in every class. */
record GroundTruthWeights(LabelSource source, int classes) implements Weights {

    @Override
    public void read(int from, int to, double[] into) {
        switch (source) {
            case LabelSource.Hard hard -> readHard(hard.map(), from, to, into);
            case LabelSource.Soft soft -> readSoft(soft, from, to, into);
        }
    }

    private void readHard(LabelMap map, int from, int to, double[] into) {
        Arrays.fill(into, 0, classes * (to - from), 0);
        for (int i = from; i < to; i++) {
            int label = map.at(i);
            if (label == LabelMap.IGNORED || !source.kept().keeps(i)) {
                continue;
            }
            if (classes > 1) {
                into[label * (to - from) + i - from] = 1;
            } else if (label == 1) {
                into[i - from] = 1;
            }
        }
    }

    private void readSoft(LabelSource.Soft soft, int from, int to, double[] into) {
        int at = 0;
        for (int c = 0; c < classes; c++) {
            for (int i = from; i < to; i++) {
                into[at++] = soft.kept().keeps(i) ? soft.weights().at(c, i) : 0;
            }
        }
    }
}
