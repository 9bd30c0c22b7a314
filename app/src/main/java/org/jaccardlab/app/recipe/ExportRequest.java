package org.jaccardlab.app.recipe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jaccardlab.app.rendering.Exporter;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;

/**
 * What is exported of an evaluation. With the evaluation's own request it decides every byte of the file.
 *
 * @param panes what is shown
 * @param limits of the colours, in the unit that is shown
 * @param frame of a picture
 */
public record ExportRequest(List<PaneSettings> panes, Map<Quantity, Limits> limits, Exporter.Frame frame) {

    public ExportRequest {
        panes = List.copyOf(panes);
        limits = Map.copyOf(limits);
        if (panes.size() != 1) {
            throw new IllegalArgumentException("one pane is exported at a time, not " + panes.size());
        }
    }

    /** One pane with its limits. */
    public static ExportRequest of(PaneSettings pane, Optional<Limits> limits, Evaluation evaluation,
            Exporter.Frame frame) {
        return new ExportRequest(List.of(pane),
                limits.map(held -> Map.of(pane.shownQuantity(evaluation), held)).orElse(Map.of()), frame);
    }

    /** The fields that an evaluation must hold for it. */
    public Set<FieldKey> fields() {
        return panes.stream().filter(pane -> pane.quantity().isScalar()).map(PaneSettings::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Writes it, in the form that the file's name asks for. */
    public void write(Path file, Evaluation evaluation) throws IOException {
        PaneSettings pane = panes.getFirst();
        Exporter.write(file, evaluation, pane, Optional.ofNullable(limits.get(pane.shownQuantity(evaluation))), frame);
    }
}
