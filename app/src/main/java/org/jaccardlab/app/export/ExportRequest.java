package org.jaccardlab.app.export;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jaccardlab.app.workbench.Colours;
import org.jaccardlab.app.workbench.FittedLimits;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Evaluation;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;

/**
 * What is exported of an evaluation. With the evaluation's own request it decides every byte of the file.
 *
 * @param panes what is shown, in the order of the figure; tables do without
 * @param limits of the colours, in the unit that is shown; quantities that have none here are fitted
 * @param frame of a picture; without meaning for numbers and tables
 * @param colours of quantities; empty for {@link Colours#STANDARD}
 */
public record ExportRequest(List<PaneSettings> panes, Map<Quantity, Limits> limits, Form form, Frame frame,
        Optional<Colours> colours) {

    /** One in the standard colours. */
    public ExportRequest(List<PaneSettings> panes, Map<Quantity, Limits> limits, Form form, Frame frame) {
        this(panes, limits, form, frame, Optional.empty());
    }

    public ExportRequest {
        panes = List.copyOf(panes);
        limits = Map.copyOf(limits);
        if (panes.isEmpty() && form.kind() != Form.Kind.TABLE) {
            throw new IllegalArgumentException("choose at least one pane to export");
        }
    }

    /** One pane as a picture with all there is around it, its limits fitted. */
    public static ExportRequest picture(PaneSettings pane) {
        return new ExportRequest(List.of(pane), Map.of(), Form.PNG, Frame.FULL);
    }

    /** The fields that an evaluation must hold for it. */
    public Set<FieldKey> fields() {
        return form.kind() == Form.Kind.TABLE
                ? Set.of()
                : panes.stream().filter(pane -> pane.quantity().isScalar()).map(PaneSettings::key)
                        .collect(Collectors.toUnmodifiableSet());
    }

    public ExportRequest withLimits(Map<Quantity, Limits> other) {
        return new ExportRequest(panes, other, form, frame, colours);
    }

    public ExportRequest withFrame(Frame other) {
        return new ExportRequest(panes, limits, form, other, colours);
    }

    public ExportRequest withForm(Form other) {
        return new ExportRequest(panes, limits, other, frame, colours);
    }

    public ExportRequest withPanes(List<PaneSettings> other) {
        return new ExportRequest(other, limits, form, frame, colours);
    }

    public ExportRequest withColours(Optional<Colours> other) {
        return new ExportRequest(panes, limits, form, frame, other);
    }

    /** With limits for every quantity that is shown; those that are there stay. */
    ExportRequest fitted(Evaluation evaluation) {
        Map<Quantity, Limits> all = new EnumMap<>(Quantity.class);
        all.putAll(limits);
        for (PaneSettings pane : panes) {
            Quantity shown = pane.shownQuantity(evaluation);
            if (shown.isScalar() && !all.containsKey(shown)) {
                evaluation.field(pane.key()).flatMap(field -> FittedLimits.of(shown, field, evaluation))
                        .ifPresent(limits -> all.put(shown, limits));
            }
        }
        return withLimits(all);
    }

    Optional<Limits> limits(PaneSettings pane, Evaluation evaluation) {
        return Optional.ofNullable(limits.get(pane.shownQuantity(evaluation)));
    }
}
