package org.jaccardlab.app.workbench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
 * @param panes always {@link #PANES} of them
 * @param visiblePanes how many of them are on screen, from 1
 */
public record Snapshot(Settings settings, List<PaneSettings> panes, int visiblePanes, Appearance appearance) {

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

    /** One with nothing special about how it looks. */
    public Snapshot(Settings settings, List<PaneSettings> panes, int visiblePanes) {
        this(settings, panes, visiblePanes, Appearance.PLAIN);
    }

    public Snapshot {
        panes = List.copyOf(panes);
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

    /** What is on screen, as a question. */
    public Request request(Batch batch, int member) {
        Set<FieldKey> fields = onScreen().stream().filter(pane -> pane.quantity().isScalar()).map(PaneSettings::key)
                .collect(Collectors.toSet());
        return new Request(batch, member, settings, fields);
    }

    public Snapshot fittedTo(Batch batch) {
        return new Snapshot(settings.fittedTo(batch),
                panes.stream().map(pane -> pane.fittedTo(batch.classes().count())).toList(), visiblePanes,
                appearance);
    }

    public Snapshot withSettings(UnaryOperator<Settings> change) {
        return new Snapshot(change.apply(settings), panes, visiblePanes, appearance);
    }

    public Snapshot withPane(int index, UnaryOperator<PaneSettings> change) {
        List<PaneSettings> changed = new ArrayList<>(panes);
        changed.set(index, change.apply(panes.get(index)));
        return new Snapshot(settings, changed, visiblePanes, appearance);
    }

    public Snapshot withVisiblePanes(int count) {
        return new Snapshot(settings, panes, count, appearance);
    }

    public Snapshot withAppearance(UnaryOperator<Appearance> change) {
        return new Snapshot(settings, panes, visiblePanes, change.apply(appearance));
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
