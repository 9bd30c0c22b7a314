package org.jaccardlab.app.workbench;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ArrangementTest {

    @ParameterizedTest
    @CsvSource({"1, one pane", "2, '2 side by side, 2 stacked'", "3, '3 in 2 columns, 3 side by side, 3 stacked'",
            "4, '4 in 2 columns, 4 side by side, 4 stacked'", "5, 5 in 3 columns",
            "6, '6 in 3 columns, 6 in 2 columns'"})
    void panesStandInAnyWayThatLeavesThemLargeEnough(int panes, String ways) {
        assertThat(String.join(", ", Arrangement.all(panes).stream().map(Arrangement::title).toList()))
                .isEqualTo(ways);
    }

    @Test
    void afterTheLastWayComesTheFirst() {
        assertThat(Arrangement.of(2).next()).isEqualTo(new Arrangement(2, 1));
        assertThat(Arrangement.of(2).next().next()).isEqualTo(Arrangement.of(2));
        assertThat(Arrangement.of(1).next()).isEqualTo(Arrangement.of(1));
    }

    @Test
    void aSnapshotKeepsItsColumnsOnlyWhereTheyFit() {
        Snapshot stacked = Snapshot.BLANK.withVisiblePanes(2).withAppearance(look -> look.withColumns(1));
        assertThat(stacked.arrangement()).isEqualTo(new Arrangement(2, 1));
        assertThat(stacked.withVisiblePanes(6).arrangement()).isEqualTo(new Arrangement(6, 3));
    }
}
