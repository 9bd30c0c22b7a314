package org.jaccardlab.app.workbench;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryUseTest {

    private static final long MEGABYTE = 1 << 20;

    @Test
    void itIsReadInMegabytes() {
        MemoryUse use = new MemoryUse(412 * MEGABYTE, 2048 * MEGABYTE, 37 * MEGABYTE);
        assertThat(use.text()).isEqualTo("412 of 2,048 MB");
        assertThat(use.words()).contains("412 MB", "2,048 MB", "20 %", "37 MB").doesNotContain("nearly full");
    }

    @Test
    void littleRoomIsSaidInWordsToo() {
        MemoryUse use = new MemoryUse(95 * MEGABYTE, 100 * MEGABYTE, 0);
        assertThat(use.isNearlyFull()).isTrue();
        assertThat(use.words()).contains("nearly full");
    }

    @Test
    void whatWasReleasedIsNeverLessThanNothing() {
        MemoryUse before = new MemoryUse(10 * MEGABYTE, 100 * MEGABYTE, 0);
        assertThat(new MemoryUse(12 * MEGABYTE, 100 * MEGABYTE, 0).releasedSince(before)).startsWith("Released 0 MB");
        assertThat(new MemoryUse(4 * MEGABYTE, 100 * MEGABYTE, 0).releasedSince(before)).startsWith("Released 6 MB");
    }
}
