package org.jaccardlab.app.workbench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jaccardlab.app.workbench.WorstList.By;
import org.jaccardlab.app.workbench.WorstList.Side;
import org.jaccardlab.app.workbench.WorstList.What;
import org.jaccardlab.evaluation.FieldKey;
import org.jaccardlab.evaluation.Quantity;
import org.jaccardlab.evaluation.nd4j.Nd4jEngine;
import org.jaccardlab.raster.Field;
import org.jaccardlab.sample.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

class WorstListTest {

    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final WorkbenchModel model = new WorkbenchModel(new Nd4jEngine(), worker::add, Runnable::run);
    private final WorstList worst = new WorstList(model, worker::add, Runnable::run);

    @BeforeEach
    void open() {
        model.open(TestBatches.square("a, b"));
        worst.watch(true);
        drain();
    }

    @AfterEach
    void close() {
        model.batch().get().ifPresent(Batch::close);
    }

    private void drain() {
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
    }

    private WorstList.Table ranked(What what, By by, Side side) {
        worst.choose(what, by, side);
        drain();
        return worst.table().get().orElseThrow();
    }

    @Test
    void theHeadingSaysWhatIsRankedByWhat() {
        assertThat(ranked(What.PIXELS, By.SHARE, Side.TARGET).heading()).isEqualTo("Pixels by loss share");
        WorstList.Table regions = ranked(What.REGIONS, By.GAIN, Side.PREDICTION);
        assertThat(regions.heading()).isEqualTo("Regions of the prediction by gain if mended");
        assertThat(regions.note()).startsWith("sum over their pixels of what the loss would fall by");
    }

    @Test
    void pixelsComeWithThoseThatAddMostToTheLossFirst() {
        List<WorstList.Row> rows = ranked(What.PIXELS, By.SHARE, Side.TARGET).rows();
        assertThat(rows).hasSize(200).isSortedAccordingTo((a, b) -> Double.compare(b.sum(), a.sum()));
        Field share = model.evaluation().get().orElseThrow().field(FieldKey.total(Quantity.SHARE)).orElseThrow();
        assertThat(rows.getFirst().sum()).isEqualTo(share.at(rows.getFirst().at().x(), rows.getFirst().at().y()));
    }

    @Test
    void theSharesOfAllClassesAreTheLoss() {
        List<WorstList.Row> rows = ranked(What.CLASSES, By.SHARE, Side.TARGET).rows();
        assertThat(rows).extracting(WorstList.Row::cls).containsExactlyInAnyOrder("class 0", "class 1");
        assertThat(rows.stream().mapToDouble(WorstList.Row::sum).sum())
                .isCloseTo(model.evaluation().get().orElseThrow().loss(), within(1e-6));
        assertThat(rows.stream().mapToDouble(WorstList.Row::part).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void regionsHangTogether() {
        List<WorstList.Row> rows = ranked(What.REGIONS, By.GRADIENT, Side.TARGET).rows();
        assertThat(rows).extracting(WorstList.Row::pixels).containsExactlyInAnyOrder(24 * 24, 64 * 64 - 24 * 24);
    }

    @Test
    void aFieldThatNoPaneShowsIsComputedOnlyWhileSomebodyLooks() {
        ranked(What.PIXELS, By.GAIN, Side.TARGET);
        assertThat(model.evaluation().get().orElseThrow().field(FieldKey.total(Quantity.GAIN))).isPresent();
        worst.watch(false);
        model.change("temperature", settings -> settings.withFirstTerm(term -> term.withTemperature(2)));
        drain();
        assertThat(model.evaluation().get().orElseThrow().field(FieldKey.total(Quantity.GAIN))).isEmpty();
    }

    @Test
    void itFollowsTheSettings() {
        WorstList.Table before = ranked(What.CLASSES, By.SHARE, Side.TARGET);
        model.change("temperature", settings -> settings.withFirstTerm(term -> term.withTemperature(3)));
        drain();
        assertThat(worst.table().get().orElseThrow().rows()).isNotEqualTo(before.rows());
    }

    @Test
    void theCsvHasALineOfNamesAndQuotesWhatNeedsIt() {
        String[] lines = csv(ranked(What.CLASSES, By.GAIN, Side.PREDICTION)).split("\n");
        assertThat(lines[0]).isEqualTo("rank,sample,what,ranked_by,class,x,y,pixels,sum,part_of_all");
        assertThat(lines[1]).startsWith("1,\"a, b\",class of the prediction,gain,class ").endsWith(",");
    }

    private static String csv(WorstList.Table table) {
        StringBuilder text = new StringBuilder();
        assertThatCode(() -> table.writeCsv(text)).doesNotThrowAnyException();
        return text.toString();
    }

    @Test
    void aFileCanHoldMoreRowsThanTheScreen() {
        WorstList.Table shown = ranked(What.PIXELS, By.SHARE, Side.TARGET);
        WorstList.Table all = worst.ofUpTo(Integer.MAX_VALUE).orElseThrow().get();
        assertThat(all.rows().size()).isGreaterThan(shown.rows().size());
        assertThat(all.rows().subList(0, shown.rows().size())).isEqualTo(shown.rows());
        assertThat(csv(all).lines()).hasSize(all.rows().size() + 1);
    }
}
