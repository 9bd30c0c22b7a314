package org.jaccardlab.document;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jaccardlab.objective.Measuring;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Origin;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.parameter.Range;
import org.jaccardlab.sample.Batch;

/**
 * {@link Settings} as they are written down. Terms that are derived depend on the batch, so they are not written, but what
 * they are derived from.
 *
 * @param preset what the terms are derived from; empty for terms put together by hand
 * @param target what the preset is handed; empty without a preset
 * @param terms those put together by hand; none with a preset
 */
public record SettingsDocument(PredictionChoice prediction, Optional<Origin> preset, Optional<TargetRecipe> target,
        List<Term> terms,
        @Range(min = Settings.LEAST_FLOOR, max = Settings.LARGEST_FLOOR, help = "") double floor,
        Measuring measuring) {

    public SettingsDocument {
        terms = List.copyOf(terms);
        if (preset.isPresent() != target.isPresent() || preset.isPresent() != terms.isEmpty()) {
            throw new IllegalArgumentException("there is either a preset with a target, or a list of terms");
        }
        if (!terms.isEmpty()) {
            // Whoever reads it hears of terms that do not go together.
            new Objective(terms);
        }
    }

    /**
     * A codec of records that hold settings.
     *
     * @param read gives what was stored to a batch
     */
    public static Codec codec(Codec plain, Function<SettingsDocument, Settings> read) {
        return plain.with(Settings.class, settings -> plain.write(of(settings)),
                node -> read.apply(plain.read(node, SettingsDocument.class)));
    }

    public static SettingsDocument of(Settings settings) {
        Optional<Objective.Derivation> from = settings.objective().derivation();
        return new SettingsDocument(settings.prediction(), from.map(Objective.Derivation::origin),
                from.map(Objective.Derivation::target), from.isPresent() ? List.of() : settings.objective().terms(),
                settings.floor(), settings.measuring());
    }

    /**
     * The settings on the batch that they were written for.
     *
     * @throws IllegalArgumentException if they do not fit this one; the message is fit to be shown
     */
    public Settings on(Batch batch) {
        return settings(preset.map(origin -> Objective.of(origin, batch, target.orElseThrow())));
    }

    /** The same on another batch: what does not fit it is left out. */
    public Settings fittedTo(Batch batch) {
        return settings(preset.map(origin -> Objective.of(origin.fittedTo(batch), batch, target.orElseThrow())))
                .fittedTo(batch);
    }

    private Settings settings(Optional<Objective> derived) {
        return new Settings(prediction, derived.orElseGet(() -> new Objective(terms)), floor, measuring);
    }
}
