package org.jaccardlab.app.window;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import org.jaccardlab.app.workbench.WorstList;
import org.jaccardlab.picture.View;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;

/** What opens below the panes. */
class LookPagesTest extends WindowTest {

    @BeforeEach
    void openASample() {
        app.openShipped("brain");
    }

    private Point2D at(double across, double down) {
        return TestWindow.onToolkit(() -> {
            PaneCanvas canvas = app.canvases().getFirst();
            Bounds bounds = canvas.localToScreen(canvas.getBoundsInLocal());
            return new Point2D(Math.rint(bounds.getMinX() + across * bounds.getWidth()),
                    Math.rint(bounds.getMinY() + down * bounds.getHeight()));
        });
    }

    @SuppressWarnings("unchecked")
    private TableView<WorstList.Row> worst() {
        return app.find("#worst", TableView.class);
    }

    @Test
    void choosingOneOfTheWorstGoesThereAndTheListIsSaved(FxRobot robot, @TempDir Path folder) throws Exception {
        robot.type(KeyCode.W);
        app.settle();
        app.await(() -> !worst().getItems().isEmpty());
        assertThat(app.text("#worst-heading")).isEqualTo("Pixels by loss share");
        app.act(() -> worst().getSelectionModel().select(2));
        WorstList.Row row = TestWindow.onToolkit(() -> worst().getItems().get(2));
        assertThat(app.text("#probe")).startsWith("(" + row.at().x() + ", " + row.at().y() + ")");
        View view = TestWindow.onToolkit(() -> app.window.viewport().view().get());
        assertThat(view.screenX(row.at().x() + 0.5)).isBetween(1.0, view.width() - 1.0);

        Path file = folder.resolve("worst.csv");
        app.act(() -> ((WorstPage) app.find("#worst", TableView.class).getParent().getParent()).write(file));
        app.await(() -> app.model.notice().get().sentence().startsWith("Saved"));
        assertThat(Files.readAllLines(file)).hasSize(201);
    }

    @Test
    void aRectangleIsDrawnWithTheToolAndEscapeRemovesIt(FxRobot robot) {
        robot.type(KeyCode.G);
        app.act(() -> app.find("#tool-rectangle", ToggleButton.class).fire());
        View before = TestWindow.onToolkit(() -> app.window.viewport().view().get());
        robot.drag(at(0.4, 0.4), MouseButton.PRIMARY).moveTo(at(0.5, 0.5)).moveTo(at(0.6, 0.6)).drop();
        app.settle();
        app.await(() -> app.find("#region-title", Label.class).getText().equals("Rectangle"));
        assertThat(app.text("#region-words")).contains("% of the loss");
        assertThat(TestWindow.onToolkit(() -> app.window.viewport().view().get())).as("drawing does not pan")
                .isEqualTo(before);
        robot.type(KeyCode.ESCAPE);
        app.settle();
        assertThat(app.text("#region-title")).isEqualTo("No region");
    }

    @Test
    void aLineGivesAProfileOfTheFieldsThatAreTicked(FxRobot robot) {
        robot.type(KeyCode.L);
        app.act(() -> app.find("#tool-draw-a-line", ToggleButton.class).fire());
        robot.drag(at(0.3, 0.5), MouseButton.PRIMARY).moveTo(at(0.5, 0.5)).moveTo(at(0.7, 0.5)).drop();
        app.settle();
        app.await(() -> !app.window.scene().getRoot().lookupAll(".curve-name").isEmpty());
        assertThat(app.window.scene().getRoot().lookupAll(".curve-name")).hasSize(3);
        app.act(() -> ((CheckBox) app.window.scene().getRoot().lookup(".curve-name .check-box")).setSelected(false));
        assertThat(app.text("#profile-title")).isNotEmpty();
    }

