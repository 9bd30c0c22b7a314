package org.jaccardlab.app.workbench;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeedSearchTest {

    private final Deed fit = deed("View", "Fit", "Show the whole image");
    private final Deed fitColours = deed("View", "Fit colours", "Fit the colour limits to what is on screen");
    private final Deed dice = deed("Loss", "Soft Dice (L1)", "Twice the overlap over both sizes");
    private final Deed monai = deed("As implemented in MONAI", "DiceLoss", "");
    private final Deed entropy = deed("Pane 2", "Entropy (nats)", "");
    private final List<Deed> all = List.of(fitColours, fit, dice, monai, entropy);

    private static Deed deed(String group, String title, String help) {
        return new Deed(group, title, help, () -> {
        });
    }

    @Test
    void nothingTypedLeavesEverythingInItsOrder() {
        assertThat(DeedSearch.find(all, "  ")).isEqualTo(all);
    }

    @Test
    void aWholeTitleComesBeforeALongerOne() {
        assertThat(DeedSearch.find(all, "fit")).containsExactly(fit, fitColours);
    }

    @Test
    void wordsAreFoundInAnyOrderAndWhereverTheyStand() {
        assertThat(DeedSearch.find(all, "entr pane 2")).containsExactly(entropy);
        assertThat(DeedSearch.find(all, "MONAI dice")).containsExactly(monai);
        assertThat(DeedSearch.find(all, "whole")).containsExactly(fit);
    }

    @Test
    void beginningsComeBeforeMiddles() {
        assertThat(DeedSearch.find(all, "dice")).containsExactly(monai, dice);
        assertThat(DeedSearch.find(all, "loss")).containsExactly(dice, monai);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(DeedSearch.find(all, "fit lovasz")).isEmpty();
    }
}
