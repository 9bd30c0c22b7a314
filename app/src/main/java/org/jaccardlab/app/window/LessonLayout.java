package org.jaccardlab.app.window;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.jaccardlab.app.chooser.TextSize;
import org.jaccardlab.app.lesson.LessonPlayer;
import org.jaccardlab.app.window.control.Sections;

/**
 * What makes way for a lesson: it stands above the data on the left, which is wider meanwhile; presented, it has the left
 * for itself, and what is there to be clicked at is gone.
 */
final class LessonLayout {

    private enum Mode {
        NONE, BESIDE, PRESENTED
    }

    private static final String PRESENTING = "presenting";
    private static final double WIDTH = 350;
    private static final double PRESENTED = 0.34;
    /** The lesson's part of the column. */
    private static final double HEIGHT = 0.6;

    private final BorderPane root;
    private final SplitPane split;
    private final LessonPanel panel;
    private final Region column;
    private final Node tuning;
    private Mode mode = Mode.NONE;
    /** Where the dividers were without a lesson. */
    private double[] before;

    /** @param split the column of the panel, the panes, the panels that tune */
    LessonLayout(BorderPane root, SplitPane split, LessonPanel panel) {
        this.root = root;
        this.split = split;
        this.panel = panel;
        this.column = (Region) split.getItems().getFirst();
        this.tuning = split.getItems().getLast();
        this.before = split.getDividerPositions();
    }

    void follow(LessonPlayer player, ReadOnlyBooleanProperty presenting) {
        Runnable follow = () -> show(
                !player.isPlaying() ? Mode.NONE : presenting.get() ? Mode.PRESENTED : Mode.BESIDE);
        player.place().subscribe(follow);
        presenting.subscribe(follow);
    }

    private void show(Mode wanted) {
        if (wanted == mode) {
            return;
        }
        if (mode == Mode.NONE) {
            before = split.getDividerPositions();
        }
        mode = wanted;
        boolean large = wanted == Mode.PRESENTED;
        root.getStyleClass().remove(PRESENTING);
        if (large) {
            root.getStyleClass().add(PRESENTING);
        }
        Sections.show(root.getTop(), !large);
        column.getChildrenUnmodifiable().stream().filter(node -> node != panel)
                .forEach(node -> Sections.show(node, !large));
        panel.present(large);
        panel.prefHeightProperty().bind(column.heightProperty().multiply(large ? 1 : HEIGHT));
        panel.minHeightProperty().bind(panel.prefHeightProperty());
        SplitPane.setResizableWithParent(column, large);
        split.getItems().remove(tuning);
        if (!large) {
            split.getItems().add(tuning);
        }
        switch (wanted) {
            case NONE -> split.setDividerPositions(before);
            case BESIDE -> split.setDividerPositions(
                    Math.max(before[0], TextSize.of(WIDTH).get() / Math.max(1, split.getWidth())), before[1]);
            case PRESENTED -> split.setDividerPositions(PRESENTED);
        }
    }
}
