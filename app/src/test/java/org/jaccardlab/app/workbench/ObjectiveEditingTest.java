package org.jaccardlab.app.workbench;

import java.util.List;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.label.LabelMap;
import org.jaccardlab.label.LabelSource;
import org.jaccardlab.loss.CrossEntropy;
import org.jaccardlab.loss.Jml1;
import org.jaccardlab.loss.Loss;
import org.jaccardlab.loss.LovaszSoftmax;
import org.jaccardlab.objective.Objective;
import org.jaccardlab.objective.Smoothing;
import org.jaccardlab.parameter.Parameters;
import org.jaccardlab.preset.MonaiDiceLoss;
import org.jaccardlab.preset.TorchCrossEntropyLoss;
import org.jaccardlab.raster.Photo;
import org.jaccardlab.raster.Size;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Sample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Terms, presets, targets and the batch, as the panels change them. */
class ObjectiveEditingTest {

    private final WorkbenchModel model = new WorkbenchModel(new Nd4jEngine(), Runnable::run, Runnable::run);
    private final Places places = new Places(model);

    @BeforeEach
    void open() {
        model.open(TestBatches.square("square"));
    }

    @AfterEach
    void close() {
        model.batch().get().ifPresent(Batch::close);
    }

    private Objective objective() {
        return model.settings().objective();
    }

    private Starters.Starter starter(String title) {
        return new Starters(model).own().stream().filter(each -> each.title().equals(title)).findFirst().orElseThrow();
    }

    @Test
    void whatWasSaidOfAStepIsTakenBackWithIt() {
        LovaszSoftmax needsHard = Loss.catalogue().stream().filter(LovaszSoftmax.class::isInstance)
                .map(LovaszSoftmax.class::cast).findFirst().orElseThrow();
        model.changeTarget("smoothing", false, recipe -> recipe.withSmoothing(new Smoothing.Gaussian(2)));
        model.changeTerm("loss", term -> term.withLoss(needsHard));
        assertThat(model.notice().get().sentence()).contains("needs a hard target");
        model.undo();
        assertThat(model.notice().get()).isEqualTo(Notice.NONE);
    }

    @Test
    void aRowTunesTheTermThatIsSelected() {
        new Starters(model).start(starter("0.25 CE + 0.75 JML1"));
        model.selectTerm(1);
        new Tuning(model, places.loss(new Jml1()), "smooth").set(2.0);
        assertThat(objective().terms()).extracting(term -> term.loss().asRecord())
                .containsExactly(new CrossEntropy(), new Jml1(2));
        assertThat(model.undoName().get()).hasValue("smooth 0.001 → 2");
        model.undo();
        assertThat(objective().terms().get(1).loss()).isEqualTo(new Jml1());
    }

    @Test
    void selectionFollowsWhenTermsGo() {
        new Starters(model).start(starter("CE + Dice"));
        model.selectTerm(1);
        model.undo();
        assertThat(model.term().get()).isZero();
        assertThat(model.selectedTerm()).isEqualTo(objective().first());
    }

    @Test
    void termsWithOneTargetChangeTogetherUnlessToldApart() {
        new Starters(model).start(starter("0.25 CE + 0.75 JML1"));
        Tuning epsilon = new Tuning(model, places.smoothing(Smoothing.NONE), "epsilon");
        epsilon.set(0.1);
        assertThat(objective().terms()).extracting(term -> term.target().epsilon()).containsExactly(0.1, 0.1);
        places.setAlone(true);
        epsilon.set(0.3);
        assertThat(objective().terms()).extracting(term -> term.target().epsilon()).containsExactly(0.3, 0.1);
    }

    @Test
    void distillationNeedsASecondPredictionAndSaysSo() {
        assertThat(starter("Distillation: CE + KL with a teacher").reason()).hasValue("needs a second prediction");
    }

    @Test
    void aPresetIsTunedInPlaceAndEpsilonLeavesItWhatItIs() {
        new Starters(model).start(new MonaiDiceLoss());
        new Tuning(model, places.preset(new MonaiDiceLoss()), "jaccard").set(true);
        new Tuning(model, places.smoothing(Smoothing.NONE), "epsilon").set(0.1);
        assertThat(objective().origin()).hasValue(Parameters.with(new MonaiDiceLoss(), "jaccard", true));
        assertThat(objective().first().target().epsilon()).isEqualTo(0.1);
        model.changeTerm("weight", term -> term.withWeight(3));
        assertThat(objective().origin()).isEmpty();
        assertThat(model.notice().get().sentence()).contains("follow MONAI DiceLoss no more");
    }

    @Test
    void aTypedWeightListOfTheWrongLengthLeavesAllAsItWas() {
        new Starters(model).start(new TorchCrossEntropyLoss());
        Objective before = objective();
        assertThat(new Tuning(model, places.preset(new TorchCrossEntropyLoss()), "weight").type("1,2,3")).isFalse();
        assertThat(objective()).isEqualTo(before);
        assertThat(model.notice().get().sentence()).isEqualTo("Weight 1,2,3 is not for 2 classes.");
    }

    @Test
    void anImageWithOtherClassesIsRefusedAndTheBatchStays() {
        Size size = new Size(2, 2);
        Batch three = Batch.of(new Sample("three", new Photo(size, new int[4]), ClassTable.numbered(3),
                List.of(new LabelSource.Hard("hard", new LabelMap(size, new byte[4]))), List.of()));
        assertThat(model.add(three)).isFalse();
        assertThat(model.batch().get().orElseThrow().size()).isEqualTo(1);
        assertThat(model.notice().get().sentence())
                .isEqualTo("Three has 3 classes but this batch has 2: add images with the same classes.");
    }

    @Test
    void imagesOfTheBatchStayOpenWhileOthersJoinAndLeave() {
        model.add(TestBatches.square("second"));
        assertThat(model.member().get()).isEqualTo(1);
        model.moveMember(-1);
        model.moveMember(-1);
        assertThat(model.evaluation().get().orElseThrow().request().sample().name()).isEqualTo("second");
        model.removeMember();
        assertThat(model.evaluation().get().orElseThrow().request().sample().name()).isEqualTo("square");
        model.removeMember();
        assertThat(model.batch().get().orElseThrow().size()).as("the last one stays").isEqualTo(1);
        assertThat(model.notice().get().problem()).isFalse();
    }
}
