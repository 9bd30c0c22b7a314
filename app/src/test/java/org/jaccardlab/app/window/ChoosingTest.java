package org.jaccardlab.app.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jaccardlab.app.workbench.PaneSettings;
import org.jaccardlab.app.workbench.TestBatches;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.SoftJaccard;
import org.jaccardlab.objective.PredictionChoice;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;

/** Choosers and keys, as a person uses them. */
class ChoosingTest extends WindowTest {

    private static final String LOST = "A sample whose folder is gone";

    @Override
    TestWindow open(Stage stage) {
        List<SampleFolder.Summary> offered = new ArrayList<>(TestWindow.shippedSamples());
        offered.add(new SampleFolder.Summary(Path.of("no-such-folder"), LOST, "", "", Integer.MAX_VALUE));
        return new TestWindow(stage, offered, 1000, 800);
    }

    @BeforeEach
    void theFirstSampleOpensByItself() {
        app.await(() -> app.model.evaluation().get().isPresent());
        app.settle();
    }

    private String title() {
        return TestWindow.onToolkit(() -> app.model.batch().get().map(Batch::title).orElseThrow());
    }

    private List<PaneSettings> panes() {
        return TestWindow.onToolkit(() -> app.model.snapshot().get().panes());
    }

    private void chooseSample(String title) {
        app.choose("#sample", title);
        app.await(() -> app.model.batch().get().map(Batch::title).orElseThrow().equals(title));
        app.settle();
    }

    @Test
    void samplesAreChosenByTitle() {
        assertThat(title()).isEqualTo(TestWindow.shippedSamples().getFirst().title());
        for (var sample : TestWindow.shippedSamples().reversed()) {
            chooseSample(sample.title());
            assertThat(app.text("#notice")).isEmpty();
            assertThat(app.drawn("#sample")).isEqualTo(sample.title());
            assertThat(app.drawn("#prediction")).isEqualTo(app.shown().request().settings().prediction().title());
            assertThat(app.drawn("#target")).isEqualTo(
                    app.shown().request().settings().objective().first().target().source());
        }
    }

    @Test
    void afterFilesOfOnesOwnTheSampleBeforeCanBeChosenAgain() {
        String first = title();
        app.open(TestBatches.square("my own"));
        assertThat(TestWindow.onToolkit(() -> app.find("#sample", ComboBox.class).getValue() == null)).isTrue();
        chooseSample(first);
        assertThat(title()).isEqualTo(first);
    }

    @Test
    void aSampleThatCannotBeReadIsNotNamedAsTheOneOnScreen() {
        String first = title();
        app.choose("#sample", LOST);
        app.await(() -> app.model.notice().get().problem());
        app.settle();
        assertThat(title()).isEqualTo(first);
        assertThat(app.drawn("#sample")).isEqualTo(first);
    }

    @Test
    void groundTruthAndPredictionAreChosenByName() {
        chooseSample(TestWindow.shippedSamples().stream().filter(listing -> listing.folder().endsWith("caspian"))
                .findFirst().orElseThrow().title());
        String first = app.text("#loss-value");
        List<String> targets = TestWindow.onToolkit(() -> app.model.batch().get().orElseThrow().sample(0).targets()
                .stream().map(target -> target.name()).toList());
        assertThat(targets).hasSizeGreaterThan(2);
        app.choose("#target", targets.get(1));
        assertThat(app.shown().request().settings().objective().first().target().source()).isEqualTo(targets.get(1));
        assertThat(app.text("#loss-value")).isNotEqualTo(first);

        app.choose("#prediction", new PredictionChoice.HardLabel().title());
        assertThat(app.shown().request().settings().prediction()).isEqualTo(new PredictionChoice.HardLabel());
    }

    @Test
    void theImagesOfABatchAreChosenByName() {
        chooseSample(TestWindow.shippedSamples().stream().filter(listing -> listing.folder().endsWith("brain"))
                .findFirst().orElseThrow().title());
        app.choose("#member", "slice 85");
        assertThat(app.shown().request().member()).isEqualTo(1);
    }

    @Test
    void aPaneShowsTheQuantityAndTheClassThatAreChosen() {
        app.choose("#quantity-1", Quantity.ERROR.title());
        assertThat(panes().get(1).quantity()).isEqualTo(Quantity.ERROR);
        app.choose("#class-1", app.shown().request().batch().classes().name(1));
        assertThat(panes().get(1).cls()).isEqualTo(1);
        assertThat(app.shown().field(new FieldKey(Quantity.ERROR, 1))).isPresent();
        app.choose("#quantity-1", Quantity.SHARE.title());
        app.choose("#class-1", "all classes");
        assertThat(panes().get(1).cls()).isEqualTo(FieldKey.TOTAL);
    }

