package org.jaccardlab.app.window;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.jaccardlab.app.workbench.Deed;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.Tversky;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;

/** Everything can be found and done without the mouse. */
class PaletteTest extends WindowTest {

    @BeforeEach
    void openASample() {
        app.openShipped("baltic");
    }

    private void find(FxRobot robot, String words) {
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        robot.write(words);
    }

    @SuppressWarnings("unchecked")
    private List<Deed> found() {
        return TestWindow.onToolkit(() -> List.copyOf(app.find("#palette-list", ListView.class).getItems()));
    }

    private boolean isOpen() {
        return TestWindow.onToolkit(() -> app.find("#palette", TextField.class).getParent().isVisible());
    }

    @Test
    void aLossIsChosenByAFewLetters(FxRobot robot) {
        find(robot, "loss tver");
        robot.type(KeyCode.ENTER);
        app.settle();
        assertThat(app.model.settings().objective().first().loss()).isEqualTo(new Tversky());
        assertThat(app.model.undoName().get()).contains("loss " + new Tversky().title());
        assertThat(isOpen()).isFalse();
    }

    @Test
    void aPaneShowsAnotherField(FxRobot robot) {
        find(robot, "pane 2 entropy");
        robot.type(KeyCode.ENTER);
        app.settle();
        assertThat(app.model.snapshot().get().panes().get(1).quantity()).isEqualTo(Quantity.ENTROPY);
    }

    @Test
    void aParameterIsReachedAndTyped(FxRobot robot) {
        find(robot, "set temperature");
        robot.type(KeyCode.ENTER);
        robot.write("2").type(KeyCode.ENTER);
        app.settle();
        assertThat(app.model.settings().objective().first().temperature()).isEqualTo(2);
    }

    @Test
    void arrowsWalkTheListAndEscapeLeavesEverythingAsItWas(FxRobot robot) {
        var before = app.model.snapshot().get();
        find(robot, "pane 1");
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN);
        assertThat(TestWindow.onToolkit(
                () -> app.find("#palette-list", ListView.class).getSelectionModel().getSelectedIndex())).isEqualTo(2);
        robot.type(KeyCode.ESCAPE);
        assertThat(isOpen()).isFalse();
        assertThat(app.model.snapshot().get()).isEqualTo(before);
    }

    @Test
    void everythingOfTheMenuAndEveryLossCanBeFound(FxRobot robot) {
        find(robot, "");
        Set<String> titles = found().stream().map(Deed::title).collect(Collectors.toSet());
        assertThat(titles).containsAll(Loss.catalogue().stream().map(Loss::title).toList());
        ActionMenu menu = app.find("#menu", ActionMenu.class);
        List<String> open = menu.getItems().stream()
                .flatMap(group -> ((javafx.scene.control.Menu) group).getItems().stream())
                .filter(item -> !item.isDisable()).map(MenuItem::getText).filter(title -> !title.equals("Find…"))
                .toList();
        assertThat(open).isNotEmpty();
        assertThat(titles).containsAll(open);
    }
}
