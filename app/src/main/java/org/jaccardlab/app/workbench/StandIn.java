package org.jaccardlab.app.workbench;

import java.util.Map;
import java.util.Optional;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;

/**
 * What the panes show for a while in the place of the predictions that are chosen; the settings stay as they are.
 *
 * @param batch the open one with further predictions
 * @param predictions the names of those that are shown; a side without one shows what is chosen
 */
public record StandIn(Batch batch, Map<Side, String> predictions) {

    public StandIn {
        predictions = Map.copyOf(predictions);
    }

    /** The settings as they are asked about. */
    Snapshot in(Snapshot snapshot) {
        return snapshot.withSettings(Side.A, settings -> read(Side.A, settings)).withSettings(Side.B,
                settings -> read(Side.B, settings));
    }

    private Settings read(Side side, Settings settings) {
        return Optional.ofNullable(predictions.get(side))
                .map(name -> settings.withPrediction(new PredictionChoice.File(name))).orElse(settings);
    }
}
