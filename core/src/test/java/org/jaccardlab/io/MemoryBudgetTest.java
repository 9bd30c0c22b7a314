package org.jaccardlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jaccardlab.raster.Precision;
import org.jaccardlab.raster.Region;
import org.jaccardlab.raster.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What opening needs, from the heads of files alone, held against what there is. */
class MemoryBudgetTest extends LoadingTest {

    private static final long GB = 1_000_000_000;

    private static Outline outline(Size size, int classes, boolean half, int arrays) {
        return new Outline(List.of(new Outline.Member(size,
                java.util.Collections.nCopies(arrays, new Outline.Array(classes, half)), 1)));
    }

    @ParameterizedTest(name = "{1} x {2} x {3}, half {0}, {4} arrays, {5}")
    @CsvSource(delimiter = '|', textBlock = """
            false | 150 | 2048 | 4096 | 1 |         | FLOAT32 | 5033164800
            false | 150 | 2048 | 4096 | 1 |         | FLOAT16 | 2516582400
            false | 150 | 2048 | 4096 | 2 |         | FLOAT32 | 10066329600
            true  | 150 | 2048 | 4096 | 1 |         | FLOAT32 | 2516582400
            true  | 2   | 1024 | 1024 | 1 |         | FLOAT32 | 8388608
            false | 150 | 2048 | 4096 | 1 | 0,0,8x4 | FLOAT32 | 19200
            false | 150 | 2048 | 4096 | 1 | 0,0,8x4 | FLOAT16 | 9600
            false | 2   | 10   | 10   | 0 |         | FLOAT32 | 0
            """)
    void arraysNeedTheirNumbersInTheFormTheyAreHeld(boolean half, int classes, int height, int width, int arrays,
            String region, Precision precision, long bytes) {
        Intake intake = new Intake(Optional.ofNullable(region).map(Region::parse), precision);
        assertThat(MemoryNeed.of(outline(new Size(height, width), classes, half, arrays), intake).volumes())
                .isEqualTo(bytes);
    }

    @Test
    void theHeapHoldsImagesLabelsFieldsAndWhatTheEngineRemembers() {
        Outline.Member member = new Outline.Member(new Size(100, 100), List.of(), 2);
        Outline.Member smaller = new Outline.Member(new Size(10, 10), List.of(), 2);
        assertThat(MemoryNeed.of(new Outline(List.of(member)), Intake.WHOLE))
                .isEqualTo(new MemoryNeed(0, 10_000 * (4 + 20 + 2 + 16)));
        // Only one image is shown at a time.
        assertThat(MemoryNeed.of(new Outline(List.of(member, smaller)), Intake.WHOLE).heap())
                .isEqualTo(10_000 * (4 + 20 + 2 + 16) + 100 * (4 + 20 + 2));
    }

