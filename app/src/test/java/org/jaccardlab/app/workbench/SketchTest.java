package org.jaccardlab.app.workbench;

import java.util.List;
import java.util.Optional;
import org.jaccardlab.app.workbench.Sketch.Tool;
import org.jaccardlab.app.workbench.WorstList.Side;
import org.jaccardlab.colour.Limits;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.picture.Pixel;
import org.jaccardlab.raster.PixelSet;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Regions and lines drawn over the pictures, and what is said of them. */
class SketchTest {

    private static final Size SIZE = new Size(64, 64);

    private final WorkbenchModel model = new WorkbenchModel(new Nd4jEngine(), Runnable::run, Runnable::run);
    private final Focus focus = new Focus(model, new Viewport());
    private final Sketch sketch = new Sketch(model, focus, Runnable::run, Runnable::run);
    private final RegionReport report = new RegionReport(model, sketch, Runnable::run, Runnable::run);
    private final ProfilePlot profile = new ProfilePlot(model, sketch, Runnable::run, Runnable::run);

    @BeforeEach
    void open() {
        model.open(TestBatches.square("a"));
        report.watch(true);
        profile.watch(true);
    }

    @AfterEach
    void close() {
        model.batch().get().ifPresent(Batch::close);
    }

    private PixelSet region() {
        return sketch.region().get().orElseThrow().pixels();
    }

    private RegionReport.Report said() {
        return report.report().get().orElseThrow();
    }

    private void drag(Tool tool, double... points) {
        sketch.choose(tool);
        sketch.begin(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            sketch.goOn(points[i], points[i + 1]);
        }
        sketch.end();
    }

    @Test
    void aDragWithTheToolDrawsARectangleAndTheNextDragPansAgain() {
        drag(Tool.RECTANGLE, 10.2, 10.9, 30, 5, 19.9, 14.1);
        assertThat(region()).isEqualTo(PixelSet.rectangle(SIZE, 10, 10, 19, 14));
        assertThat(sketch.tool().get()).isEqualTo(Tool.NONE);
        assertThat(sketch.stroke().get()).isEmpty();
    }

    @Test
    void aFreehandRegionIsClosedByItself() {
        drag(Tool.LASSO, 0, 0, 20, 0, 20, 20, 0, 20);
        assertThat(region()).isEqualTo(PixelSet.rectangle(SIZE, 0, 0, 19, 19));
    }

    @Test
    void aRegionBesideTheImageIsRefusedInOneSentence() {
        drag(Tool.RECTANGLE, 70, 70, 80, 80);
        assertThat(sketch.region().get()).isEmpty();
        assertThat(model.notice().get().sentence()).contains("holds no pixel");
    }

    @Test
    void classAndComponentAreThoseOfTheProbe() {
        sketch.takeComponent(Side.TARGET);
        assertThat(model.notice().get().sentence()).startsWith("No pixel is chosen");
        focus.pin(new Pixel(30, 30));
        sketch.takeComponent(Side.TARGET);
        assertThat(region()).isEqualTo(PixelSet.rectangle(SIZE, 20, 20, 43, 43));
        focus.pin(new Pixel(0, 0));
        sketch.takeClass(Side.TARGET);
        assertThat(region().count()).isEqualTo(64 * 64 - 24 * 24);
        assertThat(sketch.region().get().orElseThrow().name()).isEqualTo("Class class 0 in the target");
    }

    @Test
    void theReportOfAllPixelsIsTheWholeLoss() {
        drag(Tool.RECTANGLE, 0, 0, 1, 1, 64, 64);
        assertThat(said().pixels()).isEqualTo(64 * 64);
        assertThat(said().ignored()).isZero();
        assertThat(said().part()).isCloseTo(1, within(1e-6));
        assertThat(said().fields()).extracting(RegionReport.FieldLine::title)
                .anyMatch(title -> title.startsWith("Loss"));
        assertThat(said().classes()).hasSize(2);
        assertThat(said().words()).contains("100.0 % of the loss");
    }

    @Test
    void theReportFollowsTheSettings() {
        drag(Tool.RECTANGLE, 0, 0, 5, 5, 20, 20);
        double before = said().share();
        model.change("temperature", settings -> settings.withFirstTerm(term -> term.withTemperature(3)));
        assertThat(said().share()).isNotEqualTo(before);
    }

    @Test
    void undoLeavesTheRegionAlone() {
        drag(Tool.RECTANGLE, 0, 0, 5, 5, 20, 20);
        PixelSet before = region();
        model.change("temperature", settings -> settings.withFirstTerm(term -> term.withTemperature(3)));
        model.undo();
        assertThat(region()).isEqualTo(before);
        assertThat(model.undoName().get()).isEmpty();
    }

    @Test
    void clearEndsDrawingFirstAndThenRemoves() {
        drag(Tool.RECTANGLE, 0, 0, 5, 5, 20, 20);
        sketch.choose(Tool.LASSO);
        assertThat(sketch.clear()).isTrue();
        assertThat(sketch.region().get()).isPresent();
        assertThat(sketch.clear()).isTrue();
        assertThat(sketch.region().get()).isEmpty();
        assertThat(report.report().get()).isEmpty();
        assertThat(sketch.clear()).isFalse();
    }

    @Test
    void aLineShowsTheFieldsOnScreenPixelByPixel() {
        drag(Tool.LINE, 10.5, 30.5, 50, 90, 60.5, 30.5);
        assertThat(sketch.line().get()).isEqualTo(Optional.of(new Sketch.Line(new Pixel(10, 30), new Pixel(60, 30))));
        ProfilePlot.Plot plot = profile.plot().get().orElseThrow();
        assertThat(plot.pixels()).hasSize(51).startsWith(new Pixel(10, 30));
        List<ProfilePlot.Curve> curves = plot.curves();
        assertThat(curves).hasSize(3);
        ProfilePlot.Curve target = curves.stream().filter(each -> each.title().startsWith("Target")).findFirst()
                .orElseThrow();
        assertThat(target.values()[0]).isZero();
        assertThat(target.values()[15]).isEqualTo(1);
    }

    @Test
    void aCurveIsDrawnWithinTheLimitsOfItsPane() {
        drag(Tool.LINE, 10.5, 30.5, 50, 90, 60.5, 30.5);
        Limits own = new Limits(-2, 3);
        model.changePane("own", 1,
                pane -> pane.withOwnLimits(Optional.of(OwnLimits.by(new LimitRule.Typed(own)))));
        assertThat(profile.plot().get().orElseThrow().curves()).extracting(ProfilePlot.Curve::limits)
                .startsWith(own).filteredOn(own::equals).hasSize(1);
    }
}
