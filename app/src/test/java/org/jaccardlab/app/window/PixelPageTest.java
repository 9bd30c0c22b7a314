package org.jaccardlab.app.window;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.jaccardlab.app.workbench.PixelStudy;
import org.jaccardlab.app.workbench.Trail;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.loss.LovaszSoftmax;
import org.jaccardlab.picture.Pixel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A pixel under the microscope. */
class PixelPageTest extends WindowTest {

    @BeforeEach
    void openASample() {
        app.openShipped("earth");
        app.act(() -> app.window.focus().pin(new Pixel(300, 180)));
    }

    private List<?> rows() {
        return TestWindow.onToolkit(() -> List.copyOf(app.find("#pixel-classes", TableView.class).getItems()));
    }

    @Test
    void itsKeyOpensItWithOneRowForEveryClass(FxRobot robot) {
        app.act(() -> app.canvases().getFirst().requestFocus());
        robot.type(KeyCode.P);
        app.await(() -> !rows().isEmpty());
        assertThat(app.text("#pixel-title")).isEqualTo("Pixel (300, 180)");
        assertThat(rows()).hasSize(app.shown().request().batch().classes().count())
                .allSatisfy(row -> assertThat(((PixelStudy.Row) row).numbers()).hasSameSizeAs(PixelStudy.COLUMNS));
    }

    @Test
    void theCheckAgreesWithTheGradientAndFollowsTheSettings(FxRobot robot) {
        app.act(() -> app.canvases().getFirst().requestFocus());
        robot.type(KeyCode.P);
        app.await(() -> !rows().isEmpty());
        app.act(() -> app.find("#pixel-checked", CheckBox.class).setSelected(true));
        app.await(() -> app.text("#pixel-check").contains("relative error"));
        String before = app.text("#pixel-check");
        app.act(() -> app.model.changeTerm("temperature", term -> term.withTemperature(3)));
        app.await(() -> !app.text("#pixel-check").equals(before));
        double error = Double
                .parseDouble(app.text("#pixel-check").replaceAll(".*relative error ", "").replace('−', '-'));
        assertThat(error).isLessThan(1e-5);
    }

    @Test
    void otherLossesStandBesideTheObjectiveAndItsMinimumIsMarked() {
        Optional<PixelStudy.Study> shown = TestWindow.onToolkit(() -> {
            PixelStudy study = new PixelStudy(app.model, app.window.focus(), new Nd4jEngine(), Runnable::run,
                    Runnable::run);
            study.others().set(true);
            study.watch(true);
            return study.study().get();
        });
        PixelStudy.Curve curve = shown.flatMap(PixelStudy.Study::curve).orElseThrow();
        assertThat(curve.trails()).extracting(Trail::name).containsExactly("objective", "JML1", "Soft Jaccard (L1)",
                "Cross-entropy");
        assertThat(curve.trails().get(1).y()).as("the objective is JML1, from another engine")
                .containsExactly(curve.trails().getFirst().y(), within(1e-5));
        assertThat(curve.minimiser()).isBetween(0.0, 1.0);
    }

    @Test
    void aRankLossSaysWhatItsCurveTakes() {
        app.act(() -> app.model.changeTerm("loss", term -> term.withLoss(new LovaszSoftmax())));
        // In the window's own thread, where nothing else can come between.
        Optional<PixelStudy.Study> shown = TestWindow.onToolkit(() -> {
            app.window.focus().goTo(new Pixel(300, 180), 1);
            PixelStudy study = new PixelStudy(app.model, app.window.focus(), new Nd4jEngine(), Runnable::run,
                    Runnable::run);
            study.watch(true);
            return study.study().get();
        });
        assertThat(shown.orElseThrow().curve()).isEmpty();
        assertThat(shown.orElseThrow().why()).contains("gain");
    }
}
