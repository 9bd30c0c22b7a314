package org.jaccardlab.app.workbench;

import java.util.List;
import java.util.Set;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.sample.Batch;
import org.jaccardlab.sample.Palette;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
    void whatIsHiddenStaysHiddenInAnotherSampleOfTheSameClasses() {
        classes.setVisible(Set.of(1), false);
        model.open(TestBatches.square("b"));
        assertThat(rows().get(1).visible()).isFalse();
    }
}
