package org.jaccardlab.app.command;

import java.util.Optional;
import org.jaccardlab.objective.Measuring;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.sample.Batch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How metrics are taken, by the names that the window uses. */
final class MeasuringOptions {

    @Option(names = "--reference", paramLabel = "NAME", description = "the ground truth that metrics are measured against (the one the target is made from, before smoothing)")
    private @Nullable String reference;

    @Option(names = "--bins", paramLabel = "N", description = "equal bins of the calibration errors (10)")
    private int bins = Measuring.STANDARD.bins();

    @Option(names = "--worst", paramLabel = "Q", description = "per cent of the images that worst-case scores are means over (10)")
    private int worst = Measuring.STANDARD.worst();

    @Option(names = "--threshold", paramLabel = "P", description = "probability above which a sigmoid class is predicted (0.5)")
    private double threshold = Measuring.STANDARD.threshold();

    /** @throws IllegalArgumentException saying what there is or what range a number has */
    Measuring on(Batch batch) {
        Optional<String> name = Optional.ofNullable(reference).map(wanted -> Names.groundTruth(batch, wanted));
        Measuring named = Measuring.STANDARD.withReference(name);
        return Parameters.with(Parameters.with(Parameters.with(named, "bins", bins), "worst", worst), "threshold",
                threshold);
    }
}
