package org.jaccardlab.app.workbench;

import java.io.IOException;
import java.nio.file.Path;
import org.jaccardlab.io.DoesNotFitException;
import org.jaccardlab.io.Intake;
import org.jaccardlab.io.MemoryBudget;
import org.jaccardlab.io.MemoryNeed;
import org.jaccardlab.io.SampleFolder;
import org.jaccardlab.raster.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A sample of 364 x 205 pixels with two predictions of two classes: numbers in half precision. */
class MemoryOfferTest {

    private static final Path BALTIC = Path.of(System.getProperty("jaccardlab.samples"), "baltic");
    private static final long PLENTY = 1 << 30;

    private static MemoryOffer offer(MemoryBudget budget, Intake intake) throws IOException {
        var plan = SampleFolder.plan(BALTIC);
        return new MemoryOffer(
                catchThrowableOfType(DoesNotFitException.class, () -> plan.read(intake, budget)).unfit());
    }

    private static MemoryBudget outside(double part) throws IOException {
        MemoryNeed whole = MemoryNeed.of(SampleFolder.plan(BALTIC).outline(), Intake.WHOLE);
        return new MemoryBudget((long) (part * whole.volumes()), PLENTY, PLENTY);
    }

    @ParameterizedTest
    @CsvSource({"0.6, true", "0.5, true", "0.4, false"})
    void halfThePrecisionIsOfferedIfItFits(double part, boolean open) throws IOException {
        MemoryOffer.Way half = offer(outside(part), Intake.WHOLE).float16();
        assertThat(half.isOpen()).isEqualTo(open);
        assertThat(half.words()).contains(open ? "rounded to 11 significant bits" : "too much");
    }

    @Test
    void halfThePrecisionIsNotOfferedTwice() throws IOException {
        assertThat(offer(outside(0.4), Intake.WHOLE.asFloat16()).float16().words()).contains("float16 already");
    }

    @Test
    void theProposedRegionIsOpen() throws IOException {
        MemoryOffer offer = offer(outside(0.4), Intake.WHOLE);
        assertThat(offer.region(offer.proposed().orElseThrow()).isOpen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0,0,364x205 | too much
            300,0,65x10 | reaches beyond 364 x 205
            0,200,10x6  | reaches beyond 364 x 205
            """)
    void aRegionThatCannotBeOpenedSaysWhy(String region, String reason) throws IOException {
        MemoryOffer.Way way = offer(outside(0.4), Intake.WHOLE).region(Region.parse(region));
        assertThat(way.isOpen()).isFalse();
        assertThat(way.words()).contains(reason);
    }

    @Test
    void openingAnywayIsOfferedOnlyIfTheArraysFit() throws IOException {
        assertThat(offer(outside(0.9), Intake.WHOLE).anyway().words()).contains("not even its arrays fit");
        MemoryBudget littleHeap = new MemoryBudget(PLENTY, 1_000_000, PLENTY);
        assertThat(offer(littleHeap, Intake.WHOLE).anyway().isOpen()).isTrue();
        assertThat(offer(littleHeap, Intake.WHOLE).float16().isOpen()).isFalse();
    }

    @Test
    void nothingIsProposedWhereNothingFits() throws IOException {
        assertThat(offer(new MemoryBudget(0, 0, 0), Intake.WHOLE).proposed()).isEmpty();
    }
}