    @Test
    void theClassOfAPaneStaysNamedAsItsQuantityChanges() {
        String name = app.shown().request().batch().classes().name(panes().get(2).cls());
        for (Quantity other : List.of(Quantity.GAIN, Quantity.ERROR, Quantity.ENTROPY, Quantity.PROBABILITY)) {
            app.choose("#quantity-2", other.title());
            app.choose("#class-2", name);
            assertThat(app.drawn("#class-2")).isEqualTo(name);
        }
        for (Quantity other : List.of(Quantity.GAIN, Quantity.ERROR, Quantity.CONFIDENCE)) {
            app.choose("#quantity-2", other.title());
            int cls = panes().get(2).cls();
            assertThat(app.drawn("#class-2")).isEqualTo(
                    cls == FieldKey.TOTAL ? "all classes" : app.shown().request().batch().classes().name(cls));
        }
    }

    @Test
    void aGradientByAuxiliaryLogitsIsOfferedOnlyWithATermThatHasSome() {
        assertThat(TestWindow.onToolkit(() -> app.find("#quantity-0", ComboBox.class).getItems().toArray()))
                .contains(Quantity.GRADIENT_LOGIT).doesNotContain(Quantity.GRADIENT_AUXILIARY);
        String other = TestWindow.onToolkit(() -> app.model.batch().get().orElseThrow().sample(0).predictions()
                .getLast().name());
        app.choose("#loss", new CrossEntropy().title());
        app.act(() -> app.model.change("another term",
                settings -> settings.withObjective(
                        objective -> objective.plus(objective.first().ofAuxiliary(other)))));
        assertThat(TestWindow.onToolkit(() -> app.find("#quantity-0", ComboBox.class).getItems().toArray()))
                .contains(Quantity.GRADIENT_AUXILIARY);
    }

    @Test
    void theRowsOfATermShowTheNumbersOfTheOneThatIsSelected() {
        app.start("0.25 CE + 0.75 JML1");
        TextField weight = app.find("#typed-weight", TextField.class);
        for (int term : new int[]{1, 0, 1}) {
            app.act(() -> app.model.selectTerm(term));
            assertThat(weight.getText()).isEqualTo(term == 0 ? "0.25" : "0.75");
        }
    }

    @Test
    void otherDataIsNoChangeOfTheClassesInTheMean() {
        for (var sample : TestWindow.shippedSamples().reversed()) {
            chooseSample(sample.title());
            assertThat(app.text("#active-classes")).startsWith("Classes in the mean: ").doesNotContain("just before");
        }
    }

    @Test
    void paneHeadersNameTheClassesOfTheSampleThatIsOpen() {
        for (var sample : TestWindow.shippedSamples().reversed()) {
            chooseSample(sample.title());
            String name = app.shown().request().batch().classes().name(panes().get(3).cls());
            assertThat(app.drawn("#class-3")).isEqualTo(name);
            assertThat(app.drawn("#quantity-2")).isEqualTo(Quantity.GRADIENT_LOGIT.title(
                    app.shown().request().settings(), app.shown().request().sample()));
        }
    }

    @Test
    void aRowOfTheClassTableShowsThatClassInEveryPaneWithOne() {
        app.act(() -> app.find("#classes", TableView.class).getSelectionModel().select(0));
        assertThat(panes()).extracting(PaneSettings::cls).containsOnly(0, FieldKey.TOTAL);
    }

    @Test
    void aChooserOpensWithTheMouse(FxRobot robot) {
        String title = new CrossEntropy().title();
        robot.clickOn("#loss").clickOn(title);
        app.settle();
        assertThat(app.shown().request().settings().objective().first().loss().title()).isEqualTo(title);
    }

    @Test
    void stepsAreTakenBackAndAgainByKeyboard(FxRobot robot) {
        app.choose("#loss", new SoftJaccard().title());
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        app.settle();
        assertThat(loss()).isEqualTo("JML1");
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
        app.settle();
        assertThat(loss()).isEqualTo(new SoftJaccard().title());
    }

    @Test
    void aTypedNumberIsTakenBackByKeyboardThoughTheFieldHasTheFocus(FxRobot robot) {
        robot.doubleClickOn("#typed-epsilon").push(KeyCode.SHORTCUT, KeyCode.A).write("0.3").type(KeyCode.ENTER);
        app.settle();
        assertThat(epsilon()).isEqualTo(0.3);
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        app.settle();
        assertThat(epsilon()).isZero();
    }

    @Test
    void theKeysOfThePanesShowOneTwoOrFour(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        app.settle();
        assertThat(TestWindow.onToolkit(app::canvases)).hasSize(1);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        app.settle();
        assertThat(TestWindow.onToolkit(app::canvases)).hasSize(2);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        app.settle();
        assertThat(TestWindow.onToolkit(app::canvases)).hasSize(4);
    }

    private double epsilon() {
        return TestWindow.onToolkit(() -> app.model.settings().objective().first().target().epsilon());
    }

    private String loss() {
        return TestWindow.onToolkit(() -> app.find("#loss", ComboBox.class).getConverter().toString(
                app.model.settings().objective().first().loss()));
    }
}
