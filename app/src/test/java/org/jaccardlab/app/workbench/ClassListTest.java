package org.jaccardlab.app.workbench;

import java.util.List;
import java.util.Set;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.ClassTable;
import org.jaccardlab.sample.Palette;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ClassListTest {

    private final WorkbenchModel model = new WorkbenchModel(new Nd4jEngine(), Runnable::run, Runnable::run);
    private final ClassList classes = new ClassList(model);

    @BeforeEach
    void open() {
        model.open(TestBatches.square("a"));
        classes.watch(true);
    }

    @AfterEach
    void close() {
        model.batch().get().ifPresent(Batch::close);
    }

    private List<ClassList.Row> rows() {
        return classes.rows().get();
    }

    @Test
    void everyClassHasAllItsNumbers() {
        assertThat(rows()).extracting(ClassList.Row::name).containsExactly("class 0", "class 1");
        assertThat(rows().get(1).pixels()).isEqualTo(24 * 24);
        assertThat(rows().stream().mapToDouble(ClassList.Row::part).sum()).isCloseTo(1, within(1e-9));
        assertThat(rows()).allMatch(row -> row.visible() && row.weight() == 1 && row.iou() == 1 && row.dice() == 1);
    }

    @Test
    void hidingAndSoloAreStepsOfUndo() {
        classes.solo(Set.of(1));
        assertThat(rows()).extracting(ClassList.Row::visible).containsExactly(false, true);
        assertThat(model.undoName().get()).contains("show only class 1");
        model.undo();
        assertThat(rows()).allMatch(ClassList.Row::visible);
        classes.setVisible(Set.of(0, 1), false);
        assertThat(rows()).noneMatch(ClassList.Row::visible);
        classes.showAll();
        assertThat(rows()).allMatch(ClassList.Row::visible);
    }

    @Test
    void aWeightGoesToAllChosenClassesAndOneEverywhereIsNone() {
        classes.setWeight(Set.of(1), 3);
        assertThat(rows()).extracting(ClassList.Row::weight).containsExactly(1.0, 3.0);
        assertThat(model.undoName().get()).contains("weight of class 1 3.000");
        classes.setWeight(Set.of(1), 1);
        assertThat(model.selectedTerm().reduction().classWeights()).isEmpty();
    }

    @Test
    void aWeightBelowZeroIsRefusedInOneSentence() {
        assertThat(classes.setWeight(Set.of(1), -1)).isFalse();
        assertThat(model.notice().get().sentence()).contains("must be 0 or more");
    }

    @Test
    void anotherPaletteChangesColoursAndNoNumber() {
        ClassList.Row before = rows().get(1);
        classes.choose(Palette.MUTED);
        assertThat(rows().get(1).rgb()).isNotEqualTo(before.rgb());
        assertThat(rows().get(1).loss()).isEqualTo(before.loss());
    }

    @Test
    void aClassIsCalledSomethingElseWhereverItIsNamedWithoutAsking() {
        double loss = model.evaluation().get().orElseThrow().loss();
        assertThat(classes.rename(1, "  tarn ")).isTrue();
        assertThat(rows()).extracting(ClassList.Row::name).containsExactly("class 0", "tarn");
        assertThat(rows().get(1).own()).isEqualTo("class 1");
        assertThat(model.classes().get().orElseThrow().name(1)).isEqualTo("tarn");
        assertThat(model.evaluation().get().orElseThrow().request().batch().classes().name(1)).isEqualTo("tarn");
        assertThat(model.evaluation().get().orElseThrow().loss()).isEqualTo(loss);
        assertThat(model.undoName().get()).contains("class class 1 → tarn");
        model.changeTerm("temperature", term -> term.withTemperature(2));
        assertThat(Captions.pane(model.snapshot().get().panes().get(2), model.answers().orElseThrow()))
                .contains("tarn");
        model.undo();
        model.undo();
        assertThat(rows().get(1).name()).isEqualTo("class 1");
        assertThat(model.evaluation().get().orElseThrow().request().batch().classes().name(1)).isEqualTo("class 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "class 0", " class 0 "})
    void aNameThatIsNoneOrTakenIsRefusedInOneSentence(String name) {
        Snapshot before = model.snapshot().get();
        assertThat(classes.rename(1, name)).isFalse();
        assertThat(model.notice().get().problem()).isTrue();
        assertThat(model.notice().get().sentence()).containsAnyOf("needs a name", "another class called \"class 0\"");
        assertThat(model.snapshot().get()).isEqualTo(before);
    }

    @Test
    void theNameOfTheSampleIsNoNewName() {
        classes.rename(1, "tarn");
        classes.rename(1, "class 1");
        assertThat(model.snapshot().get().appearance().looks()).isEmpty();
        classes.rename(1, "class 1");
        assertThat(model.steps().done()).isEqualTo(2);
    }

    @Test
    void aColourGoesToAllChosenClassesAndOutlivesThePalette() {
        classes.recolour(Set.of(0, 1), 0x123456);
        classes.choose(Palette.MUTED);
        assertThat(rows()).extracting(ClassList.Row::rgb).containsOnly(0x123456);
        classes.reset(Set.of(0, 1));
        assertThat(rows()).extracting(ClassList.Row::rgb).doesNotContain(0x123456);
        model.undo();
        assertThat(rows()).extracting(ClassList.Row::rgb).containsOnly(0x123456);
    }

    @Test
    void aNameThatAnotherClassHasByNowIsNotGivenBack() {
        classes.rename(1, "tarn");
        classes.rename(0, "class 1");
        assertThat(classes.reset(Set.of(1))).isFalse();
        assertThat(model.notice().get().sentence()).contains("another class called \"class 1\"");
        assertThat(classes.reset(Set.of(0, 1))).isTrue();
        assertThat(rows()).extracting(ClassList.Row::name).containsExactly("class 0", "class 1");
    }

    @Test
    void otherClassesKeepTheirOwnNamesAlsoWhenStepsAreTakenBack() {
        classes.rename(1, "tarn");
        classes.recolour(Set.of(1), 0x123456);
        Batch other = TestBatches.square("b", new ClassTable(
                List.of(new ClassTable.Entry("land", 0), new ClassTable.Entry("sea", 0xff))));
        model.open(other);
        assertThat(model.snapshot().get().appearance().looks()).isEmpty();
        model.undo();
        assertThat(rows()).extracting(ClassList.Row::name).containsExactly("land", "sea");
        assertThat(rows().get(1).rgb()).isEqualTo(0xff);
    }

    @Test
    void whatIsHiddenStaysHiddenInAnotherSampleOfTheSameClasses() {
        classes.setVisible(Set.of(1), false);
        model.open(TestBatches.square("b"));
        assertThat(rows().get(1).visible()).isFalse();
    }
}
