package org.jaccardlab.app.export;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jaccardlab.app.workbench.Answers;
import org.jaccardlab.app.workbench.Appearance;
import org.jaccardlab.app.workbench.FittedLimits;
import org.jaccardlab.app.workbench.OwnLimits;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.PaneSide;
import org.jaccardlab.app.workbench.Wanted;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.Engine;
import org.jaccardlab.evaluation.Progress;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.sample.Batch;

/**
 * What is exported of what has been answered. With the questions it decides every byte of the file.
 *
 * @param panes what is shown, in the order of the figure; tables do without
 * @param limits of the colours, in the unit that is shown; quantities that have none here are fitted
 * @param differenceLimits the same of A minus B
 * @param appearance how numbers become pictures
 * @param frame of a picture; without meaning for numbers and tables
 */
public record ExportRequest(List<PaneSettings> panes, Map<Quantity, Limits> limits,
        Map<Quantity, Limits> differenceLimits, Appearance appearance, Form form, Frame frame) {

    public ExportRequest {
        // What shows two pictures is two panels.
        panes = panes.stream().flatMap(pane -> pane.halves().stream()).toList();
        limits = Map.copyOf(limits);
        differenceLimits = Map.copyOf(differenceLimits);
        if (panes.isEmpty() && form.kind() != Form.Kind.TABLE) {
            throw new IllegalArgumentException("choose at least one pane to export");
        }
    }

    /** Whose limits are fitted, but for those that are given, and with nothing special about how it looks. */
    public ExportRequest(List<PaneSettings> panes, Map<Quantity, Limits> limits, Form form, Frame frame) {
        this(panes, limits, Map.of(), Appearance.STANDARD, form, frame);
    }

    /** One pane as a picture with all there is around it, its limits fitted. */
    public static ExportRequest picture(PaneSettings pane) {
        return new ExportRequest(List.of(pane), Map.of(), Form.PNG, Frame.FULL);
    }

    /** What an evaluation must hold for it. */
    public Wanted of(Batch batch, int member, Settings settings, Optional<Settings> other) {
        return Wanted.of(batch, member, settings, other, form.kind() == Form.Kind.TABLE ? List.of() : panes, Set.of());
    }

    /**
     * Evaluates what it needs.
     *
     * @param other what A is compared with
     */
    public Answers answeredBy(Engine engine, Batch batch, int member, Settings settings, Optional<Settings> other) {
        return of(batch, member, settings, other).answeredBy(engine, needsAgreement(), Progress.UNWATCHED);
    }

    /** Whether there is all of it that it needs. */
    public boolean isAnsweredBy(Answers answers) {
        return form.kind() == Form.Kind.TABLE
                ? answers.a().measured().isPresent()
                : answers.isWhole() && (answers.agreement().isPresent() || !needsAgreement());
    }

    private boolean needsAgreement() {
        return panes.stream().anyMatch(pane -> pane.quantity().comparesTwo());
    }

    /** With the colours that panes have on screen. */
    public ExportRequest lookingLike(Map<Quantity, Limits> held, Map<Quantity, Limits> ofDifferences,
            Appearance look) {
        return new ExportRequest(panes, held, ofDifferences, look, form, frame);
    }

    public ExportRequest withFrame(Frame other) {
        return new ExportRequest(panes, limits, differenceLimits, appearance, form, other);
    }

    public ExportRequest withPanes(List<PaneSettings> other) {
        return new ExportRequest(other, limits, differenceLimits, appearance, form, frame);
    }

    /** With limits for every quantity that is shown; those that are there stay. */
    ExportRequest fitted(Answers answers) {
        Map<Quantity, Limits> all = new EnumMap<>(Quantity.class);
        all.putAll(limits);
        Map<Quantity, Limits> ofDifferences = new EnumMap<>(Quantity.class);
        ofDifferences.putAll(differenceLimits);
        for (PaneSettings pane : panes) {
            Quantity shown = pane.shownQuantity(answers);
            Map<Quantity, Limits> known = pane.side() == PaneSide.DIFFERENCE ? ofDifferences : all;
            if (shown.isScalar() && !known.containsKey(shown)) {
                fit(pane, shown, answers).ifPresent(limits -> known.put(shown, limits));
            }
        }
        return lookingLike(all, ofDifferences, appearance).withPanes(panes.stream().map(pane -> own(pane, answers))
                .toList());
    }

    private static PaneSettings own(PaneSettings pane, Answers answers) {
        return pane.withOwnLimits(pane.ownLimits().map(own -> own.found().isPresent()
                ? own
                : new OwnLimits(own.rule(), FittedLimits.own(pane, own.rule(), answers))));
    }

    private Optional<Limits> fit(PaneSettings pane, Quantity shown, Answers answers) {
        if (shown.comparesTwo()) {
            return shown.isShownPerPixel()
                    ? answers.agreement().flatMap(FittedLimits::ofOpposed)
                    : Optional.empty();
        }
        return pane.side() == PaneSide.DIFFERENCE
                ? answers.pair().flatMap(pair -> pair.difference(pane.key())
                        .flatMap(field -> FittedLimits.ofDifference(field, pair.kept())))
                : answers.sides().stream().map(answers::evaluation)
                        .flatMap(evaluation -> evaluation.field(pane.key()).flatMap(
                                field -> FittedLimits.of(shown, appearance.rule(shown), field, evaluation)).stream())
                        .reduce(FittedLimits::both);
    }

    Optional<Limits> limits(PaneSettings pane, Answers answers) {
        return FittedLimits.held(pane, answers, limits, differenceLimits);
    }
}
