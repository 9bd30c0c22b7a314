package org.jaccardlab.app.workbench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.Request;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.objective.Activation;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.objective.Reduction;
import org.jaccardlab.objective.Settings;
import org.jaccardlab.objective.TargetRecipe;
import org.jaccardlab.objective.Term;
import org.jaccardlab.sample.Batch;

/**
 * Everything a person can set about the numbers and the panes, in one value: undo shows the one before.
 *
 * @param settings those of A
 * @param other those of B; empty if nothing is compared, and then every pane shows A
 * @param panes always {@link #PANES} of them
 * @param visiblePanes how many of them are on screen, from 1
 */
public record Snapshot(Settings settings, Optional<Settings> other, List<PaneSettings> panes, int visiblePanes,
        Appearance appearance) {

    public static final int PANES = 6;
    /** How many one starts with. */
    private static final int FIRST_PANES = 4;

    /** Before anything has been opened. */
    static final Snapshot BLANK = new Snapshot(
            new Settings(new PredictionChoice.ExactlyTheTarget(),
                    new Objective(List.of(
                            new Term(1, new Jml1(), new TargetRecipe("", 0), 1, Activation.SOFTMAX,
                                    Reduction.STANDARD))),
                    Settings.DEFAULT_FLOOR),
            Collections.nCopies(PANES, new PaneSettings(Quantity.IMAGE, 0, 1)), FIRST_PANES);

    /** Of settings that are compared with no others, and with nothing special about how they look. */
    public Snapshot(Settings settings, List<PaneSettings> panes, int visiblePanes) {
        this(settings, Optional.empty(), panes, visiblePanes, Appearance.STANDARD);
    }

    public Snapshot {
        panes = other.isPresent() ? List.copyOf(panes) : panes.stream().map(PaneSettings::alone).toList();
        if (panes.size() != PANES || visiblePanes < 1 || visiblePanes > PANES) {
            throw new IllegalArgumentException("between 1 and " + PANES + " panes");
        }
    }

    /** The first look at a batch: image with prediction, loss share, gradient of a class, target of that class. */
    public static Snapshot startingWith(Batch batch) {
        int cls = Math.min(1, batch.classes().count() - 1);
        return new Snapshot(Settings.startingWith(batch),
                List.of(new PaneSettings(Quantity.PREDICTED_CLASS, cls, 0.45),
                        new PaneSettings(Quantity.SHARE, FieldKey.TOTAL, 0.85),
                        new PaneSettings(Quantity.GRADIENT_LOGIT, cls, 0.85),
                        new PaneSettings(Quantity.TARGET, cls, 0.85), new PaneSettings(Quantity.ERROR, cls, 0.85),
                        new PaneSettings(Quantity.ENTROPY, FieldKey.TOTAL, 0.85)),
                FIRST_PANES);
    }

    public boolean isComparing() {
        return other.isPresent();
    }

    /** Those of this side; without a comparison both are A. */
    public Settings settings(Side side) {
        return side == Side.A ? settings : other.orElse(settings);
    }

    /** What is on screen of A, as a question. */
    public Request request(Batch batch, int member) {
        return wanted(batch, member, Set.of()).a();
    }

    /**
     * What is on screen, as a question.
     *
     * @param more fields that no pane need show
     */
    Wanted wanted(Batch batch, int member, Set<FieldKey> more) {
        return Wanted.of(batch, member, settings, other, onScreen(), more);
    }

    public Snapshot fittedTo(Batch batch) {
        return new Snapshot(settings.fittedTo(batch), other.map(b -> b.fittedTo(batch)),
                panes.stream().map(pane -> pane.fittedTo(batch.classes().count())).toList(), visiblePanes, appearance);
    }

    /** With the settings of one side changed; of B only if there is one. */
    public Snapshot withSettings(Side side, UnaryOperator<Settings> change) {
        return side == Side.A
                ? new Snapshot(change.apply(settings), other, panes, visiblePanes, appearance)
                : new Snapshot(settings, other.map(change), panes, visiblePanes, appearance);
    }

    /** With one side's settings as the other's, too: they are compared from now on. */
    Snapshot pinned(Side side) {
        Settings kept = settings(side);
        return new Snapshot(side == Side.A ? settings : kept, Optional.of(kept), panes, visiblePanes, appearance);
    }

    Snapshot swapped() {
        return new Snapshot(settings(Side.B), Optional.of(settings), panes, visiblePanes, appearance);
    }

    /** With the settings of one side and no others. */
    Snapshot alone(Side side) {
        return new Snapshot(settings(side), Optional.empty(), panes, visiblePanes, appearance);
    }

    public Snapshot withPane(int index, UnaryOperator<PaneSettings> change) {
        List<PaneSettings> changed = new ArrayList<>(panes);
        changed.set(index, change.apply(panes.get(index)));
        return new Snapshot(settings, other, changed, visiblePanes, appearance);
    }

    /** With limits that have been found for panes that looked so. */
    Snapshot withFound(Map<PaneSettings, Limits> own) {
        return new Snapshot(settings, other, panes.stream().map(pane -> own.containsKey(pane)
                ? pane.withOwnLimits(pane.ownLimits().map(
                        limits -> new OwnLimits(limits.rule(), Optional.ofNullable(own.get(pane)))))
                : pane).toList(), visiblePanes, appearance);
    }

    /** With every pane's own limits to be found again by their rules. */
    Snapshot toFitAnew() {
        return new Snapshot(settings, other, panes.stream().map(pane -> pane.withOwnLimits(
                pane.ownLimits().map(limits -> OwnLimits.by(limits.rule())))).toList(), visiblePanes, appearance);
    }

    public Snapshot withVisiblePanes(int count) {
        return new Snapshot(settings, other, panes, count, appearance);
    }

    public Snapshot withAppearance(UnaryOperator<Appearance> change) {
        return new Snapshot(settings, other, panes, visiblePanes, change.apply(appearance));
    }

    /** How the panes on screen stand. */
    public Arrangement arrangement() {
        return Arrangement.all(visiblePanes).stream().filter(each -> each.columns() == appearance.columns())
                .findFirst().orElseGet(() -> Arrangement.of(visiblePanes));
    }

    /** The panes on screen. */
    public List<PaneSettings> onScreen() {
        return panes.subList(0, visiblePanes);
    }
}