    @Test
    void whatIsDoneToSelectedClassesIsDoneToAllOfThem(FxRobot robot) {
        robot.type(KeyCode.K);
        app.act(() -> app.find("#class-table", TableView.class).getSelectionModel().selectAll());
        app.act(() -> app.find("#classes-hide", Button.class).fire());
        assertThat(TestWindow.onToolkit(() -> app.model.snapshot().get().appearance().hidden())).isNotEmpty()
                .hasSize(TestWindow.onToolkit(() -> app.find("#class-table", TableView.class).getItems().size()));
        app.act(app.model::undo);
        app.act(() -> {
            TextField weight = app.find("#class-weight", TextField.class);
            weight.setText("2");
            weight.fireEvent(new ActionEvent());
        });
        assertThat(TestWindow.onToolkit(() -> app.model.selectedTerm().reduction().classWeights()))
                .isNotEmpty().containsOnly(2.0);
    }

    private TextField beginRenaming(FxRobot robot, int cls) {
        TableView<?> table = app.find("#class-table", TableView.class);
        app.act(() -> {
            table.requestFocus();
            table.getSelectionModel().clearAndSelect(cls);
        });
        robot.type(KeyCode.F2);
        app.settle();
        return TestWindow.onToolkit(() -> (TextField) table.lookup(".class-name"));
    }

    @Test
    void aClassIsRenamedInPlaceAndEveryPlaceSaysSo(FxRobot robot) {
        robot.type(KeyCode.K);
        app.settle();
        TextField field = beginRenaming(robot, 1);
        app.act(() -> field.setText("swelling"));
        robot.type(KeyCode.ENTER);
        app.settle();
        assertThat(TestWindow.onToolkit(() -> app.model.classes().get().orElseThrow().name(1))).isEqualTo("swelling");
        ComboBox<?> chooser = app.find("#class-2", ComboBox.class);
        assertThat(TestWindow.onToolkit(() -> chooser.lookupAll(".list-cell").stream()
                .map(cell -> String.valueOf(((ListCell<?>) cell).getText())).toList())).contains("swelling");

        TextField again = beginRenaming(robot, 1);
        app.act(() -> again.setText("something else"));
        robot.type(KeyCode.ESCAPE);
        app.settle();
        assertThat(TestWindow.onToolkit(() -> app.model.classes().get().orElseThrow().name(1))).isEqualTo("swelling");

        TextField taken = beginRenaming(robot, 0);
        app.act(() -> taken.setText("swelling"));
        robot.type(KeyCode.ENTER);
        app.settle();
        assertThat(TestWindow.onToolkit(() -> app.model.notice().get().sentence())).contains("another class called");
        assertThat(TestWindow.onToolkit(taken::isFocused)).as("to be mended").isTrue();
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void aColourIsGivenToAllSelectedClassesAndTakenAwayAgain(FxRobot robot) {
        robot.type(KeyCode.K);
        app.act(() -> app.find("#class-table", TableView.class).getSelectionModel().selectAll());
        app.act(() -> {
            ColorPicker colour = app.find("#class-colour", ColorPicker.class);
            colour.setValue(Color.rgb(1, 2, 3));
            colour.fireEvent(new ActionEvent());
        });
        assertThat(TestWindow.onToolkit(() -> app.model.classes().get().orElseThrow().entries()))
                .allMatch(entry -> entry.rgb() == 0x010203);
        app.act(() -> app.find("#classes-own", Button.class).fire());
        assertThat(TestWindow.onToolkit(() -> app.model.classes().get().orElseThrow()))
                .isEqualTo(TestWindow.onToolkit(() -> app.model.batch().get().orElseThrow().ownClasses()));
    }

    @Test
    void onePageIsOpenAtATime(FxRobot robot) {
        robot.type(KeyCode.G);
        robot.type(KeyCode.H);
        app.settle();
        assertThat(TestWindow.onToolkit(() -> app.window.scene().getRoot().lookup("#region-clear"))).isNull();
        assertThat(TestWindow.onToolkit(() -> app.find("#plot-histogram", ToggleButton.class).isSelected())).isTrue();
        assertThat(TestWindow.onToolkit(() -> app.find("#action-undo", Button.class).isDisabled())).isTrue();
    }
}