    @ParameterizedTest
    @CsvSource({"5, 1, 10, true, true", "5, 1, 6, true, true", "5, 1, 5, false, true", "4, 1, 10, false, false",
            "5, 0, 10, false, true", "5, 1, 4, false, false"})
    void aNeedIsMetIfEachKindOfMemoryAndAllTogetherIsThere(long outside, long heap, long together, boolean holds,
            boolean holdsVolumes) {
        MemoryBudget budget = new MemoryBudget(outside, heap, together);
        assertThat(budget.holds(new MemoryNeed(5, 1))).isEqualTo(holds);
        assertThat(budget.holdsVolumes(new MemoryNeed(5, 1))).isEqualTo(holdsVolumes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 | 9   | 9 | needs 5.5 GB of memory but 3.0 GB are free
            9 | 9   | 2 | needs 5.5 GB of memory but 2.0 GB are free
            9 | 0.1 | 9 | needs 500 MB on the Java heap but 100 MB are left there
            """)
    void whatLacksIsSaidWithBothNumbers(double outside, double heap, double together, String words) {
        assertThat(new MemoryBudget((long) (outside * GB), (long) (heap * GB), (long) (together * GB))
                .lack(new MemoryNeed(5 * GB, GB / 2))).isEqualTo(words);
    }

    @Test
    void theRegionProposedFitsWithSomethingToSpareAndIsNotMuchSmallerThanItMustBe() {
        Outline outline = outline(new Size(2048, 4096), 150, false, 1);
        MemoryBudget budget = new MemoryBudget(GB, GB, GB);
        Region region = outline.regionWithin(budget, Precision.FLOAT32).orElseThrow();
        long total = MemoryNeed.of(outline, Intake.WHOLE.of(region)).total();
        assertThat(total).isBetween(GB * 73 / 100, GB * 75 / 100);
        assertThat(region.isWithin(new Size(2048, 4096))).isTrue();
        assertThat(outline.regionWithin(budget, Precision.FLOAT16).orElseThrow().size().pixels())
                .isGreaterThan(region.size().pixels() * 3 / 2);
        assertThat(outline.regionWithin(new MemoryBudget(0, 0, 0), Precision.FLOAT32)).isEmpty();
    }

    @Test
    void aProposedRegionIsWithinEveryImageOfABatch() {
        Outline outline = new Outline(List.of(new Outline.Member(new Size(10, 90), List.of(), 1),
                new Outline.Member(new Size(80, 20), List.of(), 1)));
        assertThat(outline.regionWithin(MemoryBudget.UNLIMITED, Precision.FLOAT32))
                .contains(Region.whole(new Size(10, 20)));
    }

    @Test
    void theHeadsOfFilesSayWhatOpeningNeeds() throws IOException {
        Path net = file("net.npy", NpyBytes.of("<f2", "(3, 2, 2)", new double[12]));
        Path soft = file("soft.npy", NpyBytes.of("<f4", "(3, 2, 2)", new double[12]));
        Outline outline = SampleFiles.of(List.of(file("photo.png")), List.of(file("label.png"), soft), List.of(net))
                .plan().outline();
        assertThat(outline.members()).containsExactly(new Outline.Member(new Size(2, 2),
                List.of(new Outline.Array(3, true), new Outline.Array(3, false)), 1));
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeAnythingIsRead() throws IOException {
        Path net = file("net.npy", NpyBytes.of("<f4", "(3, 2, 2)", Double.NaN, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        OpeningPlan plan = predicted(PredictionFile.of(net)).plan();
        MemoryBudget tight = new MemoryBudget(47, 10_000, 10_000);
        assertThatThrownBy(() -> plan.read(Intake.WHOLE, tight)).isInstanceOf(DoesNotFitException.class)
                .hasMessage("photo needs 0 MB of memory but 0 MB are free: open it as float16, or a region of it.");
        // With half the memory for each number it would fit, were it not for what it holds.
        assertThatThrownBy(() -> plan.read(Intake.WHOLE.asFloat16(), tight)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> plan.read(Intake.WHOLE.of(Region.parse("0,0,2x1")), tight))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> plan.read(Intake.WHOLE, MemoryBudget.UNLIMITED)).hasMessageContaining("NaN");
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000", "64k, 65536", "3M, 3145728", "2g, 2147483648", "1Gb, 1073741824"})
    void aCapIsWrittenAsVirtualMachinesWriteIt(String text, long bytes) {
        assertThat(MemoryBudget.cap(text)).contains(bytes);
    }

    @ParameterizedTest
    @CsvSource({"0", "''", "much", "-1"})
    void anyOtherCapIsNone(String text) {
        assertThat(MemoryBudget.cap(text)).isEmpty();
    }

    @Test
    void thereIsSomeMemoryNow() {
        MemoryBudget now = MemoryBudget.now();
        assertThat(now.heap()).isBetween(1L, Runtime.getRuntime().maxMemory());
        assertThat(now.together()).isPositive();
    }
}
